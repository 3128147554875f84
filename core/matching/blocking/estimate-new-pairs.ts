import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import type { BlockingModel } from './blocking-model.ts';
import { writePairs } from './candidate-pairs.ts';
import type { PairCounts } from './count-pairs.ts';
import type { ExcludedValues } from './excluded-values.ts';
import { pairsFrom } from './pair-scope.ts';
import { sampledSql } from './sample-records.ts';

const sampledPairs = 1_000_000;

/**
 * How many pairs each rule brings that no rule before it does, and all together: what `candidatePairs` would make.
 * The pairs of one record in so many are made and counted, as many as give about a million; the numbers are exact
 * where there are fewer. The estimate is unbiased: each pair belongs to its first record alone.
 *
 * @param counts of the same model and records (`countPairs`)
 */
export async function estimateNewPairs(
  session: ConnectedSession,
  model: BlockingModel,
  { excluded, counts }: { excluded: ExcludedValues; counts: PairCounts },
): Promise<{ rules: number[]; total: number }> {
  const every = Math.max(1, Math.ceil(counts.total / sampledPairs));
  await session.run(
    sql.createTemporary(
      'blocking_sample',
      `SELECT n FROM record WHERE ${sampledSql(every, model.training.seed)}`,
    ),
  );
  const total = await writePairs(session, model, excluded, pairsFrom('blocking_sample'), 'blocking_new');
  const rows = await session.all<{ first: number; pairs: number }>(
    `SELECT rules & -rules AS first, CAST(count(*) AS DOUBLE) AS pairs FROM blocking_new GROUP BY first`,
  );
  for (const table of ['blocking_sample', 'blocking_new']) await session.run(sql.drop(table));
  const pairsOf = new Map(rows.map(({ first, pairs }) => [first, pairs * every]));
  return { rules: model.blocking.map((_, at) => pairsOf.get(2 ** at) ?? 0), total: total * every };
}
