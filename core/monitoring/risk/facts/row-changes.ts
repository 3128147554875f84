import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import type { RiskStore } from './risk-store.ts';

/** Above this share of rows that have changed it is quicker to count all of them. */
const mostChanged = 0.2;

/**
 * Compares `risk_row` with the rows of its dataset as they were counted last: makes `risk_changed` of the records that came, went or are
 * not what they were, and keeps how they are now.
 *
 * @returns whether they are few
 */
export async function findChanges(
  session: ConnectedSession,
  dataset: string,
  { seen }: RiskStore,
): Promise<boolean> {
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_now AS SELECT risk_id AS record, hash(r) AS hash FROM temp.risk_row r WHERE risk_id IS NOT NULL`,
  );
  const before = `SELECT record, hash FROM ${seen} WHERE dataset = $dataset`;
  await session.run(
    `CREATE OR REPLACE TEMP TABLE risk_changed AS
     SELECT DISTINCT record FROM temp.risk_now n FULL JOIN (${before}) b USING (record) WHERE n.hash IS DISTINCT FROM b.hash`,
    { dataset },
  );
  const [counts] = await session.all<{ changed: number; all: number }>(
    `SELECT (SELECT count(*)::DOUBLE FROM temp.risk_changed) AS changed, (SELECT count(*)::DOUBLE FROM temp.risk_now) AS "all"`,
  );
  await session.run(
    `DELETE FROM ${seen} WHERE dataset = $dataset AND record IN (SELECT record FROM temp.risk_changed)`,
    { dataset },
  );
  await session.run(
    `INSERT INTO ${seen} SELECT $dataset, record, hash FROM temp.risk_now SEMI JOIN temp.risk_changed USING (record)`,
    { dataset },
  );
  return counts!.changed <= mostChanged * counts!.all;
}
