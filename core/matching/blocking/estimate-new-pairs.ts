import { setImmediate } from 'node:timers/promises';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { indexBlocks } from './block-index.ts';
import type { BlockingModel } from './blocking-model.ts';
import type { PairCounts } from './count-pairs.ts';
import type { ExcludedValues } from './excluded-values.ts';
import { pairBatches } from './pair-batches.ts';
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
  const index = await indexBlocks(session, model, { excluded, scope: pairsFrom('blocking_sample') });
  await session.run(sql.drop('blocking_sample'));
  const found = model.blocking.map(() => 0);
  for (const { length, rules } of pairBatches(index)) {
    for (let i = 0; i < length; i++) found[31 - Math.clz32(rules[i]! & -rules[i]!)]! += every;
    await setImmediate();
  }
  return { rules: found, total: found.reduce((sum, pairs) => sum + pairs, 0) };
}
