import type { ByteSource, Note } from '../../schemas/intake/connector.ts';
import type { Damage, Encoding } from './transcoder.ts';

interface EncodedText {
  encoding: Encoding;
  skipBytes: number;
}

/** Says where a file's encoding does not explain its bytes: the line, from 1, and the byte, from 0. */
export async function damageNotes(
  source: ByteSource,
  { encoding, skipBytes }: EncodedText,
  { other, bad, cutAt }: Damage,
): Promise<Note[]> {
  const notes: Note[] = [];
  const place = async (at: number) => ({
    line: await lineAt(source, encoding, skipBytes + at),
    offset: skipBytes + at,
  });
  if (other) {
    const found = encoding === 'utf-8' ? 'GB18030' : 'UTF-8';
    notes.push({
      code: 'mixed-encodings',
      data: { encoding: found, count: other.count, ...(await place(other.at)) },
    });
  }
  if (bad) notes.push({ code: 'undecodable-text', data: { count: bad.count, ...(await place(bad.at)) } });
  if (cutAt !== null) notes.push({ code: 'cut-off-character', data: { offset: skipBytes + cutAt } });
  return notes;
}

/** Counts line feeds up to an offset; only damaged files are read once more for it. */
async function lineAt(source: ByteSource, encoding: Encoding, offset: number): Promise<number> {
  const isUtf16 = encoding.startsWith('utf-16');
  const feed = encoding === 'utf-16le' ? [0x0a, 0] : [0, 0x0a];
  let line = 1;
  let at = 0;
  let before = -1;
  for await (const chunk of source.stream()) {
    for (const byte of chunk) {
      if (at === offset) return line;
      if (isUtf16 ? at % 2 === 1 && before === feed[0] && byte === feed[1] : byte === 0x0a) line++;
      before = byte;
      at++;
    }
  }
  return line;
}
