import { grid } from '../../../schemas/datasets/grid.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { checkOutlines } from './check-outlines.ts';
import { readCodeForm } from './code-form.ts';

const current = `${recordTable(grid)} WHERE to_version IS NULL`;
const isDivision = `regexp_full_match(grid_code, '\\d{6}|\\d{9}|\\d{12}')`;

/** Codes that have not the form of this city, and rows without a code, which go by their name. */
const badCodesSql = `
  SELECT DISTINCT 'bad-code', coalesce(grid_code, grid_name), NULL, NULL, NULL FROM ${current}
  AND coalesce(grid_code, grid_name) IS NOT NULL
  AND (grid_code IS NULL OR NOT (${isDivision} OR regexp_full_match(grid_code, $pattern)))`;

/** One code twice in one source, or for grids that departments call by different names. */
const duplicatesSql = `
  SELECT 'duplicate-code', grid_code, NULL, NULL, NULL FROM ${current}
  AND grid_code IS NOT NULL AND NOT ${isDivision}
  GROUP BY grid_code
  HAVING count(*) > count(DISTINCT source_id) OR count(DISTINCT grid_name) > 1`;

const missingOutlinesSql = `
  SELECT 'no-outline', code, NULL, NULL, NULL FROM master.grid WHERE to_date IS NULL AND geometry IS NULL`;

/** Grids whose code belongs to another village than the register says, or to one that nobody knows. */
const foreignSql = `
  SELECT 'outside-village', code, village, NULL, NULL FROM master.grid
  WHERE to_date IS NULL AND village IS NOT NULL AND regexp_full_match(code, '\\d{13,}')
    AND (left(code, 12) <> village OR (
      EXISTS (SELECT 1 FROM ref.own_division WHERE length(code) = 12)
      AND NOT EXISTS (SELECT 1 FROM ref.own_division d WHERE d.code = village)))`;

/** Fills `master.grid_issue` with everything that is wrong with the current register. */
export async function checkGrids(session: Session): Promise<void> {
  const insert = (sql: string, values = {}) => session.run(`INSERT INTO master.grid_issue ${sql}`, values);
  await insert(badCodesSql, { pattern: await readCodeForm(session) });
  await insert(duplicatesSql);
  await insert(missingOutlinesSql);
  await insert(foreignSql);
  await checkOutlines(session);
}
