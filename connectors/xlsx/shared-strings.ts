import { ParseError } from '../../schemas/intake/connector.ts';
import type { Archive } from '../shared/archive.ts';
import { unescapeText } from './cell-text.ts';
import { createXmlReader } from '../shared/xml.ts';

/** The workbook's strings as UTF-8, end to end. */
export interface SharedStrings {
  /** Bytes of the nth string; empty when there is none. */
  bytesOf(index: number): Uint8Array;
}

const mostBytes = 256 * 1024 * 1024;
const mostStrings = 16 * 1024 * 1024;

/**
 * Reads the shared strings, only as far as string `last` when that is given. Throws FILE_LIMIT when they are more
 * than memory should hold.
 */
export async function readSharedStrings(
  archive: Archive,
  part: string,
  last = Infinity,
): Promise<SharedStrings> {
  const store = createStore();
  let text = '';
  let taking = false;
  let phonetic = false;
  const reader = createXmlReader(part, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') taking = !phonetic;
    },
    text(piece) {
      if (taking) text += piece;
    },
    close(name) {
      if (name === 't') taking = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') store.add(unescapeText(text));
    },
  });
  let empty = true;
  for await (const chunk of archive.stream(part)) {
    empty = false;
    reader.write(chunk);
    if (store.count() > last) return store;
  }
  if (!empty) reader.end();
  return store;
}

function createStore() {
  let bytes = Buffer.alloc(1 << 16);
  let ends = new Uint32Array(1 << 12);
  let count = 0;
  let length = 0;
  return {
    count: () => count,
    add(text: string): void {
      const needed = length + text.length * 3;
      if (needed > mostBytes || count === mostStrings)
        throw new ParseError('FILE_LIMIT', { limit: 'shared-strings', where: String(count) });
      if (needed > bytes.length) bytes = Buffer.concat([bytes], Math.max(needed, bytes.length * 2));
      if (count === ends.length) ends = Uint32Array.from({ length: count * 2 }, (_, i) => ends[i] ?? 0);
      length += bytes.write(text, length, 'utf8');
      ends[count++] = length;
    },
    bytesOf(index: number): Uint8Array {
      if (!(index >= 0 && index < count)) return bytes.subarray(0, 0);
      return bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index]);
    },
  };
}
