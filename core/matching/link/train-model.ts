import { setImmediate } from 'node:timers/promises';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { numberPairs } from '../pairs/number-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import type { ReadyComparison } from '../pairs/value-dictionary.ts';
import { estimateU, type LevelsOf } from '../training/estimate-u.ts';
import { estimateJointU, type Joint } from '../training/interactions.ts';
import { recordCounts, totalPairs, type RecordCounts } from '../training/record-counts.ts';
import { trainByEm, type TrainingInput } from '../training/train-by-em.ts';
import { trainByLabels, type LabelledMatches } from '../training/train-by-labels.ts';
import { fixedComparisons } from './fixed-comparisons.ts';
import type { PreparedPairs } from './prepare-pairs.ts';

/** What training counts of the records' pairs. */
export interface TrainingPatterns extends Pick<TrainingInput, 'counts' | 'decisions'> {
  /** Of a model that is trained by labels. */
  labelled?: LabelledMatches;
}

/**
 * Learns a model's parameters: u from how often values occur; m and the prior by EM over the counts of patterns among
 * candidate pairs, and of those that people judged, or by counting the pairs that labels say match. The same records,
 * judgements, labels and seed give the same parameters.
 *
 * @throws the signal's reason
 */
export async function trainModel(
  session: Session,
  model: LinkageModel,
  { ready, codes }: Pick<PreparedPairs, 'ready' | 'codes'>,
  { labelled, ...patterns }: TrainingPatterns,
  signal: AbortSignal,
): Promise<LinkageParameters> {
  const levelsOf = ready.map(levelsWithoutSql);
  const sources = await readSources(session, model, codes.length / ready.length);
  const countsOf = (sizes: number, valueOf: (record: number) => number) =>
    recordCounts(model, countBySource(sources, sizes, valueOf));
  const u: number[][] = [];
  for (const [k, { dictionary }] of ready.entries()) {
    const counts = countsOf(dictionary.records.length, (n) => codes[n * ready.length + k]!);
    const keys = dictionary.columns.map(({ numbers }) => numbers);
    u.push(estimateU(model, k, { keys, counts }, levelsOf[k]!));
    await setImmediate();
    signal.throwIfAborted();
  }
  const joint = model.correlated.map((names): Joint => {
    const [a, b] = names.map((name) => model.comparisons.findIndex((c) => c.name === name)) as [
      number,
      number,
    ];
    const combinations = numberPairs();
    const combination = Int32Array.from(sources, (source, n) =>
      source < 0 ? -1 : combinations.numberOf(codes[n * ready.length + a]!, codes[n * ready.length + b]!),
    );
    const counts = countsOf(combinations.size(), (n) => combination[n]!);
    const tuples = { first: combinations.firsts(), second: combinations.seconds(), counts };
    return estimateJointU(model, [a, b], tuples, [levelsOf[a]!, levelsOf[b]!], u);
  });
  const possible = totalPairs(countsOf(1, () => 0));
  if (labelled)
    return trainByLabels(model, u, { labelled, counts: patterns.counts, totalPairs: possible, joint });
  return trainByEm(model, u, {
    ...patterns,
    fixes: fixedComparisons(model),
    totalPairs: possible,
    joint,
  });
}

/** Levels that SQL decides give their own u (`linkage-model.ts`); here their conditions do not hold. */
function levelsWithoutSql({ compiled, dictionary }: ReadyComparison): LevelsOf {
  return (left, right) => {
    const none = new Uint8Array(left.length);
    return compiled.levels(
      dictionary,
      left,
      right,
      compiled.sqlConditions.map(() => none),
    );
  };
}

/** By record its source, or 0 where sources make no difference; -1 for a number that no record has. */
async function readSources(
  session: Session,
  { linkType, clustering }: LinkageModel,
  size: number,
): Promise<Int32Array> {
  const mattersWhere = linkType === 'link' || clustering.uniqueSources.length > 0;
  const table = await readColumns(
    session,
    `SELECT n, ${mattersWhere ? 'source' : '0'} AS source FROM record`,
  );
  const sources = new Int32Array(size).fill(-1);
  const source = column<Int32Array>(table, 1);
  column<Int32Array>(table, 0).forEach((n, row) => (sources[n] = source[row]!));
  return sources;
}

/** By source and value, how many records hold it. */
function countBySource(
  sources: Int32Array,
  values: number,
  valueOf: (record: number) => number,
): RecordCounts['records'] {
  const counts: Int32Array[] = [];
  for (let n = 0; n < sources.length; n++)
    if (sources[n]! >= 0) (counts[sources[n]!] ??= new Int32Array(values))[valueOf(n)]!++;
  const none = new Int32Array(values);
  return Array.from(counts, (of) => of ?? none);
}
