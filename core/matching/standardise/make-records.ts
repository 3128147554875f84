import { datasets, recordTable } from '../../../schemas/datasets/index.ts';
import { literal, quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { writeAddressParts } from './address-parts.ts';
import { writeCompanyCores } from './company-names.ts';
import { writeNameReadings } from './name-readings.ts';
import { fieldSql, type Standardisation } from './standardisation.ts';

export interface MakeRecordsOptions {
  signal?: AbortSignal;
}

/**
 * Makes the temporary table `record(n, record_id, source, source_id, source_key, …)` of all current published records
 * that a standardisation speaks of, with the columns of its model, numbered from 0 by record id so that later steps
 * carry four bytes a record.
 */
export async function makeRecords(
  session: Session,
  standardisation: Standardisation,
  { signal }: MakeRecordsOptions = {},
): Promise<void> {
  const query = signal ? { signal } : {};
  await session.run(`CREATE OR REPLACE TEMP TABLE plain_record AS ${plainSql(standardisation)}`, [], query);
  await refineRecords(session, standardisation, { signal });
}

/**
 * Makes `record` of the temporary table `plain_record(record_id, source_id, source_key, …)`, which has the columns of
 * the standardisation as they were delivered, and drops that.
 */
export async function refineRecords(
  session: Session,
  standardisation: Standardisation,
  { signal }: MakeRecordsOptions = {},
): Promise<void> {
  const query = signal ? { signal } : {};
  await writeAddressParts(session, 'plain_record');
  const names = namesOf[standardisation.names];
  await names?.write(session, 'plain_record');
  const columns = Object.entries(standardisation.refined).map(([name, sql]) => `${sql} AS ${quote(name)}`);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE record AS
     SELECT (row_number() OVER (ORDER BY record_id) - 1)::INTEGER AS n, record_id, source_id AS source, source_id,
       source_key, ${columns.join(', ')}
     FROM plain_record p LEFT JOIN address_part a ON a.text = p.address
       ${names ? `LEFT JOIN ${names.table} q ON q.name = p.name` : ''}
     WHERE ${standardisation.where ?? 'true'} ORDER BY n`,
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

function plainSql(standardisation: Standardisation): string {
  const selects = datasets
    .filter(({ id }) => standardisation.datasets.includes(id))
    .map((dataset) => {
      const columns = Object.entries(standardisation.columns(fieldSql(dataset)));
      return `
      SELECT r.record_id, r.source_id, r.source_key, ${columns.map(([name, sql]) => `${sql} AS ${quote(name)}`).join(', ')}
      FROM ${recordTable(dataset)} r LEFT JOIN evidence e ON e.batch_id = r.batch_id AND e.row_number = r.row_number
      WHERE r.to_version IS NULL`;
    });
  return `WITH evidence AS (
      SELECT batch_id, row_number, min(upper(regexp_replace(value, '[^0-9A-Za-z*]', '', 'g'))) AS delivered
      FROM quarantine.issue WHERE field = ${literal(standardisation.evidenceField ?? '')} AND severity = 'field'
      GROUP BY ALL)
    ${selects.join(' UNION ALL ')}`;
}
