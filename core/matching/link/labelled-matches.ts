import { setImmediate } from 'node:timers/promises';
import { HubError } from '../../base/hub-error.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { meetsAny } from '../blocking/ordered-rules.ts';
import { batchCapacity, emptyBatch } from '../blocking/pair-batches.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import type { LabelledMatches } from '../training/train-by-labels.ts';
import type { PreparedPairs } from './prepare-pairs.ts';
import { isInSample } from './training-sample.ts';

/** Of more pairs of one entity a sample is looked at. */
const mostPairs = 3_000_000;

/** Records whose entity is known, entity by entity. */
interface LabelledRecords {
  n: Int32Array;
  /** Where each entity begins, and one more at the end. */
  start: number[];
  /** Pairs of the records that may be compared. */
  pairs: number;
  isComplete: boolean;
}

/**
 * Compares the records that are known to be one entity, pair by pair. Which of them are looked at, where they are too
 * many, depends on the records and the seed alone.
 *
 * @param labels temporary table (n, label), without those that are not known
 * @throws HubError `LABELS_UNPAIRED` where no two records that may be compared have one label, the signal's reason
 */
export async function labelledMatches(
  session: Session,
  { index, comparer }: Pick<PreparedPairs, 'index' | 'comparer'>,
  labels: string,
  { seed, signal }: { seed: number; signal: AbortSignal },
): Promise<LabelledMatches> {
  const labelled = await readLabelled(session, index, labels);
  const most = pairsWithin(labelled.start);
  const every = Math.max(1, Math.ceil(most / mostPairs));
  const meets = meetsAny(index);
  const counts = new Map<number, number>();
  let [matches, sampled, met] = [0, 0, 0];
  const batch = emptyBatch();
  const compare = async () => {
    const patterns = await comparer.compare(batch);
    for (let i = 0; i < batch.length; i++) counts.set(patterns[i]!, (counts.get(patterns[i]!) ?? 0) + 1);
    batch.length = 0;
    await setImmediate();
    signal.throwIfAborted();
  };
  for (const [left, right] of pairsOf(labelled, index.closedSource)) {
    matches++;
    if (!isInSample({ every, seed }, left, right)) continue;
    sampled++;
    if (meets(left, right)) met++;
    batch.left[batch.length] = left;
    batch.right[batch.length++] = right;
    if (batch.length === batchCapacity) await compare();
  }
  await compare();
  if (sampled === 0) throw new HubError('LABELS_UNPAIRED', {});
  const found = [...counts].map(([number, count]) => ({ pattern: comparer.patternOf(number), count }));
  found.sort((a, b) => a.pattern - b.pattern);
  return {
    patterns: {
      pattern: Float64Array.from(found, ({ pattern }) => pattern),
      count: Float64Array.from(found, ({ count }) => (count * matches) / sampled),
    },
    matches,
    recall: met / sampled,
    pairs: labelled.pairs,
    isComplete: labelled.isComplete,
  };
}

async function readLabelled(
  session: Session,
  { closedSource, records }: PreparedPairs['index'],
  labels: string,
): Promise<LabelledRecords> {
  const table = await readColumns(
    session,
    `SELECT n::INTEGER AS n, dense_rank() OVER (ORDER BY label)::INTEGER AS entity FROM ${quote(labels)} ORDER BY 2, 1`,
  );
  const [n, entity] = [column<Int32Array>(table, 0), column<Int32Array>(table, 1)];
  const start = [...n.keys()].filter((row) => row === 0 || entity[row] !== entity[row - 1]);
  const bySource = new Map<number, number>();
  for (const record of n) {
    const source = closedSource ? closedSource[record]! : -1;
    if (source >= 0) bySource.set(source, (bySource.get(source) ?? 0) + 1);
  }
  const within = [...bySource.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  return {
    n,
    start: [...start, n.length],
    pairs: (n.length * (n.length - 1)) / 2 - within,
    isComplete: n.length === records,
  };
}

function pairsWithin(start: readonly number[]): number {
  let pairs = 0;
  for (let at = 0; at + 1 < start.length; at++) {
    const size = start[at + 1]! - start[at]!;
    pairs += (size * (size - 1)) / 2;
  }
  return pairs;
}

function* pairsOf(
  { n, start }: LabelledRecords,
  closedSource: Int32Array | null,
): Generator<[left: number, right: number]> {
  for (let at = 0; at + 1 < start.length; at++)
    for (let i = start[at]!; i < start[at + 1]!; i++)
      for (let j = i + 1; j < start[at + 1]!; j++) {
        const [left, right] = [n[i]!, n[j]!];
        const source = closedSource ? closedSource[left]! : -1;
        if (source < 0 || closedSource![right] !== source) yield [left, right];
      }
}
