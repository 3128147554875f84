import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { excludedValues } from '../blocking/excluded-values.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { frequencyQuery, rarityQuery } from '../scoring/rarity-tables.ts';
import { scoredQuery, writePatternWeights } from '../scoring/score-pairs.ts';
import { compareCandidates } from './compare-candidates.ts';
import { leastWeight } from './least-weight.ts';
import type { LinkContext } from './link-context.ts';
import type { LinkageVersion } from './linkage-version.ts';
import { trainModel } from './train-model.ts';

export interface ScoreOptions {
  /** Table with a column n: only pairs with at least one of these records are scored. */
  changed?: string;
}

export interface ScoredRecords {
  /** The given version, or what was learnt. */
  version: LinkageVersion;
  /** Candidate pairs that were compared. */
  pairs: number;
  records: number;
}

/**
 * Scores the pairs of the temporary table `record` that the model compares: block, compare, train where no version
 * is given, score. Leaves `scored(l, r, pattern, weight)` and `frequency` behind. With a version nothing is estimated
 * anew: what a pair weighs, and whether it is compared at all, depends on its two records and the version alone.
 *
 * @param version what an earlier run learnt, its `frequency` table standing ready; null to learn it from the records
 * @throws HubError `TOO_MANY_PAIRS` before anything is made, `CANCELLED`, `BAD_INPUT` for a neighbourhood rule with `changed`
 */
export async function scoreRecords(
  session: ConnectedSession,
  model: LinkageModel,
  version: LinkageVersion | null,
  { changed }: ScoreOptions,
  context: LinkContext,
): Promise<ScoredRecords> {
  context.progress('block', 0);
  const excluded = version?.excluded ?? (await excludedValues(session, model));
  const candidates = await compareCandidates(
    session,
    model,
    { excluded, ...(changed && { changed }) },
    context,
  );
  let parameters = version?.parameters;
  if (!parameters) {
    context.progress('train', 0.6);
    parameters = await trainModel(session, model, candidates);
    await session.run(`CREATE OR REPLACE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  }
  context.progress('score', 0.7);
  await scorePairs(session, model, parameters);
  for (const table of ['compared', 'coded', ...model.comparisons.map((_, k) => `value_${k}`)])
    await session.run(`DROP TABLE ${table}`);
  return { version: { parameters, excluded }, pairs: candidates.pairs, records: candidates.records };
}

async function scorePairs(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
): Promise<void> {
  const patterns = column<Float64Array>(
    await readColumns(session, 'SELECT DISTINCT pattern::DOUBLE AS pattern FROM compared ORDER BY 1'),
    0,
  );
  const [row] = await session.all<{ rarest: number }>(
    'SELECT coalesce(max(rarity), 0) AS rarest FROM frequency',
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE rarity AS ${rarityQuery(model)}`);
  await writePatternWeights(session, model, parameters, {
    patterns,
    rarest: row!.rarest,
    atLeast: leastWeight,
  });
  await session.run(`CREATE OR REPLACE TEMP TABLE scored AS ${scoredQuery(model, leastWeight)}`);
  for (const table of ['rarity', 'pattern_weight']) await session.run(`DROP TABLE ${table}`);
}
