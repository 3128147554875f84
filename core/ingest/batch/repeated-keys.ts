import { repeatedIdentity } from '../../../schemas/rules/issues.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Tells rows of one batch that claim the same identity apart: the second in file order gets a key made from the
 * key and its ordinal, and so on, so that none is lost. `condition` picks the batch's rows in `table`.
 *
 * @param batchId the batch against whose rows that is written down as a warning; left out, nothing is
 * @returns how many rows got such a key
 */
export async function numberRepeatedKeys(
  session: Session,
  table: string,
  condition: string,
  batchId?: number,
): Promise<number> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE repeated AS
     SELECT source_key FROM ${table} WHERE ${condition} GROUP BY source_key HAVING count(*) > 1`,
  );
  const [found] = await session.all<{ any: boolean }>('SELECT count(*) > 0 AS any FROM repeated');
  const numbered = found!.any ? await numberKeys(session, table, condition, batchId) : 0;
  await session.run('DROP TABLE repeated');
  return numbered;
}

async function numberKeys(
  session: Session,
  table: string,
  condition: string,
  batchId: number | undefined,
): Promise<number> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE numbered AS
     SELECT record_id, row_number, source_key, row_number() OVER same AS ordinal, first(row_number) OVER same AS first_row
     FROM ${table} WHERE ${condition} AND source_key IN (SELECT source_key FROM repeated)
     WINDOW same AS (PARTITION BY source_key ORDER BY row_number)`,
  );
  const numbered = await session.run(
    `UPDATE ${table} SET source_key = md5_number(numbered.source_key || '#' || numbered.ordinal)
     FROM numbered
     WHERE ${condition} AND ${table}.record_id = numbered.record_id AND numbered.ordinal > 1`,
  );
  if (batchId !== undefined)
    await session.run(
      `INSERT INTO quarantine.issue
       SELECT ${batchId}, row_number, NULL, '${repeatedIdentity}', 'warning', first_row::VARCHAR
       FROM numbered WHERE ordinal > 1 ORDER BY row_number`,
    );
  await session.run('DROP TABLE numbered');
  return numbered;
}
