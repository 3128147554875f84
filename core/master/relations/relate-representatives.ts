import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { byDigitsSql, byNumberSql, relateNamedSql, writeNamedPeople } from './named-people.ts';

const role = 'representative';

/** What ties a namesake to a legal entity, and how sure that makes it. */
const ties = [
  { method: 'name-and-phone', confidence: 0.97 },
  { method: 'name-among-staff', confidence: 0.9 },
  { method: 'name-at-address', confidence: 0.9 },
];

/**
 * Relates people to the legal entities whose rows name them as representative: by citizen number, or by name and what can be
 * read of it. Some registers give a name alone: it is somebody where exactly one person of that name has the entity's telephone,
 * or where the only one in the city works for it or lives at its address. Among namesakes neither proves anything: large
 * employers have people of every usual name.
 */
export async function relateRepresentatives(session: Session, query?: QueryOptions): Promise<void> {
  const field = { role, kind: 'legal-entity', name: 'legal_rep', number: 'legal_rep_id' } as const;
  await writeNamedPeople(session, [field], query);
  for (const found of [byNumberSql(role), byDigitsSql(role)])
    await session.run(relateNamedSql('represents', 'legal-entity', found), [], query);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE unnumbered AS
     SELECT n.record_id, n.target AS company, n.reading, s.phone FROM named n JOIN ${standardisedTable('legal-entity')} s USING (record_id)
     WHERE n.record_id NOT IN (SELECT evidence_record FROM related WHERE relation = 'represents')`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE namesake AS
     SELECT DISTINCT m.entity_id AS person, s.reading, s.phone,
       min(m.entity_id) OVER same = max(m.entity_id) OVER same AS is_only FROM ${standardisedTable('person')} s
     JOIN master.member m USING (record_id) SEMI JOIN unnumbered USING (reading) WHERE m.kind = 'person' WINDOW same AS (PARTITION BY s.reading)`,
    [],
    query,
  );
  await session.run(relateNamedSql('represents', 'legal-entity', byTieSql), [], query);
  for (const table of ['named', 'unnumbered', 'namesake']) await session.run(`DROP TABLE temp.${table}`);
}

const confidenceSql = `CASE method ${ties.map(({ method, confidence }) => `WHEN '${method}' THEN ${confidence}`).join(' ')} END`;

const byTieSql = `
  WITH employee AS (SELECT DISTINCT from_id AS person, to_id AS company FROM related WHERE relation = 'works-for'),
  at_home AS (
    SELECT DISTINCT p.from_id AS person, c.entity_id AS company FROM at_dwelling c
    JOIN related p ON p.to_id = c.dwelling AND p.to_kind = 'dwelling' WHERE c.kind = 'legal-entity'),
  tied AS (
    SELECT n.record_id, n.company, p.person, 'name-and-phone' AS method FROM unnumbered n JOIN namesake p USING (reading, phone)
    UNION SELECT n.record_id, n.company, p.person, 'name-among-staff' FROM unnumbered n JOIN employee e USING (company)
      JOIN namesake p ON p.person = e.person AND p.reading = n.reading AND p.is_only
    UNION SELECT n.record_id, n.company, p.person, 'name-at-address' FROM unnumbered n JOIN at_home h USING (company)
      JOIN namesake p ON p.person = h.person AND p.reading = n.reading AND p.is_only),
  weighed AS (SELECT *, ${confidenceSql} AS confidence FROM tied)
  SELECT record_id, any_value(company) AS target, min(person) AS person, arg_max(method, confidence) AS method, max(confidence) AS confidence
  FROM weighed GROUP BY record_id HAVING count(DISTINCT person) = 1`;
