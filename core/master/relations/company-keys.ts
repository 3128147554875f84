import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** What a legal entity is found by; a name proves less than a code, a core of a name less than the name. */
const keys = [
  { key: 'code', confidence: 0.995, isNumber: true },
  { key: 'organisation', confidence: 0.99, isNumber: true },
  { key: 'name', confidence: 0.97, isNumber: false },
  { key: 'core', confidence: 0.9, isNumber: false },
];
/** Several legal entities with one number are one that matching left apart. */
const confidenceOfSeveral = 0.8;

/**
 * Makes `company_key(key, value, company, target_record, confidence)`: which legal entity has a code or name. Of several
 * with one number the one with the most records stands for all; a name that several have names none.
 */
export async function writeCompanyKeys(session: Session, query?: QueryOptions): Promise<void> {
  const selects = keys.map(
    ({ key, confidence, isNumber }) => `
      SELECT '${key}' AS key, value, arg_max(company, (records, -company)) AS company,
        arg_max(target_record, (records, -company)) AS target_record,
        ${confidence} * CASE WHEN count(*) = 1 THEN 1 ELSE ${confidenceOfSeveral} END AS confidence
      FROM (
        SELECT s.${key} AS value, m.entity_id AS company, count(*) AS records, min(s.record_id) AS target_record
        FROM ${standardisedTable('legal-entity')} s JOIN master.member m USING (record_id)
        WHERE m.kind = 'legal-entity' AND s.is_included AND s.${key} IS NOT NULL GROUP BY ALL)
      GROUP BY value ${isNumber ? '' : 'HAVING count(*) = 1'}`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE company_key AS ${selects.join(' UNION ALL ')}`, [], query);
}
