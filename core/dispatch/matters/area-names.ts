import { areaNamesSql } from '../../master/grids/write-areas.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** What areas are called, by code; those without a name are left out. */
export async function areaNames(session: Session, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await session.all<{ code: string; name: string }>(
    `SELECT code, min(name) AS name FROM (${areaNamesSql})
     WHERE list_contains($1::VARCHAR[], code) GROUP BY code`,
    [[...new Set(codes)]],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
