import type { Session } from '../warehouse/warehouse.ts';

/**
 * The data version at the end of a day: that of the last command acknowledged on or before it; 0 before the first.
 *
 * @param day `YYYY-MM-DD`, city time
 */
export async function versionAt(session: Session, day: string): Promise<number> {
  const [row] = await session.all<{ version: number | null }>(
    `SELECT max((entry->>'$.entry.allotted.dataVersion')::DOUBLE) AS version
     FROM ops.applied WHERE left(entry->>'$.entry.at', 10) <= $1`,
    [day],
  );
  return row?.version ?? 0;
}
