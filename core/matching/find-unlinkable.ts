import type { Unlinkable } from '../../schemas/api/linkage/clusters.ts';
import type { LinkageModel } from '../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../schemas/linkage/parameters.ts';
import { literal, quote } from '../warehouse/quote.ts';
import type { ConnectedSession } from '../warehouse/warehouse.ts';
import type { LinkContext } from './link/link-context.ts';
import { countSelfMatches, selfMatchWeights } from './link/self-matches.ts';
import { double } from './scoring/double.ts';
import { thresholdBits } from './scoring/threshold-bits.ts';

const reasonsShown = 50;

/**
 * How well each record of `record` would match itself, and what those that say too little to be linked with anything
 * lack, by department. Needs the table `frequency` of the parameters.
 */
export async function findUnlinkable(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
  context: Pick<LinkContext, 'signal' | 'places'>,
): Promise<Unlinkable> {
  const weights = await selfMatchWeights(session, model, parameters, context);
  const counts = countSelfMatches(weights, thresholdBits(model, parameters));
  await session.run('CREATE OR REPLACE TEMP TABLE self_match (n INTEGER, weight FLOAT)');
  await session.append('self_match', [Int32Array.from(weights, (_, n) => n), weights]);
  const columns = [...new Set(model.comparisons.flatMap((comparison) => comparison.columns))];
  const missing = columns.map((name) => `CASE WHEN ${quote(name)} IS NULL THEN ${literal(name)} END`);
  const reasons = await session.all<Unlinkable['reasons'][number]>(
    `SELECT s.department, r.missing, count(*)::DOUBLE AS records
     FROM (SELECT source_id, list_filter([${missing.join(', ')}], lambda name: name IS NOT NULL) AS missing
           FROM record JOIN self_match USING (n) WHERE weight < ${double(counts.threshold)}) r
     JOIN ops.source s USING (source_id)
     GROUP BY ALL ORDER BY 3 DESC, 1, 2 LIMIT ${reasonsShown}`,
  );
  await session.run('DROP TABLE temp.self_match');
  return { ...counts, reasons: reasons.map((reason) => ({ ...reason })) };
}
