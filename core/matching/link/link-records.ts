import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { ConnectedSession } from '../../warehouse/warehouse.ts';
import { clusterScored } from './cluster-scored.ts';
import type { LinkContext } from './link-context.ts';
import type { LinkageVersion } from './linkage-version.ts';
import { scoreRecords, type ScoredRecords, type ScoreOptions } from './score-records.ts';

/** What linking found: how it weighed, and per record the smallest record of its group. */
export interface Linkage extends ScoredRecords {
  group: Int32Array;
}

/**
 * Links the records of the temporary table `record` by a model: scores their pairs (`score-records.ts`) and groups
 * them. Leaves `scored(l, r, pattern, weight)` and `frequency` behind. It depends on the records and the version alone, so that a
 * rebuild gives the same groups.
 *
 * @param version what an earlier run learnt, with its `frequency` table; null to learn it from the records
 * @throws HubError `TOO_MANY_PAIRS` before anything is made, `CANCELLED`
 */
export async function linkRecords(
  session: ConnectedSession,
  model: LinkageModel,
  version: LinkageVersion | null,
  context: LinkContext,
  options: Pick<ScoreOptions, 'labels'> = {},
): Promise<Linkage> {
  const scored = await scoreRecords(session, model, version, options, context);
  context.progress('cluster', 0.8);
  const { records, version: used } = scored;
  const { signal } = context;
  return { ...scored, group: await clusterScored(session, model, used.parameters, { records, signal }) };
}
