import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { queryRows } from '../../../core/catalog/query-rows.ts';
import { buildRisk } from '../../../core/monitoring/risk/build-risk.ts';
import { readFigures } from '../../../core/monitoring/risk/figures/read-figures.ts';
import { riskFigureSql, rowsBehind } from '../../../core/monitoring/risk/figures/rows-behind.ts';
import { publishedStore } from '../../../core/monitoring/risk/facts/risk-store.ts';
import { whole } from '../../../core/monitoring/risk/figures/slice.ts';
import { readPanel } from '../../../core/monitoring/risk/panels/load-panel.ts';
import { panelTime } from '../../../core/monitoring/risk/panels/panel-time.ts';
import { recordTable } from '../../../schemas/datasets/index.ts';
import type { Indicator } from '../../../schemas/indicators/indicator.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import type { PublishedRecords } from '../../fixtures/published-records.ts';
import { gridA, gridB, openHandRecords, townA, townB } from './hand-records.ts';

/** Numerator and denominator of October 2026, counted by hand from the rows of hand-records.ts; null: the figure is a count. */
const october: Record<string, [number, number | null]> = {
  'hazards-found': [5, null], // H2 H3 H4 H5 H7
  'hazards-serious-found': [2, null], // H2 H3
  'hazards-open': [5, null], // H3 to H7: H7 was remedied on 1 November
  'hazards-open-per-10k': [5, 30_000],
  'hazards-overdue': [2, null], // H3 H6
  'hazards-overdue-share': [2, 5],
  'hazards-recurring-share': [1, 2], // H2 after H1, of H2 H3
  'hazards-remedy-days': [11, 2], // H2 10 days, H7 1 day
  'production-hazards-found': [1, null], // H3
  'production-hazards-overdue-share': [2, 2], // H3 H6
  'dangerous-goods-hazards-open': [1, null], // H3
  'inspections-with-problems-share': [3, 4], // I2 I3 I6, of them and I4
  'inspections-unremedied-share': [1, 2], // I2, of I2 I3
  'safety-readings-exceeding': [1, 2],
  'fire-hazards-found': [2, null], // H2 H7
  'fire-hazards-open-per-10k': [1, 30_000], // H7
  'fire-hazards-overdue-share': [0, 1],
  'fire-requests': [1, null], // T10
  'rented-dwellings-share': [3, 4],
  'shared-lettings-share': [1, 3],
  'crowded-lettings-share': [1, 3], // W2: 3 m² each
  'crowded-dwellings': [1, null],
  'dangerous-dwellings-share': [2, 4],
  'vacant-dwellings-share': [1, 4],
  'group-letting-hazards': [1, null], // H4
  'dangerous-building-hazards-open': [1, null], // H5
  'registered-elsewhere-share': [1, 3],
  'migrants-share': [2, 3],
  'elderly-80-share': [1, 13],
  'elderly-needing-care': [1, null],
  'elderly-alone-share': [1, 2], // p1, of p1 p12
  'persons-counted': [13, null],
  'insurance-arrears-companies': [1, null], // C1
  'insurance-arrears-share': [1, 3],
  'labour-disputes': [1, null], // D2
  'wage-complaints': [1, null], // T5
  'wage-complaints-per-10k': [1, 30_000],
  'revoked-companies-share': [1, 3], // C2, of C1 C2 C3
  'idle-companies-share': [1, 3], // C3
  'abnormal-companies': [1, null], // C2, twice; A2 is over
  penalties: [2, null], // P2 P3
  'penalties-per-100-companies': [2, 3],
  'penalties-repeated-share': [1, 2], // P2 after P1
  'consumer-complaints': [1, null], // T8
  'company-repeat-complaints': [1, null], // T2 after T1
  'environment-complaints': [1, null], // T4
  'environment-complaints-per-10k': [1, 30_000],
  'odour-complaints': [1, null], // T4
  'noise-complaints': [2, null], // T2 T3
  'environment-readings-exceeding': [1, 2],
  'water-readings-exceeding': [0, 1],
  'lamp-readings-exceeding': [1, 1],
  'disputes-arisen': [3, null], // D2 D3 D5
  'disputes-arisen-per-10k': [3, 30_000],
  'disputes-open': [3, null], // D2 D4 D5
  'disputes-overdue-share': [2, 3], // D2 D4
  'disputes-group-share': [1, 3],
  'disputes-many-persons': [1, null],
  'disputes-unsettled-30-days-share': [1, 3], // D2; D5 is one day old
  'disputes-recurring-place': [1, null], // D3 after D1
  'disputes-settling-days': [5, 1], // D3
  'requests-accepted': [9, null],
  'complaints-per-10k': [6, 30_000], // T2 T3 T4 T7 T8 T10
  'utility-requests': [1, null],
  'property-requests': [1, null],
  'traffic-requests': [1, null],
  'place-repeat-requests': [1, null], // T3 nine days after T2
  'requests-overdue-share': [2, 9], // T3 closed late, T4 open; T9 is void, T10 not due
  'requests-returned-share': [1, 9],
  'requests-dissatisfied-share': [2, 4], // T2 T8, of them and T3 T6
  'requests-unsolved-share': [2, 4], // T2 T8, of them and T3 T6
  'requests-handling-days': [19, 5], // T2 4, T3 10, T6 1, T7 2, T8 2
  'requests-open': [3, null], // T4 T5 T10
  'requests-urgent-share': [1, 2],
  'requests-supervised': [1, null],
  'organisations-unchecked': [2, null], // O1 O4
  'organisations-unchecked-share': [1, 3], // O4, of O3 O4 O6
  'organisations-failed-share': [1, 2], // O3, of O3 O6
  'survey-satisfaction': [240, 300],
  'deliveries-late-share': [1, 1], // that of September, due on 5 October, came on the 20th
  'rows-quarantined-share': [1, 4],
};

