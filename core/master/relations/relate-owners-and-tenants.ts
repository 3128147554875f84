import { writeNameReadings } from '../../matching/standardise/name-readings.ts';
import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/**
 * Confidence where number and name agree, where only the number does, where the name agrees with what is left of a number,
 * and where a namesake has to do with the dwelling.
 */
const confidence = { number: 0.99, numberAlone: 0.9, digits: 0.97, atDwelling: 0.97, homophone: 0.93 };
/** So many digits of a number are written wrongly at most: one of them, or two that changed places. */
const mostWrongDigits = 2;

/**
 * Relates people to the dwellings whose rows name them as owner or tenant: by citizen number; by name and what can be read
 * of a number that was masked or written wrongly; or by name where exactly one person of that name, or of one that sounds
 * alike, lives there, is registered there or owns it by another row. A name alone, among all namesakes of a city, says
 * nothing.
 */
export async function relateOwnersAndTenants(session: Session, query?: QueryOptions): Promise<void> {
  await writePeople(session, query);
  await writeNamed(session, query);
  const roles = [
    { role: 'owner', relation: 'owns', ties: `('lives-in', 'registered-at', 'owns')` },
    { role: 'tenant', relation: 'rents', ties: `('lives-in')` },
  ];
  for (const { role, relation, ties } of roles) {
    await session.run(relateSql(relation, byNumberSql(role)), [], query);
    await session.run(relateSql(relation, byDigitsSql(role)), [], query);
    await session.run(relateSql(relation, byNameSql(role, ties)), [], query);
  }
  for (const table of ['person_number', 'person_name', 'named', 'name_reading'])
    await session.run(`DROP TABLE temp.${table}`);
}

/** Makes `person_number(number, person)`, of numbers that one person has, and `person_name(person, name, reading)`. */
async function writePeople(session: Session, query?: QueryOptions): Promise<void> {
  const people = `${standardisedTable('person')} s JOIN master.member m USING (record_id) WHERE m.kind = 'person'`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE person_number AS
     SELECT number, min(entity_id) AS person FROM (SELECT s.number, m.entity_id FROM ${people} AND s.number IS NOT NULL)
     GROUP BY number HAVING min(entity_id) = max(entity_id)`,
    [],
    query,
  );
  await session.run(
    `CREATE OR REPLACE TEMP TABLE person_name AS SELECT DISTINCT m.entity_id AS person, s.name, s.reading FROM ${people}`,
    [],
    query,
  );
}

/**
 * Makes `named(role, record_id, dwelling, number, delivered, name, reading)`: whom rows of dwellings name, with the
 * delivered text of a number that was none.
 */
async function writeNamed(session: Session, query?: QueryOptions): Promise<void> {
  const role = (name: string, number: string, person: string) => `
    SELECT '${name}' AS role, record_id, entity_id AS dwelling, r.${number} AS number, e.delivered, r.${person} AS name
    FROM record.dwelling r JOIN master.member m USING (record_id)
    LEFT JOIN (
      SELECT batch_id, row_number, min(upper(regexp_replace(value, '[^0-9Xx*]', '', 'g'))) AS delivered
      FROM quarantine.issue WHERE field = '${number}' AND severity = 'field' GROUP BY ALL) e USING (batch_id, row_number)
    WHERE m.kind = 'dwelling' AND (r.${number} IS NOT NULL OR r.${person} IS NOT NULL)`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_named AS
     ${role('owner', 'owner_id', 'owner')} UNION ALL ${role('tenant', 'tenant_id', 'tenant')}`,
    [],
    query,
  );
  await writeNameReadings(session, 'plain_named');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE named AS SELECT * FROM plain_named LEFT JOIN name_reading USING (name)`,
    [],
    query,
  );
  await session.run('DROP TABLE temp.plain_named');
}

function byNumberSql(role: string): string {
  return `SELECT n.record_id, n.dwelling, p.person,
      CASE WHEN bool_or(n.reading = q.reading) THEN 'number-and-name' ELSE 'number' END AS method,
      CASE WHEN bool_or(n.reading = q.reading) THEN ${confidence.number} ELSE ${confidence.numberAlone} END AS confidence
    FROM named n JOIN person_number p USING (number) JOIN person_name q USING (person)
    WHERE n.role = '${role}' GROUP BY ALL`;
}

/** Numbers masked over the birth date, and numbers with a wrong digit or two, of somebody of the same name. */
function byDigitsSql(role: string): string {
  return `SELECT n.record_id, n.dwelling, min(p.person) AS person, 'digits-and-name' AS method, ${confidence.digits} AS confidence
    FROM named n JOIN person_name q USING (reading) JOIN person_number p USING (person)
    WHERE n.role = '${role}' AND n.number IS NULL AND length(n.delivered) = 18
      AND CASE WHEN contains(n.delivered, '*') THEN left(n.delivered, 6) = left(p.number, 6) AND right(n.delivered, 4) = right(p.number, 4)
        ELSE hamming(n.delivered, p.number) <= ${mostWrongDigits} END
    GROUP BY n.record_id, n.dwelling HAVING min(p.person) = max(p.person)`;
}

function byNameSql(role: string, ties: string): string {
  return `WITH tied AS (
      SELECT DISTINCT to_id AS dwelling, from_id AS person FROM master.relation
      WHERE from_kind = 'person' AND to_kind = 'dwelling' AND relation IN ${ties}),
    met AS (
      SELECT n.record_id, n.dwelling, p.person, bool_or(n.name = p.name) AS is_same
      FROM named n JOIN tied USING (dwelling) JOIN person_name p ON p.person = tied.person AND p.reading = n.reading
      WHERE n.role = '${role}' AND n.record_id NOT IN (
        SELECT evidence_record FROM master.relation WHERE relation = '${role === 'owner' ? 'owns' : 'rents'}')
      GROUP BY ALL)
    SELECT record_id, min(dwelling) AS dwelling, min(person) AS person,
      CASE WHEN bool_and(is_same) THEN 'name-at-dwelling' ELSE 'homophone-at-dwelling' END AS method,
      CASE WHEN bool_and(is_same) THEN ${confidence.atDwelling} ELSE ${confidence.homophone} END AS confidence
    FROM (SELECT * FROM met QUALIFY is_same = max(is_same) OVER (PARTITION BY record_id))
    GROUP BY record_id HAVING count(*) = 1`;
}

function relateSql(relation: string, from: string): string {
  return `INSERT INTO master.relation (relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record,
      target_record, method, confidence)
    SELECT '${relation}', 'person', person, 'dwelling', dwelling, 'dwelling', record_id, record_id, method, confidence
    FROM (${from})`;
}
