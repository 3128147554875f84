import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { QueryOptions, Session } from '../../warehouse/warehouse.ts';
import { writeAddressParts } from './address-parts.ts';
import { writeCompanyCores } from './company-names.ts';
import { writeNameReadings } from './name-readings.ts';
import { fieldSql, type Standardisation } from './standardisation.ts';

interface StandardiseOptions extends QueryOptions {
  /** Table with a column record_id: only these records; all current ones where it is left out. */
  only?: string;
  /**
   * Query of road and estate: which estate stands at which number, as an earlier run learnt it. Learnt from the
   * records at hand where it is left out.
   */
  estates?: string;
}

/**
 * Makes the temporary table `record(n, record_id, source, source_id, source_key, …)` of all current published records
 * that a standardisation speaks of, with the columns of its model.
 */
export async function makeRecords(
  session: Session,
  standardisation: Standardisation,
  options: QueryOptions = {},
): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_record AS ${plainRecordsSql(standardisation)}`,
    [],
    options,
  );
  await refineRecords(session, standardisation, options);
}

/**
 * Makes `record` of the temporary table `plain_record(record_id, from_version, source_id, source_key, …)`, which has the columns of
 * the standardisation as they were delivered, and drops that.
 */
export async function refineRecords(
  session: Session,
  standardisation: Standardisation,
  options: QueryOptions = {},
): Promise<void> {
  await writeStandardised(session, standardisation, options);
  await numberRecords(session, 'standardised', options);
  for (const table of ['standardised', 'estate_at']) await session.run(`DROP TABLE temp.${table}`);
}

/**
 * Makes `record` of standardised records, numbered from 0 by record id: later steps carry four bytes a record, and
 * ties between records fall the same way whichever others are there.
 *
 * @param from table or query with the columns of `standardised`
 * @param options.columns SQL of the columns beside n and source; all of them where it is left out
 */
export async function numberRecords(
  session: Session,
  from: string,
  { columns = '* EXCLUDE (is_included, from_version)', ...query }: QueryOptions & { columns?: string },
): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE record AS
     SELECT (row_number() OVER (ORDER BY record_id) - 1)::INTEGER AS n, source_id AS source, ${columns}
     FROM ${from} WHERE is_included ORDER BY n`,
    [],
    query,
  );
}

/**
 * Makes the temporary tables `standardised(record_id, from_version, source_id, source_key, is_included, …)`, with a row for each
 * current record of the standardisation's datasets, and `estate_at(road, estate)`, which it went by.
 */
export async function standardiseRecords(
  session: Session,
  standardisation: Standardisation,
  { only, ...options }: StandardiseOptions,
): Promise<void> {
  const which = only ? `record_id IN (SELECT record_id FROM ${only})` : 'true';
  await session.run(
    `CREATE OR REPLACE TEMP TABLE plain_record AS ${plainRecordsSql(standardisation, which)}`,
    [],
    options,
  );
  await writeStandardised(session, standardisation, options);
}

/** Makes `standardised` and `estate_at` of `plain_record`, which it drops. */
async function writeStandardised(
  session: Session,
  standardisation: Standardisation,
  { estates, ...query }: StandardiseOptions,
): Promise<void> {
  await writeAddressParts(session, 'plain_record', estates);
  const names = namesOf[standardisation.names];
  await names?.write(session, 'plain_record');
  const columns = Object.entries(standardisation.refined).map(([name, sql]) => `${sql} AS ${quote(name)}`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE standardised AS
     SELECT record_id, from_version, source_id, source_key, ${isIncludedSql(standardisation)} AS is_included, ${columns.join(', ')}
     FROM plain_record p LEFT JOIN address_part a ON a.text = p.address
       ${names ? `LEFT JOIN ${names.table} q ON q.name = p.name` : ''}`,
    [],
    query,
  );
  for (const table of ['plain_record', 'address_part', ...(names ? [names.table] : [])])
    await session.run(`DROP TABLE ${table}`);
}

/** What is read out of names, and the table it stands in. */
const namesOf = {
  persons: { table: 'name_reading', write: writeNameReadings },
  organisations: { table: 'company_core', write: writeCompanyCores },
  none: null,
} as const;

/** SQL over `p` of whether a record speaks of the kind at all. */
export function isIncludedSql({ where }: Standardisation): string {
  return `coalesce(${where ?? 'true'}, false)`;
}

/**
 * Query of the current records of a standardisation's datasets with its plain columns.
 *
 * @param which SQL over the published rows that chooses the records
 */
export function plainRecordsSql(standardisation: Standardisation, which = 'true'): string {
  const { evidenceField = '' } = standardisation;
  const chosen = datasets.filter(({ id }) => standardisation.datasets.includes(id));
  const selects = chosen.map((dataset) => {
    const columns = Object.entries(standardisation.columns(fieldSql(dataset)));
    return `
      SELECT r.record_id, r.from_version, r.source_id, r.source_key, ${columns.map(([name, sql]) => `${sql} AS ${quote(name)}`).join(', ')}
      FROM ${recordTable(dataset)} r LEFT JOIN evidence e ON e.batch_id = r.batch_id AND e.row_number = r.row_number
      WHERE r.to_version IS NULL AND ${which}`;
  });
  const rows = (columns: string) =>
    chosen
      .map(
        (dataset) => `SELECT ${columns} FROM ${recordTable(dataset)} WHERE to_version IS NULL AND ${which}`,
      )
      .join(' UNION ');
  // Of few records only their own issues are looked at.
  const issues =
    which === 'true'
      ? 'quarantine.issue'
      : `(FROM quarantine.issue SEMI JOIN (${rows('batch_id, row_number')}) USING (batch_id, row_number))`;
  return `WITH evidence AS (
      SELECT batch_id, row_number, min(upper(regexp_replace(value, '[^0-9A-Za-z*]', '', 'g'))) AS delivered
      FROM ${issues} WHERE field = ${literal(evidenceField)} AND severity = 'field'
        AND batch_id IN (${rows('batch_id')})
      GROUP BY ALL)
    ${selects.join(' UNION ALL ')}`;
}
