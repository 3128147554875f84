import type { Session } from '../../warehouse/warehouse.ts';

/**
 * Tells rows of one batch that claim the same identity apart: the second in file order gets a key made from the
 * key and its ordinal, and so on, so that none is lost. `condition` picks the batch's rows in `table`.
 * @returns how many rows got such a key
 */
export async function numberRepeatedKeys(
  session: Session,
  table: string,
  condition: string,
): Promise<number> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE repeated AS
     SELECT source_key FROM ${table} WHERE ${condition} GROUP BY source_key HAVING count(*) > 1`,
  );
  const [found] = await session.all<{ any: boolean }>('SELECT count(*) > 0 AS any FROM repeated');
  const numbered = found!.any
    ? await session.run(
        `UPDATE ${table} SET source_key = md5_number(numbered.source_key || '#' || numbered.ordinal)
       FROM (
         SELECT record_id, source_key, row_number() OVER (PARTITION BY source_key ORDER BY row_number) AS ordinal
         FROM ${table} WHERE ${condition} AND source_key IN (SELECT source_key FROM repeated)
       ) numbered
       WHERE ${condition} AND ${table}.record_id = numbered.record_id AND numbered.ordinal > 1`,
      )
    : 0;
  await session.run('DROP TABLE repeated');
  return numbered;
}
