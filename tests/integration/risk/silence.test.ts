import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildRisk } from '../../../core/monitoring/risk/build-risk.ts';
import { readFigures } from '../../../core/monitoring/risk/figures/read-figures.ts';
import { whole } from '../../../core/monitoring/risk/figures/slice.ts';
import { prepareRisk } from '../../../core/monitoring/risk/risk-tables.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';

const found = shippedIndicators.find(({ id }) => id === 'hazards-found')!;
const towns = { always: '320281001', gap: '320281002', late: '320281003', few: '320281004' };

/** Hazards a month from January to September 2026: one town missed July, one began in April, one is too small for anybody to miss it. */
const told: Record<string, (month: number) => number> = {
  [towns.always]: () => 30,
  [towns.gap]: (month) => (month === 7 ? 0 : 30),
  [towns.late]: (month) => (month < 4 ? 0 : 30),
  [towns.few]: (month) => (month === 7 ? 0 : 4),
};

let records: PublishedRecords;
beforeAll(async () => {
  records = await openPublishedRecords();
  await prepareRisk(records.warehouse);
  const first = { no: 'A', type: '消防隐患', occur: '2026-01-01 08:00:00', grid: `${towns.always}001001` };
  await records.publish({
    department: '应急局',
    dataset: 'incident',
    rows: [first],
    receivedAt: '2026-10-02 08:00:00',
  });
  await records.warehouse.run(`UPDATE ops.batch SET period = '2026-09'`);
  for (const [at, [town, count]] of Object.entries(told).entries())
    for (let month = 1; month <= 9; month++)
      await records.warehouse.run(
        `INSERT INTO record.incident BY NAME SELECT r.* REPLACE (${10_000 * (at + 1) + 100 * month} + i AS record_id, 'N' || ${at} || '-' || ${month} || '-' || i AS "no",
           TIMESTAMP '2026-0${month}-01' + to_days((i % 28)::INTEGER) AS occur, '${town}001001' AS grid)
         FROM record.incident r, range(${count(month)}) t(i) WHERE "no" = 'A'`,
      );
  await buildRisk(records.warehouse, { today: '2026-10-05' });
}, 120_000);
afterAll(() => records.close());

async function statesOf(level: 'city' | 'town', period: string) {
  const figures = await readFigures(records.warehouse, {
    indicators: [found],
    level,
    within: null,
    period,
    slice: whole,
  });
  return Object.fromEntries(figures.map(({ area, state, numerator }) => [area, numerator ?? state]));
}

it('a town that is missing from a delivery has no data, and the city is not whole', async () => {
  expect(await statesOf('town', '2026-07')).toEqual({
    [towns.always]: 30,
    [towns.gap]: 'no-data',
    [towns.late]: 30,
    [towns.few]: 0,
  });
  expect(await statesOf('city', '2026-07')).toEqual({ '': 'no-data' });
  expect(await statesOf('city', '2026-08')).toEqual({ '': 94 });
});

it('what was before a town’s first month is not known of it alone', async () => {
  expect(await statesOf('town', '2026-02')).toMatchObject({ [towns.late]: 'no-data', [towns.gap]: 30 });
  expect(await statesOf('city', '2026-02')).toEqual({ '': 64 });
});
