import type { ConnectedSession } from '../../../core/warehouse/warehouse.ts';

/** Pairwise quality across departments, and how often different entities ended in one. */
export interface LinkQuality {
  truePairs: number;
  foundPairs: number;
  correctPairs: number;
  precision: number;
  recall: number;
  f1: number;
}

/** Of the found entities with a member of the subgroup, those that hold records of two or more true entities. */
export interface FalseMerges {
  subgroup: string;
  entities: number;
  merged: number;
  per10000: number;
}

/** How many of the true pairs with a fault in at least one record were found. */
export interface FaultRecall {
  fault: string;
  pairs: number;
  recall: number;
}

/** Entities that count: all, or only those that the model was not designed on (odd hash). */
export type Share = 'all' | 'odd';

const counted = (share: Share) => (share === 'all' ? 'true' : 'hash(entity) % 2 = 1');

/** Makes `true_pair(a, b, entity)` and, from `found_pair(a, b)`, everything below. Pairs are of different sources, a < b. */
export async function prepareTruePairs(session: ConnectedSession): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE true_pair AS
    SELECT l.record_id AS a, r.record_id AS b, l.entity FROM truth_record l JOIN truth_record r
    ON l.entity = r.entity AND l.record_id < r.record_id AND l.source_id <> r.source_id`);
}

/** Makes `found_pair(a, b)` of the clusters in `found(record_id, cluster)`. */
export async function pairsOfClusters(session: ConnectedSession): Promise<void> {
  await session.run(`CREATE OR REPLACE TEMP TABLE placed_found AS
    SELECT record_id, source_id, cluster FROM found JOIN truth_record USING (record_id)`);
  await session.run(`CREATE OR REPLACE TEMP TABLE found_pair AS
    SELECT l.record_id AS a, r.record_id AS b FROM placed_found l JOIN placed_found r
    ON l.cluster = r.cluster AND l.record_id < r.record_id AND l.source_id <> r.source_id`);
}

/** Precision over the found pairs with a record of a counted entity, recall over the pairs of counted entities. */
export async function linkQuality(session: ConnectedSession, share: Share = 'all'): Promise<LinkQuality> {
  const [row] = await session.all<{ truePairs: number; foundPairs: number; correctPairs: number }>(`
    WITH judged AS (
      SELECT l.entity = r.entity AS correct FROM found_pair
      JOIN truth_record l ON l.record_id = a JOIN truth_record r ON r.record_id = b
      WHERE ${counted(share).replace('entity', 'l.entity')} OR ${counted(share).replace('entity', 'r.entity')})
    SELECT (SELECT count(*) FROM true_pair WHERE ${counted(share)})::DOUBLE AS "truePairs",
      (SELECT count(*) FROM judged)::DOUBLE AS "foundPairs",
      (SELECT count(*) FROM judged WHERE correct)::DOUBLE AS "correctPairs"`);
  const { truePairs, foundPairs, correctPairs } = row!;
  const precision = foundPairs === 0 ? 1 : correctPairs / foundPairs;
  const recall = truePairs === 0 ? 1 : correctPairs / truePairs;
  const f1 = correctPairs === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { truePairs, foundPairs, correctPairs, precision, recall, f1 };
}

export async function falseMerges(session: ConnectedSession): Promise<FalseMerges[]> {
  return session.all<FalseMerges & Record<string, unknown>>(`
    WITH member AS (SELECT cluster, entity FROM found JOIN truth_record USING (record_id) GROUP BY ALL),
    judged AS (SELECT cluster, count(*) > 1 AS merged FROM member GROUP BY cluster),
    grouped AS (
      SELECT 'all' AS subgroup, cluster FROM judged
      UNION SELECT s.name, m.cluster FROM member m JOIN subgroup s USING (entity))
    SELECT subgroup, count(*)::DOUBLE AS entities, count(*) FILTER (merged)::DOUBLE AS merged,
      10000.0 * count(*) FILTER (merged) / count(*) AS per10000
    FROM grouped JOIN judged USING (cluster) GROUP BY subgroup ORDER BY subgroup`);
}

export async function recallByFault(session: ConnectedSession): Promise<FaultRecall[]> {
  return session.all<FaultRecall & Record<string, unknown>>(`
    WITH spoilt AS (
      SELECT a, b, fault FROM true_pair JOIN fault_record ON record_id = a
      UNION SELECT a, b, fault FROM true_pair JOIN fault_record ON record_id = b)
    SELECT fault, count(*)::DOUBLE AS pairs, (count(f.a) / count(*))::DOUBLE AS recall
    FROM spoilt s LEFT JOIN found_pair f ON f.a = s.a AND f.b = s.b GROUP BY fault ORDER BY fault`);
}
