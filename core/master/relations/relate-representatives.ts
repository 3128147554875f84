import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import { writeNameReadings } from '../../matching/standardise/name-readings.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** What ties a namesake to a legal entity, and how sure that makes it. */
const ties = [
  { method: 'name-and-phone', confidence: 0.97 },
  { method: 'name-among-staff', confidence: 0.9 },
  { method: 'name-at-address', confidence: 0.9 },
];

/**
 * Relates people to the legal entities whose rows name them as representative. Registers give a name alone: it is
 * somebody where exactly one person of that name has the entity's telephone, or where the only one in the city works for
 * it or lives at its address. Among namesakes neither proves anything: large employers have people of every usual name.
 */
export async function relateRepresentatives(session: Session, query?: QueryOptions): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE represented AS
     SELECT m.entity_id AS company, r.record_id, r.legal_rep AS name, s.phone
     FROM record.legal_entity r JOIN master.member m USING (record_id) JOIN ${standardisedTable('legal-entity')} s USING (record_id)
     WHERE m.kind = 'legal-entity' AND r.to_version IS NULL AND r.legal_rep IS NOT NULL`,
    [],
    query,
  );
  await writeNameReadings(session, 'represented');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE namesake AS
     SELECT DISTINCT m.entity_id AS person, s.reading, s.phone,
       min(m.entity_id) OVER same = max(m.entity_id) OVER same AS is_only FROM ${standardisedTable('person')} s
     JOIN master.member m USING (record_id) SEMI JOIN name_reading USING (reading) WHERE m.kind = 'person' WINDOW same AS (PARTITION BY s.reading)`,
    [],
    query,
  );
  await session.run(relateSql, [], query);
  for (const table of ['represented', 'namesake', 'name_reading'])
    await session.run(`DROP TABLE temp.${table}`);
}

const confidenceSql = `CASE method ${ties.map(({ method, confidence }) => `WHEN '${method}' THEN ${confidence}`).join(' ')} END`;

const relateSql = `
  INSERT INTO master.relation (relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record,
    target_record, method, confidence)
  WITH named AS (SELECT r.*, q.reading FROM represented r JOIN name_reading q USING (name)),
  employee AS (SELECT DISTINCT from_id AS person, to_id AS company FROM master.relation WHERE relation = 'works-for'),
  at_home AS (
    SELECT DISTINCT p.from_id AS person, c.entity_id AS company FROM at_dwelling c
    JOIN master.relation p ON p.to_id = c.dwelling AND p.to_kind = 'dwelling' WHERE c.kind = 'legal-entity'),
  tied AS (
    SELECT n.record_id, n.company, p.person, 'name-and-phone' AS method FROM named n JOIN namesake p USING (reading, phone)
    UNION SELECT n.record_id, n.company, p.person, 'name-among-staff' FROM named n JOIN employee e USING (company)
      JOIN namesake p ON p.person = e.person AND p.reading = n.reading AND p.is_only
    UNION SELECT n.record_id, n.company, p.person, 'name-at-address' FROM named n JOIN at_home h USING (company)
      JOIN namesake p ON p.person = h.person AND p.reading = n.reading AND p.is_only),
  weighed AS (SELECT *, ${confidenceSql} AS confidence FROM tied)
  SELECT 'represents', 'person', min(person), 'legal-entity', any_value(company), 'legal-entity', record_id, record_id,
    arg_max(method, confidence), max(confidence)
  FROM weighed GROUP BY record_id HAVING count(DISTINCT person) = 1`;
