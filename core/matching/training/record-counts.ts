import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';

/** How many records of each source hold each of some numbered values, and which sources are never compared within. */
export interface RecordCounts {
  /** By source, then by value number. */
  records: readonly ArrayLike<number>[];
  /** By source: no two of its records are compared. */
  closed: readonly boolean[];
}

/**
 * @param records by source in the order of its number, then by value number; one entry holds all records where
 *   sources make no difference
 */
export function recordCounts(
  { linkType, clustering }: Pick<LinkageModel, 'linkType' | 'clustering'>,
  records: readonly ArrayLike<number>[],
): RecordCounts {
  const closed = records.map((_, source) => linkType === 'link' || clustering.uniqueSources.includes(source));
  return { records, closed };
}

/** Pairs of records of which one holds `left` and the other `right`, which may be the same value. */
export function comparablePairs({ records, closed }: RecordCounts, left: number, right: number): number {
  let [total, other, within] = [0, 0, 0];
  for (const [source, counts] of records.entries()) {
    const [l, r] = [counts[left]!, counts[right]!];
    total += l;
    other += r;
    if (closed[source]) within += left === right ? (l * (l - 1)) / 2 : l * r;
  }
  return (left === right ? (total * (total - 1)) / 2 : total * other) - within;
}

/** Pairs of records in all: n(n − 1)/2 without those inside closed sources. */
export function totalPairs({ records, closed }: RecordCounts): number {
  const sums = records.map((counts) => {
    let sum = 0;
    for (let i = 0; i < counts.length; i++) sum += counts[i]!;
    return [sum];
  });
  return comparablePairs({ records: sums, closed }, 0, 0);
}
