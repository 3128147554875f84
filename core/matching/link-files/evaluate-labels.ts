import type { LinkEvaluation, LinkQuality } from '../../../schemas/linkage/link-report.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { closedSourceSql } from '../blocking/blocking-model.ts';
import { compareClusters, unknown } from '../evaluation/compare-clusters.ts';
import { pairQuality } from '../evaluation/pair-quality.ts';
import {
  label,
  labelPairs,
  pairErrors,
  rankPairs,
  type PairError,
  type ScoredPairs,
} from '../evaluation/rank-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { thresholdBits } from '../scoring/threshold-bits.ts';
import { levelOf } from '../training/pattern-counts.ts';
import type { LinkedFiles } from './link-files.ts';
import { placeOf, type Origins } from './linked-rows.ts';

const mostErrors = 50;

/**
 * Compares what was found with the entities that a column of the files names; rows without a name are left out. Only
 * pairs that the model may compare count: of `link` those across files.
 */
export async function evaluateLabels(linked: LinkedFiles, origins: Origins): Promise<LinkEvaluation | null> {
  const { session, job, model, version, group } = linked;
  if (job.labels === undefined) return null;
  const entity = await readEntities(session);
  const { pairs, pattern } = await readScored(session);
  const threshold = thresholdBits(model, version.parameters);
  const labels = labelPairs(pairs, entity);
  const counts = await countPairsOf(linked);
  const atThreshold = countAt(pairs, labels, threshold);
  const { groups, mergedGroups, splitEntities } = compareClusters(entity, group);
  const errors = pairErrors(pairs, labels, threshold, mostErrors);
  const patterns = patternsOf(errors, pairs, pattern);
  const levels = (error: PairError) =>
    model.comparisons.map((comparison, k) => comparison.levels[levelOf(patterns.get(error)!, k)]!.name);
  return {
    labels: job.labels,
    labelled: entity.reduce((sum, number) => sum + (number === unknown ? 0 : 1), 0),
    entities: new Set(entity.filter((number) => number !== unknown)).size,
    notCompared: counts.truePairs - labels.reduce((sum, one) => sum + (one === label.same ? 1 : 0), 0),
    pairs: pairQuality(counts.truePairs, atThreshold.found, atThreshold.correct),
    clusters: pairQuality(counts.truePairs, counts.together, counts.correct),
    groups,
    mergedClusters: mergedGroups,
    splitEntities,
    curve: rankPairs(pairs, labels, counts).map(({ weight, precision, recall, f1, falsePositiveRate }) => ({
      weight,
      precision,
      recall,
      f1,
      falsePositiveRate,
    })),
    errors: errors.map((error) => ({
      left: placeOf(linked, origins, error.left),
      right: placeOf(linked, origins, error.right),
      weight: error.weight,
      kind: error.kind,
      levels: levels(error),
    })),
  };
}

/** How the pairs of the errors agree. */
function patternsOf(
  errors: readonly PairError[],
  { left, right }: ScoredPairs,
  pattern: Float64Array,
): Map<PairError, number> {
  const wanted = new Map(errors.map((error) => [`${error.left} ${error.right}`, error]));
  const lefts = new Set(errors.map((error) => error.left));
  const found = new Map<PairError, number>();
  left.forEach((record, at) => {
    const error = lefts.has(record) ? wanted.get(`${record} ${right[at]!}`) : undefined;
    if (error) found.set(error, pattern[at]!);
  });
  return found;
}

async function readEntities(session: Session): Promise<Int32Array> {
  const table = await readColumns(
    session,
    `SELECT CASE WHEN label IS NULL THEN ${unknown} ELSE dense_rank() OVER (ORDER BY label) END::INTEGER AS entity
     FROM record JOIN delivered USING (record_id) ORDER BY n`,
  );
  return column<Int32Array>(table, 0);
}

async function readScored(session: Session): Promise<{ pairs: ScoredPairs; pattern: Float64Array }> {
  const table = await readColumns(
    session,
    'SELECT l, r, weight, pattern::DOUBLE AS pattern FROM scored ORDER BY l, r',
  );
  return {
    pairs: { left: column(table, 0), right: column(table, 1), weight: column(table, 2) },
    pattern: column(table, 3),
  };
}

function countAt({ weight }: ScoredPairs, labels: Int8Array, threshold: number) {
  let [found, correct] = [0, 0];
  labels.forEach((one, at) => {
    if (one === label.unknown || weight[at]! < threshold) return;
    found++;
    correct += one;
  });
  return { found, correct };
}

interface PairTotals extends Pick<LinkQuality, 'truePairs'> {
  allPairs: number;
  /** In one cluster, and of these of one entity. */
  together: number;
  correct: number;
}

/** Pairs of labelled records that may be compared: all, of one entity, of one cluster, of both. */
async function countPairsOf({ session, model, group }: LinkedFiles): Promise<PairTotals> {
  await session.run('CREATE OR REPLACE TEMP TABLE grouped (n INTEGER, g INTEGER)');
  await session.append('grouped', [Int32Array.from(group.keys()), group]);
  const closed = closedSourceSql(model, 'source') ?? 'false';
  const pairs = (keys: readonly string[]) => {
    const by = (more: readonly string[]) =>
      [...keys, ...more].length === 0 ? '' : `GROUP BY ${[...keys, ...more].join(', ')}`;
    const sum = (where: string, more: readonly string[]) =>
      `(SELECT coalesce(sum(c * (c - 1) / 2), 0) FROM (SELECT count(*) AS c FROM labelled WHERE ${where} ${by(more)}))`;
    return `(${sum('true', [])} - ${sum(closed, ['source'])})::DOUBLE`;
  };
  const columns = { allPairs: [], truePairs: ['label'], together: ['g'], correct: ['label', 'g'] };
  const selected = Object.entries(columns).map(([name, keys]) => `${pairs(keys)} AS ${quote(name)}`);
  const [row] = await session.all<PairTotals>(
    `WITH labelled AS (
       SELECT d.label, record.source, g FROM record JOIN delivered d USING (record_id) JOIN grouped USING (n)
       WHERE d.label IS NOT NULL)
     SELECT ${selected.join(', ')}`,
  );
  await session.run('DROP TABLE grouped');
  return row!;
}
