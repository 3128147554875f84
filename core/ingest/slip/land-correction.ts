import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { columnsOf, readBatch } from '../batch/batch-row.ts';
import { correctedRowsSql } from '../batch/correction-rows.ts';
import { cellOf, landedColumns, landingTable } from '../batch/landing.ts';
import type { CorrectedBatch } from './correction-entry.ts';
import { sameCellSql, shownCellSql } from './slip-layout.ts';

/**
 * Lands a corrected slip in the layout of the batch that it corrects. A cell that says what the slip said is the one
 * that the slip was made from, a hash that was not written anew stays. Leaves the temporary table `handed_in`:
 * `row_number, position, verdict`, where `position` is the row of the corrected batch and the verdict `changed`,
 * `same`, or why nobody can say which row is meant.
 */
export async function landCorrection(session: Session, entry: CorrectedBatch, slip: string): Promise<void> {
  const columns = columnsOf(await readBatch(session, entry.corrects));
  const landed = landedColumns(columns);
  await session.run(`CREATE OR REPLACE TEMP TABLE returned AS ${returnedSql(entry.corrects)}`);
  await collectEarlierRows(session, entry);
  const from = new Map(entry.cells.map(({ index, from: at }) => [index, cellOf({ index: at })]));
  const pairs = landed.map((column) => ({
    column,
    now: `s.${from.get(column.index)!}`,
    before: `e.${cellOf(column)}`,
  }));
  const changed = pairs.map(({ column, now, before }) => changedSql(column, now, before)).join(' OR ');
  const number = `s.${cellOf({ index: entry.numberIndex })}`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE handed_in AS
     SELECT row_number, position,
       CASE WHEN position IS NULL THEN 'slip-row-unnumbered'
         WHEN NOT is_returned THEN 'slip-row-unknown'
         WHEN count(*) OVER (PARTITION BY position) > 1 THEN 'slip-row-repeated'
         WHEN is_changed THEN 'changed' ELSE 'same' END AS verdict
     FROM (
       SELECT s.row_number, TRY_CAST(trim(${number}) AS INTEGER) AS position, e.position IS NOT NULL AS is_returned,
         ${changed} AS is_changed
       FROM ${slip} s LEFT JOIN earlier e ON e.position = TRY_CAST(trim(${number}) AS INTEGER)
     )`,
  );
  const cells = pairs.map(
    ({ column, now, before }) => `${correctedCellSql(column, now, before)} AS ${cellOf(column)}`,
  );
  await session.run(
    `CREATE TABLE ${landingTable(entry.batchId)} AS
     SELECT s.row_number,
       CASE WHEN h.verdict = 'same' THEN e.cells ELSE ${columns.length} END::INTEGER AS cells, ${cells.join(', ')}
     FROM ${slip} s JOIN handed_in h USING (row_number)
     LEFT JOIN earlier e ON e.position = CASE WHEN h.verdict IN ('changed', 'same') THEN h.position END
     ORDER BY s.row_number`,
  );
  for (const table of ['earlier', 'returned']) await session.run(`DROP TABLE ${table}`);
}

/** Rows that a slip of the batch may hold: something was found in them when they were delivered or corrected. */
function returnedSql(batchId: number): string {
  return `SELECT row_number AS position FROM quarantine.issue WHERE batch_id = ${batchId}
    UNION SELECT corrected_row FROM quarantine.correction WHERE corrected_batch = ${batchId}`;
}

/** Gathers the returned rows as they stood when the slip was made, wherever their latest version had landed. */
async function collectEarlierRows(
  session: Session,
  { corrects, seenVersion }: CorrectedBatch,
): Promise<void> {
  const corrected = correctedRowsSql(corrects, seenVersion);
  await session.run(
    `CREATE OR REPLACE TEMP TABLE version AS
     SELECT r.position, coalesce(c.batch_id, ${corrects}) AS batch_id, coalesce(c.row_number, r.position) AS row_number
     FROM returned r LEFT JOIN (${corrected}) c USING (position)`,
  );
  const batches = await session.all<{ batch_id: number }>(
    'SELECT DISTINCT batch_id FROM version ORDER BY batch_id',
  );
  const ids = batches.length > 0 ? batches.map(({ batch_id }) => batch_id) : [corrects];
  const landings = ids.map(
    (id) =>
      `SELECT v.position, l.* EXCLUDE (row_number) FROM ${landingTable(id)} l
       JOIN version v ON v.batch_id = ${id} AND v.row_number = l.row_number`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE earlier AS ${landings.join(' UNION ALL BY NAME ')}`);
  await session.run('DROP TABLE version');
}

/** A slip shows no hash: an empty cell leaves it, a filled one is its new value. */
function changedSql({ reduction }: ColumnMapping, now: string, before: string): string {
  if (reduction === 'hmac') return `(${now} IS NOT NULL AND ${now} IS DISTINCT FROM ${before})`;
  return `NOT (${sameCellSql(now, shownCellSql(before))})`;
}

function correctedCellSql({ reduction }: ColumnMapping, now: string, before: string): string {
  if (reduction === 'hmac') return `coalesce(${now}, ${before})`;
  return `CASE WHEN ${sameCellSql(now, shownCellSql(before))} THEN ${before} ELSE ${now} END`;
}
