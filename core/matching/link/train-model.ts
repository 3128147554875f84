import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import type { ReadyComparison } from '../pairs/compare-pairs.ts';
import { estimateU, type LevelsOf } from '../training/estimate-u.ts';
import { estimateJointU, type Joint } from '../training/interactions.ts';
import type { PatternCounts } from '../training/pattern-counts.ts';
import { recordCounts, totalPairs, type RecordCounts } from '../training/record-counts.ts';
import { trainByEm } from '../training/train-by-em.ts';
import type { ComparedCandidates } from './compare-candidates.ts';
import { fixedComparisons } from './fixed-comparisons.ts';

/**
 * Learns a model's parameters from the records alone: u from how often values occur, m and the prior by EM over the
 * counts of patterns in `compared`. The same records and seed give the same parameters.
 */
export async function trainModel(
  session: Session,
  model: LinkageModel,
  { ready }: ComparedCandidates,
): Promise<LinkageParameters> {
  const levelsOf = ready.map(levelsWithoutSql);
  const u: number[][] = [];
  for (const [k, { dictionary }] of ready.entries()) {
    const counts = await countsBySource(session, model, [k]);
    u.push(estimateU(model, k, { columns: dictionary.columns, counts: counts.counts }, levelsOf[k]!));
  }
  return trainByEm(model, u, {
    counts: await readPatternCounts(session),
    fixes: fixedComparisons(model),
    totalPairs: totalPairs((await countsBySource(session, model, [])).counts),
    joint: await jointOutcomes(session, model, levelsOf, u),
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

async function readPatternCounts(session: Session): Promise<PatternCounts> {
  const table = await readColumns(
    session,
    'SELECT rules, pattern::DOUBLE, count(*)::DOUBLE FROM compared GROUP BY ALL ORDER BY ALL',
  );
  return { rules: column(table, 0), pattern: column(table, 1), count: column(table, 2) };
}

async function jointOutcomes(
  session: Session,
  model: LinkageModel,
  levelsOf: readonly LevelsOf[],
  u: readonly (readonly number[])[],
): Promise<Joint[]> {
  const joint: Joint[] = [];
  for (const names of model.correlated) {
    const [a, b] = names.map((name) => model.comparisons.findIndex((c) => c.name === name)) as [
      number,
      number,
    ];
    const { values, counts } = await countsBySource(session, model, [a, b]);
    const combinations = { first: values[0]!, second: values[1]!, counts };
    joint.push(estimateJointU(model, [a, b], combinations, [levelsOf[a]!, levelsOf[b]!], u));
  }
  return joint;
}

interface ValueCounts {
  /** By comparison: the value number of each combination, in ascending order. */
  values: Int32Array[];
  counts: RecordCounts;
}

/**
 * How many records of each source hold each combination of values of some comparisons; of a single comparison the
 * combinations are its values in the order of their numbers.
 */
async function countsBySource(
  session: Session,
  model: LinkageModel,
  comparisons: readonly number[],
): Promise<ValueCounts> {
  const mattersWhere = model.linkType === 'link' || model.clustering.uniqueSources.length > 0;
  const source = mattersWhere ? 'source' : '0';
  const names = comparisons.map((k) => `c${k}`);
  const order = names.length > 0 ? `ORDER BY ${names.join(', ')}` : '';
  const table = await readColumns(
    session,
    `SELECT (dense_rank() OVER (${order || 'ORDER BY 1'}) - 1)::INTEGER AS combination, source, records ${names.map((name) => `, ${name}`).join('')}
     FROM (SELECT ${[...names, `${source} AS source`].join(', ')}, count(*)::INTEGER AS records
           FROM coded JOIN record USING (n) GROUP BY ALL) ${order}`,
  );
  const [combination, sources, records] = [0, 1, 2].map((at) => column<Int32Array>(table, at)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const last = combination.reduce((most, value) => Math.max(most, value), -1);
  const bySource: Int32Array[] = [];
  const values = names.map(() => new Int32Array(last + 1));
  combination.forEach((at, row) => {
    (bySource[sources[row]!] ??= new Int32Array(last + 1))[at]! += records[row]!;
  });
  values.forEach((of, position) => {
    const found = column<Int32Array>(table, position + 3);
    combination.forEach((at, row) => (of[at] = found[row]!));
  });
  const empty = new Int32Array(last + 1);
  const counted = Array.from(bySource, (of) => of ?? empty);
  return { values, counts: recordCounts(model, counted) };
}
