import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { quote } from '../../warehouse/quote.ts';
import type { ConnectedSession, Session } from '../../warehouse/warehouse.ts';
import { clusterRecords } from '../clustering/cluster-records.ts';
import type { Constraints, ScoredPairs } from '../clustering/scored-pairs.ts';
import { column, readColumns } from '../pairs/read-columns.ts';
import { probabilityToBits } from '../scoring/level-bits.ts';
import { frequencyQuery, rarityQuery } from '../scoring/rarity-tables.ts';
import { scoredQuery, writePatternWeights } from '../scoring/score-pairs.ts';
import { compareCandidates } from './compare-candidates.ts';
import type { LinkContext } from './link-context.ts';
import { trainModel } from './train-model.ts';

/** Pairs less likely than this speak against a group no louder than a pair that was never compared. */
const leastWeight = -10;

/** What linking found: how it weighed, and per record the smallest record of its group. */
export interface Linkage {
  parameters: LinkageParameters;
  /** Candidate pairs that were compared. */
  pairs: number;
  group: Int32Array;
}

/**
 * Links the records of the temporary table `record` by a model: block, compare, train unless parameters are given,
 * score and cluster. Leaves `scored(l, r, pattern, weight)` behind. It depends on the records alone, so that a
 * rebuild gives the same groups.
 *
 * @throws HubError `TOO_MANY_PAIRS` before anything is made, `CANCELLED`
 */
export async function linkRecords(
  session: ConnectedSession,
  model: LinkageModel,
  trained: LinkageParameters | null,
  context: LinkContext,
): Promise<Linkage> {
  const candidates = await compareCandidates(session, model, context);
  context.progress('train', 0.6);
  const parameters = trained ?? (await trainModel(session, model, candidates));
  context.progress('score', 0.7);
  await scorePairs(session, model, parameters, candidates.records);
  for (const table of ['compared', 'coded', ...model.comparisons.map((_, k) => `value_${k}`)])
    await session.run(`DROP TABLE ${table}`);
  context.progress('cluster', 0.8);
  const group = await cluster(session, model, parameters, { ...candidates, signal: context.signal });
  return { parameters, pairs: candidates.pairs, group };
}

async function scorePairs(
  session: ConnectedSession,
  model: LinkageModel,
  parameters: LinkageParameters,
  records: number,
): Promise<void> {
  const patterns = column<Float64Array>(
    await readColumns(session, 'SELECT DISTINCT pattern::DOUBLE AS pattern FROM compared ORDER BY 1'),
    0,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE frequency AS ${frequencyQuery(model)}`);
  await session.run(`CREATE OR REPLACE TEMP TABLE rarity AS ${rarityQuery(model)}`);
  await writePatternWeights(session, model, parameters, { patterns, records, atLeast: leastWeight });
  await session.run(`CREATE OR REPLACE TEMP TABLE scored AS ${scoredQuery(model, leastWeight)}`);
  for (const table of ['frequency', 'rarity', 'pattern_weight']) await session.run(`DROP TABLE ${table}`);
}

async function cluster(
  session: Session,
  model: LinkageModel,
  { blockingRecall }: LinkageParameters,
  { records, signal }: { records: number; signal: AbortSignal },
): Promise<Int32Array> {
  const table = await readColumns(session, 'SELECT l, r, weight FROM scored');
  const pairs: ScoredPairs = { left: column(table, 0), right: column(table, 1), weight: column(table, 2) };
  return clusterRecords(records, pairs, {
    threshold: probabilityToBits(model.clustering.probability),
    absent: absentBits(model, blockingRecall),
    ...(await constraints(session, model)),
    signal,
  });
}

/** What a pair that no rule brought together says: the share of matches that the rules miss. */
function absentBits({ linkType }: LinkageModel, blockingRecall: number | null): number {
  if (linkType === 'link' || blockingRecall === null) return 0;
  return Math.max(leastWeight, Math.log2(1 - blockingRecall));
}

async function constraints(session: Session, { linkType, clustering }: LinkageModel): Promise<Constraints> {
  const contradictions: Int32Array[] = [];
  for (const name of clustering.contradictions.map(quote)) {
    const sql = `SELECT CASE WHEN ${name} IS NULL THEN -1 ELSE dense_rank() OVER (ORDER BY ${name}) END::INTEGER AS identity FROM record ORDER BY n`;
    contradictions.push(column<Int32Array>(await readColumns(session, sql), 0));
  }
  const isEverySourceUnique = linkType === 'link' && clustering.oneToOne;
  if (!isEverySourceUnique && clustering.uniqueSources.length === 0) return { contradictions };
  const isUnique = isEverySourceUnique ? 'true' : `source IN (${clustering.uniqueSources.join(', ')})`;
  const sources = await readColumns(
    session,
    `SELECT CASE WHEN ${isUnique} THEN source ELSE -1 END::INTEGER AS source FROM record ORDER BY n`,
  );
  return { contradictions, uniqueSource: column<Int32Array>(sources, 0) };
}
