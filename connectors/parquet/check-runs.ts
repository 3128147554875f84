import { ParseError } from '../../schemas/intake/connector.ts';

/** A page holds no more values than this. */
export const mostPageValues = 1 << 22;

/**
 * Looks through the runs of a hybrid of run lengths and packed bits (parquet-format, Encodings.md) before it is
 * decoded: five bytes may announce a billion values. Like the decoder it goes on until it has its values, whatever
 * length is told.
 */
export function checkRuns(bytes: Uint8Array, start: number, width: number, values: number): void {
  let at = start;
  let seen = 0;
  while (at < bytes.length && seen < values) {
    const header = readVarint(bytes, at);
    at = header.next;
    const isPacked = header.value % 2 === 1;
    const count = Math.floor(header.value / 2) * (isPacked ? 8 : 1);
    if (count > mostPageValues) throw new ParseError('FILE_LIMIT', { limit: 'page', where: String(count) });
    at += isPacked ? (count * width) / 8 : Math.ceil(width / 8);
    seen += count;
  }
}

function readVarint(bytes: Uint8Array, start: number): { value: number; next: number } {
  let value = 0;
  let at = start;
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, next: at };
  }
}
