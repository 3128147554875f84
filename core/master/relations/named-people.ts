import { writeNameReadings } from '../../matching/standardise/name-readings.ts';
import { standardisedTable } from '../../matching/standardise/kept-records.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';

/** A column of rows that names a person, and the one beside it with the person's number. */
interface NamingField {
  role: string;
  /** The dataset, and the kind of what its rows are about. */
  kind: 'dwelling' | 'legal-entity';
  name: string;
  number: string;
}

/** Confidence where number and name agree, where only the number does, and where the name agrees with what is left of a number. */
const confidence = { number: 0.99, numberAlone: 0.9, digits: 0.97 };
/** So many digits of a number are written wrongly at most: one of them, or two that changed places. */
const mostWrongDigits = 2;

/**
 * Makes the temporary tables by which named people are found: `person_number(number, person)`, of numbers that one person has,
 * and `person_name(person, name, reading)`.
 */
export async function writePeopleByNumber(session: Session, query?: QueryOptions): Promise<void> {
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
 * Makes the temporary table `named(role, record_id, target, number, delivered, name, reading)`: whom rows name, and the entity
 * that the row is of, with the delivered text of a number that was none.
 */
export async function writeNamedPeople(
  session: Session,
  fields: readonly NamingField[],
  query?: QueryOptions,
): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_named AS ${fields.map(namedSql).join(' UNION ALL ')}`,
    [],
    query,
  );
  await writeNameReadings(session, 'plain_named');
  await session.run(
    `CREATE OR REPLACE TEMP TABLE named AS SELECT * FROM plain_named LEFT JOIN name_reading USING (name)`,
    [],
    query,
  );
  for (const table of ['plain_named', 'name_reading']) await session.run(`DROP TABLE temp.${table}`);
}

function namedSql({ role, kind, name, number }: NamingField): string {
  return `
    SELECT ${literal(role)} AS role, record_id, entity_id AS target, r.${quote(number)} AS number, e.delivered, r.${quote(name)} AS name
    FROM record.${quote(kind.replace('-', '_'))} r JOIN master.member m USING (record_id)
    LEFT JOIN (
      SELECT batch_id, row_number, min(upper(regexp_replace(value, '[^0-9Xx*]', '', 'g'))) AS delivered
      FROM quarantine.issue WHERE field = ${literal(number)} AND severity = 'field' GROUP BY ALL) e USING (batch_id, row_number)
    WHERE m.kind = ${literal(kind)} AND (r.${quote(number)} IS NOT NULL OR r.${quote(name)} IS NOT NULL)`;
}

/** Query of record_id, target, person, method, confidence: people in `named` by their number. */
export function byNumberSql(role: string): string {
  return `SELECT n.record_id, n.target, p.person,
      CASE WHEN bool_or(n.reading = q.reading) THEN 'number-and-name' ELSE 'number' END AS method,
      CASE WHEN bool_or(n.reading = q.reading) THEN ${confidence.number} ELSE ${confidence.numberAlone} END AS confidence
    FROM named n JOIN person_number p USING (number) JOIN person_name q USING (person)
    WHERE n.role = ${literal(role)} GROUP BY n.record_id, n.target, p.person`;
}

/** The same of people by numbers masked over the birth date, and by numbers with a wrong digit or two, of somebody of the same name. */
export function byDigitsSql(role: string): string {
  return `SELECT n.record_id, n.target, min(p.person) AS person, 'digits-and-name' AS method, ${confidence.digits} AS confidence
    FROM named n JOIN person_name q USING (reading) JOIN person_number p USING (person)
    WHERE n.role = ${literal(role)} AND n.number IS NULL AND length(n.delivered) = 18
      AND CASE WHEN contains(n.delivered, '*') THEN left(n.delivered, 6) = left(p.number, 6) AND right(n.delivered, 4) = right(p.number, 4)
        ELSE hamming(n.delivered, p.number) <= ${mostWrongDigits} END
    GROUP BY n.record_id, n.target HAVING min(p.person) = max(p.person)`;
}

/** Statement that adds to `related` what such a query finds: a person related to what the row is of. */
export function relateNamedSql(relation: string, kind: NamingField['kind'], found: string): string {
  return `INSERT INTO related (relation, from_kind, from_id, to_kind, to_id, evidence_dataset, evidence_record,
      target_record, method, confidence)
    SELECT ${literal(relation)}, 'person', person, '${kind}', target, '${kind}', record_id, record_id, method, confidence
    FROM (${found})`;
}
