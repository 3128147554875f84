import { setImmediate } from 'node:timers/promises';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import type { BlockIndex } from '../blocking/block-index.ts';
import { pairBatches, type PairBatch } from '../blocking/pair-batches.ts';
import { compileComparison } from '../comparison/compile-comparison.ts';
import { pairComparer, type PairComparer } from '../pairs/compare-pairs.ts';
import {
  encodeValues,
  readCodes,
  readDictionary,
  valueTable,
  type ReadyComparison,
} from '../pairs/value-dictionary.ts';

/** The candidate pairs of some records, ready to be compared as often as wanted; no table ever holds them. */
export interface PreparedPairs {
  index: BlockIndex;
  ready: readonly ReadyComparison[];
  /** Record by record the number of its value in each comparison. */
  codes: Int32Array;
  comparer: PairComparer;
  /** What stands after FROM for the records that are in a pair, under the name `record`. */
  records: string;
}

/** Encodes the records of the index and makes their comparisons ready. */
export async function preparePairs(
  session: ConnectedSession,
  model: LinkageModel,
  index: BlockIndex,
  places: readonly string[],
): Promise<PreparedPairs> {
  const records = index.changed ? await involvedRecords(session, index) : 'record';
  await encodeValues(session, model, records);
  const ready: ReadyComparison[] = [];
  for (const [k, comparison] of model.comparisons.entries())
    ready.push({
      compiled: compileComparison(comparison, model.columns, places),
      dictionary: await readDictionary(session, k, comparison, model.columns),
    });
  const codes = await readCodes(session, model, index.records, records);
  return { index, ready, codes, comparer: pairComparer(session, ready, codes), records };
}

/** Of an incremental run only the records that meet somebody are read. */
async function involvedRecords(
  session: ConnectedSession,
  { records, equal, equalBlock, element }: BlockIndex,
): Promise<string> {
  const involved = new Int32Array(records);
  let count = 0;
  for (let n = 0; n < records; n++) {
    const meets =
      equal.some((_, place) => equalBlock[n * equal.length + place]! >= 0) ||
      element.some(({ start }) => start[n + 1]! > start[n]!);
    if (meets) involved[count++] = n;
  }
  await session.run('CREATE OR REPLACE TEMP TABLE involved (n INTEGER)');
  await session.append('involved', [involved.subarray(0, count)]);
  return '(SELECT * FROM record WHERE n IN (SELECT n FROM involved)) record';
}

/** Drops what `preparePairs` has made in the database. */
export async function releasePairs(session: ConnectedSession, { comparisons }: LinkageModel): Promise<void> {
  for (const table of ['involved', ...comparisons.map((_, k) => valueTable(k))])
    await session.run(`DROP TABLE IF EXISTS temp.${table}`);
}

/** Goes through all candidate pairs; other work gets its turn after each batch. */
export async function eachBatch(
  index: BlockIndex,
  signal: AbortSignal,
  work: (batch: PairBatch) => Promise<void>,
): Promise<void> {
  for (const batch of pairBatches(index)) {
    await work(batch);
    await setImmediate();
    signal.throwIfAborted();
  }
}
