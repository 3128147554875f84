import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRisk } from '../../../core/monitoring/risk/build-risk.ts';
import { fillPreview } from '../../../core/monitoring/risk/figures/preview-figures.ts';
import { readFigures } from '../../../core/monitoring/risk/figures/read-figures.ts';
import { readSplit } from '../../../core/monitoring/risk/figures/read-split.ts';
import { readTrend } from '../../../core/monitoring/risk/figures/read-trend.ts';
import { whole } from '../../../core/monitoring/risk/figures/slice.ts';
import { readFiguresState } from '../../../core/monitoring/risk/read-state.ts';
import { prepareRisk } from '../../../core/monitoring/risk/risk-tables.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';

const today = '2026-04-20';
const found = shippedIndicators.find(({ id }) => id === 'hazards-found')!;
/** Hazards by month; every day of the first ones has one, so that the file is known to begin there. */
const counts: Record<string, number> = {
  '2024-11': 30,
  '2024-12': 31,
  '2025-01': 20,
  '2025-02': 10,
  '2025-03': 12,
  '2025-11': 18,
  '2025-12': 18,
  '2026-01': 6,
  '2026-02': 42,
  '2026-03': 12,
};

let records: PublishedRecords;
beforeAll(async () => {
  records = await openPublishedRecords();
  await prepareRisk(records.warehouse);
  const rows = Object.entries(counts).flatMap(([month, count]) =>
    Array.from({ length: count }, (_, at) => ({
      no: `${month}-${at}`,
      type: at % 3 === 0 ? '消防隐患' : '用电隐患',
      occur: `${month}-${String((at % 28) + 1).padStart(2, '0')} 08:00:00`,
      grid: '320281001001001',
    })),
  );
  await records.publish({
    department: '应急局',
    dataset: 'incident',
    rows,
    receivedAt: '2026-04-02 08:00:00',
  });
  await records.warehouse.run(`UPDATE ops.batch SET period = '2026-03'`);
  await buildRisk(records.warehouse, { today });
}, 120_000);
afterAll(() => records.close());

async function figure(period: string) {
  const [one] = await readFigures(records.warehouse, {
    indicators: [found],
    level: 'city',
    within: null,
    period,
    slice: whole,
  });
  return one!;
}

describe('figures over time', () => {
  it('compare January and February together, and March with both', async () => {
    // 6 + 42 = 48; a year before 20 + 10 = 30: 60 % more; November and December 18 + 18 = 36: a third more.
    for (const [month, value] of [
      ['2026-01', 6],
      ['2026-02', 42],
    ] as const)
      expect(await figure(month)).toMatchObject({
        value,
        compared: 48,
        lastYear: 30,
        lastPeriod: 36,
        yearChange: { by: expect.closeTo(60, 9) as number, isSteady: false },
        periodChange: { by: expect.closeTo(100 / 3, 9) as number, isSteady: true },
      });
    expect(await figure('2026-03')).toMatchObject({
      value: 12,
      lastYear: 12,
      lastPeriod: 24, // the mean of 6 and 42
      yearChange: { by: 0, isSteady: true },
      periodChange: { by: -50 },
    });
  });

  it('are unknown, not zero, where nobody has told of the month', async () => {
    expect(await figure('2026-04')).toMatchObject({ state: 'no-data', numerator: null, value: null });
    expect(await figure('2024-10')).toMatchObject({ state: 'no-data', numerator: null });
    expect(await figure('2025-06')).toMatchObject({ state: 'small', numerator: 0 });
    expect(await readFiguresState(records.warehouse)).toMatchObject({
      months: { first: '2024-11', last: '2026-03' },
    });
    const trend = await readTrend(records.warehouse, {
      indicator: found,
      area: '',
      grain: 'day',
      from: '2026-03-30',
      to: '2026-04-02',
      slice: whole,
    });
    expect(trend.map(({ numerator, state }) => [numerator, state])).toEqual([
      [0, 'ok'],
      [0, 'ok'],
      [null, 'no-data'],
      [null, 'no-data'],
    ]);
  });

  it('are split by kind, and asked for one', async () => {
    expect(
      await readSplit(records.warehouse, {
        indicator: found,
        area: '',
        period: '2026-03',
        by: 'kind',
        slice: whole,
      }),
    ).toEqual([
      { key: '用电隐患', numerator: 8, denominator: null },
      { key: '消防隐患', numerator: 4, denominator: null },
    ]);
    const [fire] = await readFigures(records.warehouse, {
      indicators: [found],
      level: 'town',
      within: null,
      period: '2026-03',
      slice: { kind: '消防隐患', department: null },
    });
    expect(fire).toMatchObject({ area: '320281001', numerator: 4 });
  });

  it('of a definition that is not saved are counted without changing what is shown', async () => {
    const before = await figure('2026-03');
    const where = [
      ...found.numerator.where,
      { field: 'type', operator: 'contains' as const, values: ['消防'] },
    ];
    const draft = { ...found, numerator: { ...found.numerator, where } };
    const drafted = await records.warehouse.transaction(async (session) => {
      const store = await fillPreview(session, draft, today);
      const query = { level: 'city' as const, within: null, period: '2026-03', slice: whole };
      return readFigures(session, { ...query, indicators: [draft] }, store);
    });
    expect(drafted).toMatchObject([{ numerator: 4 }]);
    expect(await figure('2026-03')).toEqual(before);
  });

  it('are counted anew where rows have changed, and only there', async () => {
    const parts = () =>
      records.warehouse.all<{ part: number; mark: string }>(
        `SELECT part, mark FROM mart.risk_part WHERE dataset = 'incident' ORDER BY part`,
      );
    const before = await parts();
    await buildRisk(records.warehouse, { today });
    expect(await parts()).toEqual(before);
    await records.warehouse.run(
      `UPDATE record.incident SET to_version = 2 WHERE "no" = '2026-03-0'`, // as an undone row ends
    );
    await buildRisk(records.warehouse, { today });
    expect(await figure('2026-03')).toMatchObject({ numerator: 11 });
    expect((await parts()).map(({ part }) => part)).toEqual(before.map(({ part }) => part));
  });
});
