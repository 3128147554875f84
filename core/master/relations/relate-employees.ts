import { writeCompanyCores } from '../../matching/standardise/company-names.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { writeCompanyKeys } from './company-keys.ts';

/**
 * Relates people to their employers, as social insurance and population registers name them: by credit code, by the
 * organisation code in it (GB 32100), by the whole name, or by its core, which several legal entities must not share.
 */
export async function relateEmployees(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE employment AS
     SELECT m.entity_id AS person, r.record_id, 'social-insurance' AS dataset, r.uscc AS code, r.employer AS name,
       r.start AS since, r."end" AS until
     FROM record.social_insurance r JOIN master.member m USING (record_id) WHERE m.kind = 'person' AND r.to_version IS NULL
     UNION ALL
     SELECT m.entity_id, r.record_id, 'population', NULL, r.employer, r.reg_date, NULL
     FROM record.population r JOIN master.member m USING (record_id)
     WHERE m.kind = 'person' AND r.to_version IS NULL AND r.employer IS NOT NULL`,
    [],
    query,
  );
  await writeCompanyCores(session, 'employment');
  await writeCompanyKeys(session, query);
  await session.run(
    `INSERT INTO related (relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record,
       target_record, since, until, method, confidence)
     WITH said AS (
       SELECT e.record_id, unnest([
         {key: 'code', value: e.code}, {key: 'organisation', value: substr(e.code, 9, 9)},
         {key: 'name', value: e.name}, {key: 'core', value: c.core}], recursive := true)
       FROM employment e LEFT JOIN company_core c USING (name)),
     found AS (
       SELECT s.record_id, arg_max(k, k.confidence) AS k FROM said s JOIN company_key k USING (key, value) GROUP BY s.record_id)
     SELECT 'works-for', 'person', e.person, 'legal-entity', k.company, e.dataset, e.record_id, k.target_record,
       e.since, e.until, 'employer-' || k.key, k.confidence
     FROM employment e JOIN found USING (record_id)`,
    [],
    query,
  );
  for (const table of ['employment', 'company_core', 'company_key'])
    await session.run(`DROP TABLE temp.${table}`);
}
