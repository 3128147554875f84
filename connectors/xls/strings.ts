import { ParseError } from '../../schemas/intake/connector.ts';
import type { BiffRecord } from './records.ts';

/** Reads Unicode strings ([MS-XLS] 2.5.293, 2.5.294) that may run on into continuing records. */
export interface StringReader {
  readonly isAtEnd: boolean;
  /** Goes past bytes that are not text. */
  skip(bytes: number): void;
  /** Reads a string whose length takes one byte or two. */
  read(lengthBytes: 1 | 2): string;
}

const isWide = 0x01;
const hasExtension = 0x04;
const hasRuns = 0x08;

/** Creates the reader of a record's strings, from byte `offset` on. Reading past the end throws RangeError. */
export function createStringReader({ data, continuations }: BiffRecord, offset: number): StringReader {
  let segment = data;
  let at = offset;
  let next = 0;

  function moveOn(): void {
    while (at >= segment.length && next < continuations.length) {
      at -= segment.length;
      segment = continuations[next++]!;
    }
  }

  function number(bytes: number): number {
    moveOn();
    const value = segment.readUIntLE(at, bytes);
    at += bytes;
    return value;
  }

  function characters(count: number, flags: number): string {
    let wide = (flags & isWide) !== 0;
    let text = '';
    for (let left = count; ;) {
      const taken = Math.min(left, wide ? (segment.length - at) >> 1 : segment.length - at);
      const end = at + (wide ? taken * 2 : taken);
      text += segment.toString(wide ? 'utf16le' : 'latin1', at, end);
      at = end;
      left -= taken;
      if (left <= 0) return text;
      if (next === continuations.length) throw new RangeError('a string goes on behind its record');
      segment = continuations[next++]!;
      wide = (segment[0]! & isWide) !== 0; // a string that goes on says anew how wide it is
      at = 1;
    }
  }

  function skip(bytes: number): void {
    at += bytes;
    moveOn();
  }

  return {
    get isAtEnd() {
      moveOn();
      return at >= segment.length;
    },
    skip,
    read(lengthBytes) {
      const count = number(lengthBytes);
      const flags = number(1);
      const runs = flags & hasRuns ? number(2) : 0;
      const extension = flags & hasExtension ? number(4) : 0;
      const text = characters(count, flags);
      if (runs > 0 || extension > 0) skip(runs * 4 + extension);
      return text;
    },
  };
}

const mostStrings = 4_000_000;

/**
 * Reads the workbook's shared strings (2.4.265) to the record's end: some programs declare fewer than they write.
 * Throws FILE_LIMIT when memory should not hold so many.
 */
export function readSharedStrings(record: BiffRecord): string[] {
  const declared = record.data.readUInt32LE(4);
  const reader = createStringReader(record, 8);
  const strings: string[] = [];
  try {
    while (!reader.isAtEnd) {
      if (strings.length === mostStrings)
        throw new ParseError('FILE_LIMIT', { limit: 'shared-strings', where: String(mostStrings) });
      strings.push(reader.read(2));
    }
  } catch (error) {
    if (!(error instanceof RangeError && strings.length >= declared)) throw error;
  }
  return strings;
}