const levels = ['city', 'town', 'village', 'grid'];
const factor = { count: 1, percent: 100, 'per-10k': 10_000, 'per-100': 100, days: 1, score: 1 };

let records: PublishedRecords;
beforeAll(async () => {
  records = await openHandRecords();
  await buildRisk(records.warehouse, { today: '2026-11-22' });
}, 120_000);
afterAll(() => records.close());

async function countedOf(indicator: Indicator, level: 'city' | 'town' | 'grid', area: string) {
  const month = panelTime('month', '2026-10', '2026-10');
  const choice = { panelTime: month, levels: [level], areas: [area], slice: whole };
  const panel = (await readPanel(records.warehouse, publishedStore, indicator, choice))!;
  const series = panel.areas.find((one) => one.area === area)!;
  return {
    numerator: series.numerator.at(-1),
    denominator: series.denominator?.at(-1) ?? null,
    hasData: series.covered.at(-1) === 1,
  };
}

describe('shipped indicators', () => {
  it('are all counted by hand below', () => {
    expect(Object.keys(october).sort()).toEqual(shippedIndicators.map(({ id }) => id).sort());
  });

  it.each(shippedIndicators.map((indicator) => [indicator.id, indicator] as const))(
    '%s equals what is counted by hand',
    async (id, indicator) => {
      const [numerator, denominator] = october[id]!;
      const counted = await countedOf(indicator, 'city', '');
      expect(counted).toEqual({ numerator, denominator, hasData: true });
      const [figure] = await readFigures(records.warehouse, {
        indicators: [indicator],
        level: 'city',
        within: null,
        period: '2026-10',
        slice: whole,
      });
      const isHidden = indicator.countsPersons && (numerator < 5 || (denominator ?? 5) < 5);
      if (isHidden) expect(figure).toMatchObject({ state: 'suppressed', numerator: null, value: null });
      else expect(figure!.value).toBeCloseTo((factor[indicator.unit] * numerator) / (denominator ?? 1), 9);
    },
  );

  it('lead to exactly the rows that they count, in the city, in towns and grids', async () => {
    for (const indicator of shippedIndicators.filter(({ finest }) => finest !== 'city'))
      for (const [level, area] of [
        ['city', ''],
        ['town', townA],
        ['town', townB],
        ['grid', gridA],
        ['grid', gridB],
      ] as const)
        for (const part of ['numerator', 'denominator'] as const) {
          if (levels.indexOf(level) > levels.indexOf(indicator.finest)) continue;
          const behind = rowsBehind({ indicator, area, period: '2026-10', part, slice: whole });
          const measure = indicator[part];
          if (!behind || measure === undefined || measure === 'residents') {
            expect(indicator.countsPersons || measure === undefined || measure === 'residents').toBe(true);
            continue;
          }
          if (measure.value.of !== 'rows') continue;
          const condition = await riskFigureSql(records.warehouse, behind.dataset, behind.filters[0]!.values);
          const [rows] = await records.warehouse.all<{ n: number }>(
            `SELECT count(*)::DOUBLE AS n FROM ${recordTable({ id: behind.dataset })} WHERE to_version IS NULL AND ${condition}`,
          );
          const counted = await countedOf(indicator, level, area);
          expect([indicator.id, area, part, rows!.n]).toEqual([indicator.id, area, part, counted[part]]);
        }
  }, 120_000);

  it('show those rows to whoever may see rows', async () => {
    const indicator = shippedIndicators.find(({ id }) => id === 'hazards-overdue')!;
    const { dataset, filters } = rowsBehind({
      indicator,
      area: townB,
      period: '2026-10',
      part: 'numerator',
      slice: whole,
    })!;
    const page = await queryRows(records.warehouse, localAnalyst, {
      dataset,
      filters: [...filters, { field: 'no', operator: 'equals', values: ['H3'] }],
      offset: 0,
      limit: 10,
    });
    expect(page.total).toBe(1);
    await expect(
      queryRows(records.warehouse, localAnalyst, {
        dataset: 'service-ticket',
        filters,
        offset: 0,
        limit: 10,
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });
});
