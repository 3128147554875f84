import type { Session } from '../../warehouse/warehouse.ts';
import { codesNowSql } from '../grids/codes-now.ts';

/**
 * Every text by which a grid is declared, with the grid that it means: codes of the register, old codes with what became
 * of them, and names that only one grid bears in its town, or anywhere.
 */
const meaningsSql = `
  WITH known AS (SELECT code, any_value(name) AS name, any_value(town) AS town, bool_or(to_date IS NULL) AS is_current FROM master.grid GROUP BY code),
  now AS (${codesNowSql})
  SELECT known.code AS text, known.code AS given, coalesce(now.now, known.code) AS grid, NULL AS town FROM known LEFT JOIN now USING (code)
    WHERE is_current OR now.now IS NOT NULL
  UNION ALL SELECT code, code, now, NULL FROM now WHERE code NOT IN (SELECT code FROM known)
  UNION ALL SELECT name, min(code), min(code), NULL FROM known WHERE is_current AND name IS NOT NULL GROUP BY name HAVING count(*) = 1
  UNION ALL SELECT name, min(code), min(code), town FROM known WHERE is_current AND name IS NOT NULL AND town IS NOT NULL
    GROUP BY name, town HAVING count(*) = 1`;

/**
 * Makes `declared_place(dataset, record_id, given, grid)` of the rows whose declared grid the register knows: `given` is the code
 * as declared, `grid` what it is now.
 */
export async function placeDeclared(session: Session): Promise<void> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE declared_place AS
     WITH meaning AS MATERIALIZED (${meaningsSql})
     SELECT l.dataset, l.record_id, coalesce(any_value(near.given), any_value(far.given)) AS given,
       coalesce(any_value(near.grid), any_value(far.grid)) AS grid
     FROM located l
       LEFT JOIN meaning far ON far.text = l.declared AND far.town IS NULL
       LEFT JOIN meaning near ON near.text = l.declared AND near.town = left(l.division, 9)
     WHERE l.declared IS NOT NULL AND (far.grid IS NOT NULL OR near.grid IS NOT NULL)
     GROUP BY l.dataset, l.record_id`,
  );
}
