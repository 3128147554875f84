import type { ConnectedSession } from '../../core/warehouse/warehouse.ts';

/** Relations of one kind against the truth, entity by entity. */
export interface RelationQuality {
  relation: string;
  found: number;
  /** Found between entities between which the truth knows it. */
  correct: number;
  precision: number;
  /**
   * Relations that hold in the city; those of them that some delivered row states; and of these those of which the rows tell
   * who and which: at an address that one dwelling alone has, by a number whole or in part, or by a name of somebody of whom a
   * row says that they live or are registered there.
   */
  true: number;
  said: number;
  told: number;
  recall: number;
  recallOfSaid: number;
  recallOfTold: number;
}

/** Rows that state a relation, with the true entities between which it would hold; the other side must have a row of its own. */
const saidSql = `
  SELECT 'lives-in' AS relation, t.entity AS from_entity FROM record.population r JOIN truth_record t USING (record_id)
    WHERE live_addr IS NOT NULL OR (match_flag = '01' AND hukou_addr IS NOT NULL)
  UNION SELECT 'registered-at', t.entity FROM record.population r JOIN truth_record t USING (record_id) WHERE hukou_addr IS NOT NULL
  UNION SELECT 'works-for', t.entity FROM record.social_insurance r JOIN truth_record t USING (record_id)
    WHERE uscc IS NOT NULL OR employer IS NOT NULL`;
const saidOfTarget = `
  SELECT 'owns' AS relation, t.entity AS to_entity FROM record.dwelling r JOIN truth_record t USING (record_id)
    WHERE owner IS NOT NULL OR owner_id IS NOT NULL
  UNION SELECT 'rents', t.entity FROM record.dwelling r JOIN truth_record t USING (record_id) WHERE tenant IS NOT NULL
  UNION SELECT 'represents', t.entity FROM record.legal_entity r JOIN truth_record t USING (record_id) WHERE legal_rep IS NOT NULL`;

/** Rows that name an owner, tenant or representative by a number, or by what is left of one: relation, to_entity. */
const numberedSql = [
  ['owns', 'dwelling', 'owner_id'],
  ['rents', 'dwelling', 'tenant_id'],
  ['represents', 'legal_entity', 'legal_rep_id'],
]
  .map(
    ([relation, table, field]) => `
  SELECT '${relation}' AS relation, t.entity AS to_entity FROM record.${table} r JOIN truth_record t USING (record_id)
    LEFT JOIN quarantine.issue i ON i.batch_id = r.batch_id AND i.row_number = r.row_number AND i.field = '${field}'
    WHERE r.${field} IS NOT NULL OR i.value IS NOT NULL`,
  )
  .join(' UNION ');

/** Over `said`: relation, from_entity, to_entity of those that the rows tell apart from all others. */
const toldSql = `
  FROM said WHERE relation IN ('lives-in', 'registered-at') AND to_entity NOT IN (FROM shared_address)
  UNION FROM said WHERE relation = 'works-for'
  UNION FROM said SEMI JOIN (${numberedSql}) USING (relation, to_entity)
  UNION FROM said SEMI JOIN (FROM said WHERE relation IN ('lives-in', 'registered-at')) USING (from_entity, to_entity)
    WHERE relation IN ('owns', 'rents')`;

/** Compares `master.relation` with the truth that `loadCityTruth` has loaded; places of legal entities are compared elsewhere. */
export async function evaluateRelations(session: ConnectedSession): Promise<RelationQuality[]> {
  await session.run(`CREATE OR REPLACE TEMP TABLE found_relation AS
    SELECT DISTINCT relation, f.entity AS from_entity, t.entity AS to_entity, r.from_id, r.to_id FROM master.relation r
    JOIN truth_entity f ON f.kind = r.from_kind AND f.entity_id = r.from_id
    JOIN truth_entity t ON t.kind = r.to_kind AND t.entity_id = r.to_id
    WHERE relation <> 'located-at'`);
  return session.all<RelationQuality & Record<string, unknown>>(`
    WITH known AS (SELECT DISTINCT entity FROM truth_record),
    said AS (
      SELECT t.* EXCLUDE (has_ended) FROM true_relation t JOIN (${saidSql}) USING (relation, from_entity) WHERE to_entity IN (FROM known)
      UNION SELECT t.* EXCLUDE (has_ended) FROM true_relation t JOIN (${saidOfTarget}) USING (relation, to_entity)
        WHERE from_entity IN (FROM known)),
    told AS (${toldSql}),
    found AS (
      SELECT relation, count(*)::DOUBLE AS found, count(*) FILTER (t.relation IS NOT NULL)::DOUBLE AS correct
      FROM found_relation f LEFT JOIN true_relation t USING (relation, from_entity, to_entity) GROUP BY relation),
    recalled AS (
      SELECT relation, count(*)::DOUBLE AS "true", count(*) FILTER (is_said)::DOUBLE AS said, count(*) FILTER (is_told)::DOUBLE AS told,
        avg(is_found::INTEGER) AS recall, avg(is_found::INTEGER) FILTER (is_said) AS "recallOfSaid",
        avg(is_found::INTEGER) FILTER (is_told) AS "recallOfTold"
      FROM (
        SELECT t.relation, s.relation IS NOT NULL AS is_said, w.relation IS NOT NULL AS is_told, f.relation IS NOT NULL AS is_found
        FROM true_relation t LEFT JOIN said s USING (relation, from_entity, to_entity)
        LEFT JOIN told w USING (relation, from_entity, to_entity)
        LEFT JOIN (SELECT DISTINCT relation, from_entity, to_entity FROM found_relation) f
          USING (relation, from_entity, to_entity)
        WHERE NOT t.has_ended)
      GROUP BY relation)
    SELECT relation, coalesce(found, 0) AS found, coalesce(correct, 0) AS correct, coalesce(correct / found, 1) AS precision,
      r.* EXCLUDE (relation)
    FROM recalled r LEFT JOIN found f USING (relation) WHERE relation <> 'located-at' ORDER BY relation`);
}
