import { ParseError } from '../../schemas/intake/connector.ts';

/** A page holds no more values than this. */
export const mostPageValues = 1 << 22;

/**
 * Looks through the runs of a hybrid of run lengths and packed bits (parquet-format, Encodings.md) before it is
 * decoded: five bytes may announce a billion values. It goes exactly the decoder's way, which does not heed the
 * length that is told but goes on until it has its values, and of packed bits takes one byte at least.
 */
export function checkRuns(bytes: Uint8Array, start: number, width: number, values: number): void {
  let at = start;
  let seen = 0;
  while (at < bytes.length && seen < values) {
    const { header, next } = readHeader(bytes, at);
    const isPacked = (header & 1) === 1;
    const count = isPacked ? (header >> 1) << 3 : header >>> 1;
    if (count < 0 || count > mostPageValues)
      throw new ParseError('FILE_LIMIT', { limit: 'page', where: String(header >>> 1) });
    at = next + (isPacked ? Math.max(1, Math.ceil((count * width) / 8)) : Math.ceil(width / 8));
    seen += count;
  }
}

/** A varint, of which the decoder keeps 32 bits. */
function readHeader(bytes: Uint8Array, start: number): { header: number; next: number } {
  let header = 0;
  let at = start;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    header |= (byte & 0x7f) << shift;
    if (byte < 0x80) return { header, next: at };
  }
}
