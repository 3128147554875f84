import { ParseError } from '../../schemas/intake/connector.ts';
import type { MergedRange } from '../shared/fill-down.ts';
import type { Archive } from '../shared/archive.ts';
import { columnOf } from './cell-text.ts';

/** Finds a sheet's merged ranges, which stand below all its rows, without parsing what is before them. */
export interface MergeScanner {
  push(chunk: Uint8Array): void;
  /** The ranges so far. */
  readonly ranges: MergedRange[];
}

const tag = 'mergeCell ';
/** A tag is far shorter; a longer one is none. */
const longestTag = 200;
const mostRanges = 1_000_000;
/** What is larger unpacked is not read twice for its merged cells. */
const mostBytes = 1024 ** 3;

export function createMergeScanner(): MergeScanner {
  const ranges: MergedRange[] = [];
  let carry = Buffer.alloc(0);
  return {
    ranges,
    push(chunk) {
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      const text = carry.length === 0 ? bytes : Buffer.concat([carry, bytes]);
      let done = 0;
      for (let at = text.indexOf(tag); at >= 0; at = text.indexOf(tag, done)) {
        const end = text.indexOf('>', at);
        if (end < 0 && text.length - at < longestTag) {
          carry = Buffer.from(text.subarray(at));
          return;
        }
        done = at + tag.length;
        const range = rangeOf(text.toString('latin1', at, end < 0 ? done : end));
        if (range && ranges.push(range) > mostRanges)
          throw new ParseError('FILE_LIMIT', { limit: 'rows', where: 'mergeCells' });
      }
      carry = Buffer.from(text.subarray(Math.max(done, text.length - tag.length + 1)));
    },
  };
}

/** Reads the merged ranges of a sheet; none when it is too large to be read for them alone. */
export async function readMerges(archive: Archive, part: string): Promise<MergedRange[]> {
  if (archive.sizeOf(part) > mostBytes) return [];
  const scanner = createMergeScanner();
  for await (const chunk of archive.stream(part)) scanner.push(chunk);
  return scanner.ranges;
}

function rangeOf(element: string): MergedRange | null {
  const [, from, top, to, bottom] = /ref\s*=\s*["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/.exec(element) ?? [];
  if (!from || !to) return null;
  return { top: Number(top) - 1, left: columnOf(from), bottom: Number(bottom) - 1, right: columnOf(to) };
}
