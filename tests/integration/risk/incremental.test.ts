import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTickets, fillCity } from '../../../bench/dashboard/fill-city.ts';
import { buildRisk } from '../../../core/monitoring/risk/build-risk.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';

const size = { people: 400, matters: 800 };
const today = '2026-11-22';

let records: PublishedRecords;
beforeAll(async () => {
  records = await openPublishedRecords();
  await fillCity(records.warehouse, size);
  await buildRisk(records.warehouse, { today });
}, 180_000);
afterAll(() => records.close());

const run = (sql: string) => records.warehouse.run(sql);

/** Parts, facts and months by what they are of: parts and places have other numbers when they are made anew. */
const built = {
  parts: `SELECT key, sources, spans, as_of FROM mart.risk_part`,
  facts: `SELECT key, record, grid, village, town, source, "day", "until", kind, department, item, weight
    FROM mart.risk_fact JOIN mart.risk_part USING (part) JOIN mart.risk_place USING (place)`,
  months: `SELECT key, level, area, "month", "value" FROM mart.risk_count JOIN mart.risk_part USING (part)`,
};
type Table = keyof typeof built;

async function keep(name: string) {
  for (const [table, sql] of Object.entries(built))
    await run(`CREATE OR REPLACE TABLE mart.${name}_${table} AS ${sql}`);
}

/** Rows that one of two states has and the other has not. */
async function differing(table: Table, one: string, other: string) {
  const [left, right] = [`FROM mart.${one}_${table}`, `FROM mart.${other}_${table}`];
  return records.warehouse.all(
    `SELECT * FROM ((${left} EXCEPT ALL ${right}) UNION ALL (${right} EXCEPT ALL ${left})) LIMIT 5`,
  );
}

async function buildAnew() {
  for (const table of ['part', 'fact', 'seen', 'count', 'place']) await run(`DELETE FROM mart.risk_${table}`);
  await buildRisk(records.warehouse, { today });
}

/** Ends every nth row as a delivery would; others take the place of every second one of them. */
async function change(table: string, every: number, columns: string) {
  await run(`UPDATE record.${table} SET to_version = 50 WHERE record_id % ${every} = 0`);
  await run(
    `INSERT INTO record.${table} BY NAME
     SELECT * REPLACE (record_id + 5000000 AS record_id, NULL AS to_version, 50 AS from_version, ${columns})
     FROM record.${table} WHERE to_version = 50 AND record_id % ${2 * every} = 0`,
  );
}

const changes: Record<string, () => Promise<unknown>> = {
  'a batch that adds requests': () => addTickets(records.warehouse, size, 40),
  'batches that end rows, and move others in time, to another grid and to another company': async () => {
    await change(
      'service_ticket',
      29,
      `"time" + INTERVAL 40 DAY AS "time", '03' AS status, grid[:14] || '1' AS grid`,
    );
    await change('incident', 31, `due + 1 AS done, 'C1' AS uscc`);
  },
  'data that reach into the next month': async () => {
    await run(`UPDATE ops.batch SET period = '2026-11' WHERE dataset = 'service-ticket'`);
    await addTickets(records.warehouse, { ...size, matters: 2000 }, 10);
  },
};

it('figures brought up to date batch by batch are what they would be if all were counted anew', async () => {
  for (const [name, deliver] of Object.entries(changes)) {
    await keep('before');
    await deliver();
    await buildRisk(records.warehouse, { today });
    await keep('after');
    expect(await differing('facts', 'before', 'after'), name).not.toEqual([]);
  }
  await buildAnew();
  await keep('anew');
  for (const table of ['parts', 'facts', 'months'] as const)
    expect(await differing(table, 'after', 'anew'), table).toEqual([]);
}, 180_000);
