import type { Constraints } from './scored-pairs.ts';

/** What stands against one group of two: another identity, or a second record of a source that has one per entity. */
export type Objection = 'contradiction' | 'unique-source';

/** The identities and unique sources of growing groups; a group is named by its first record. */
export interface GroupLimits {
  objection(left: number, right: number): Objection | null;
  merge(into: number, from: number): void;
}

const bits = 31;

/** Keeps per group one value of each identity and one bit for each unique source. */
export function groupLimits(records: number, constraints: Constraints): GroupLimits {
  const identities = (constraints.contradictions ?? []).map((column) => Int32Array.from(column));
  const words = sourceWords(records, constraints.uniqueSource);

  return {
    objection(left, right) {
      for (const identity of identities) {
        const [a, b] = [identity[left]!, identity[right]!];
        if (a >= 0 && b >= 0 && a !== b) return 'contradiction';
      }
      for (const word of words) if ((word[left]! & word[right]!) !== 0) return 'unique-source';
      return null;
    },
    merge(into, from) {
      for (const identity of identities) if (identity[into]! < 0) identity[into] = identity[from]!;
      for (const word of words) word[into] = word[into]! | word[from]!;
    },
  };
}

function sourceWords(records: number, source: Int32Array | undefined): Int32Array[] {
  if (!source) return [];
  let last = -1;
  for (const number of source) last = Math.max(last, number);
  const words = Array.from({ length: Math.ceil((last + 1) / bits) }, () => new Int32Array(records));
  for (let n = 0; n < records; n++) {
    const number = source[n]!;
    if (number >= 0) words[Math.floor(number / bits)]![n] = 1 << (number % bits);
  }
  return words;
}
