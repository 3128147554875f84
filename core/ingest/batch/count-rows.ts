import type { Session } from '../../warehouse/warehouse.ts';

/** How many rows a relation has; creating a table from a query does not say. */
export async function countRows(session: Session, from: string): Promise<number> {
  const [counted] = await session.all<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${from}`);
  return Number(counted!.rows);
}
