import { describe, expect, it } from 'vitest';
import { condense } from '../../../../core/monitoring/risk/assess/condense.ts';
import { createLedger } from '../../../../core/monitoring/risk/assess/ledger.ts';
import { detectIndicator } from '../../../../core/monitoring/risk/detect/detect-indicator.ts';
import { discoveries } from '../../../../core/monitoring/risk/detect/false-discovery.ts';
import { createFrame } from '../../../../core/monitoring/risk/detect/baseline/frame.ts';
import type { AreaOutcome } from '../../../../core/monitoring/risk/detect/rules/outcome.ts';
import { neighbourhoods } from '../../../../core/monitoring/risk/detect/scan/neighbourhoods.ts';
import {
  type AreaSeries,
  countAreas,
  type Panel,
  type Time,
} from '../../../../core/monitoring/risk/detect/series.ts';
import { Indicator, type IndicatorInput } from '../../../../schemas/indicators/indicator.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';
import { dailyCountRules } from '../../../../schemas/indicators/shipped/rules.ts';
import {
  dayCount,
  gridCodes,
  gridMap,
  simulate,
  time,
  townCode,
  type Plant,
} from '../../../fixtures/simulated-city.ts';

const text = { zh: '事件', en: 'events' };
const define = (change: Partial<IndicatorInput>): Indicator =>
  Indicator.parse({
    id: 'events',
    version: 1,
    topic: 'hazard',
    label: text,
    definition: text,
    unit: 'count',
    numerator: { dataset: 'incident', at: 'occur' },
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    minimumSample: 20,
    rules: dailyCountRules,
    ...change,
  });

const months: Time = {
  grain: 'month',
  periods: Array.from({ length: 26 }, (_, i) => new Date(Date.UTC(2024, i, 1)).toISOString().slice(0, 7)),
};
const last = months.periods.length - 1;

/** Monthly hits and trials by area; the city (empty code) first. Every month of one is the same but the last. */
function monthly(areas: Record<string, { usual: [number, number?]; now: [number, number?] }>): Panel {
  const covered = new Uint8Array(26).fill(1);
  const series = Object.entries(areas).map(([area, { usual, now }]): AreaSeries => {
    const fill = (at: 0 | 1) =>
      Float64Array.from(months.periods, (_, t) => (t === last ? now[at] : usual[at]) ?? 0);
    const level = area === '' ? 'city' : area.length === 9 ? 'town' : 'village';
    return { area, level, numerator: fill(0), denominator: usual[1] === undefined ? null : fill(1), covered };
  });
  return {
    time: months,
    frame: createFrame(months),
    areas: series,
    areaCounts: countAreas(series),
  };
}

function levelsBy(outcomes: readonly AreaOutcome[]): Record<string, string | null> {
  return Object.fromEntries(
    outcomes.map(({ area, outcome }) => [area, outcome.state === 'judged' ? outcome.level : outcome.state]),
  );
}

const detectMonth = (change: Partial<IndicatorInput>, panel: Panel, at = last) =>
  levelsBy(
    detectIndicator(define({ grain: 'month', ...change }), panel, { at, day: '2026-03-31', map: null }),
  );

describe('fixed bounds of shares', () => {
  const rules: Rule[] = [
    { method: 'fixed', levels: ['city', 'town', 'village'], bounds: { orange: 45, yellow: 30 } },
  ];

  it('warn of neither one of two nor what chance explains, however small the minimum sample', () => {
    const panel = monthly({
      '': { usual: [200, 1000], now: [200, 1000] },
      '320599101001': { usual: [1, 2], now: [1, 2] },
      '320599101002': { usual: [6, 30], now: [9, 30] }, // 30 %: P(Bin(30, 0.2) ≥ 9) = 0.13
      '320599101003': { usual: [20, 100], now: [50, 100] },
    });
    expect(
      detectMonth({ unit: 'percent', rules, denominator: { dataset: 'incident' }, minimumSample: 1 }, panel),
    ).toEqual({
      '': null,
      '320599101001': null,
      '320599101002': null,
      '320599101003': 'orange',
    });
    expect(
      detectMonth({ unit: 'percent', rules, denominator: { dataset: 'incident' }, minimumSample: 20 }, panel),
    ).toMatchObject({ '320599101001': 'small' });
  });

  it('say nothing of a month that is not covered', () => {
    const panel = monthly({ '': { usual: [200, 1000], now: [900, 1000] } });
    panel.areas[0]!.covered[last] = 0;
    expect(detectMonth({ unit: 'percent', rules, denominator: { dataset: 'incident' } }, panel)).toEqual({
      '': 'no-data',
    });
  });
});

describe('changes against last year', () => {
  const rules: Rule[] = [
    { method: 'relative', against: 'year', levels: ['city', 'town'], bounds: { yellow: 50 } },
  ];

  it('compare January and February together, and neither without the other', () => {
    const panel = monthly({ '': { usual: [100], now: [100] } });
    const city = panel.areas[0]!.numerator;
    // The Spring Festival moved a month's worth from February (index 25) to January (24): the sum is the same.
    [city[24], city[25]] = [40, 160];
    expect(detectMonth({ rules }, panel, 25)).toEqual({ '': null });
    expect(detectMonth({ rules }, panel, 24)).toEqual({ '': 'small' });
  });

  it('are not judged against a year that is missing, nor by a handful of events', () => {
    const panel = monthly({
      '': { usual: [100], now: [100] },
      '320599101': { usual: [4], now: [12] },
    });
    expect(detectMonth({ rules }, panel, 23)).toMatchObject({ '320599101': 'small' });
    panel.areas[0]!.covered[11] = 0;
    expect(detectMonth({ rules }, panel, 23)).toMatchObject({ '': 'no-data' });
  });
});

describe('a city of 400 grids', () => {
  const stream = { seed: 7, pace: 3, dispersion: 1.3, weekend: 0.3, swing: 0.2, growth: 0.05 };
  const begin = dayCount - 60;
  const centre = 210;
  const near = gridMap.neighbourhoods[centre]!.slice(0, 4);
  const town = 5;

  /** First days, towns and methods of what is raised from the beginning of the plant on. */
  function watch(plant: Plant | null, days: number) {
    const panel = simulate(stream, plant);
    const indicator = define({});
    const ledger = createLedger();
    return Array.from({ length: days }, (_, step) => {
      const at = begin + step;
      const found = detectIndicator(indicator, panel, { at, day: time.periods[at]!, map: gridMap });
      return ledger.assess([condense(indicator, found)]).raised.map((finding) => ({ ...finding, step }));
    }).flat();
  }

  it('shows no cluster that is not there', () => {
    expect(watch(null, 45)).toEqual([]);
  }, 60_000);

  it('shows a cluster in four neighbouring grids within four days, and which they are', () => {
    const [first, ...more] = watch((grid, t) => (near.includes(grid) && t >= begin ? 0.5 : 0), 5);
    expect(first).toMatchObject({ areaLevel: 'town', rule: { method: 'cluster' } });
    expect(first!.step).toBeLessThan(4);
    const members = first!.judged.members.map(({ area }) => area);
    expect(
      near.map((grid) => gridCodes[grid]).filter((code) => members.includes(code!)).length,
    ).toBeGreaterThan(1);
    expect(more.every(({ areaLevel }) => areaLevel !== 'city')).toBe(true);
  }, 60_000);

  it('does not take for trouble what a town has at this time of every year', () => {
    const inTown = (grid: number) => gridCodes[grid]!.startsWith(townCode(town));
    const summer: Plant = (grid, t) => (inTown(grid) && (t - begin + 730) % 365 < 60 ? 0.7 / 40 : 0);
    const again = watch(summer, 45).filter(({ area }) => area.startsWith(townCode(town)));
    expect(again).toEqual([]);
    const onlyNow: Plant = (grid, t) => (t >= begin ? summer(grid, t) : 0);
    const news = watch(onlyNow, 45).filter(({ area }) => area.startsWith(townCode(town)));
    expect(news.length).toBeGreaterThan(0);
  }, 60_000);
});

describe('false discovery', () => {
  it('is controlled as Benjamini and Hochberg do', () => {
    // Their own example (1995, table 1): 15 p-values, of which 4 are discovered at 0.05.
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const tests = published.map((pValue) => ({ group: 'town', pValue }));
    expect(discoveries(tests, new Map([['town', 15]]), 0.05).size).toBe(4);
  });

  it('gives every group of tests its share: few tests do not drown in many', () => {
    const tests = [
      { group: 'city', pValue: 0.004 },
      { group: 'grid', pValue: 0.004 },
    ];
    const found = discoveries(tests, new Map([['city', 5], ['grid', 5000]]), 0.05); // prettier-ignore
    expect([...found].map(({ group }) => group)).toEqual(['city']); // 0.004 · 5 · 2 ≤ 0.05
  });
});

describe('neighbourhoods', () => {
  it('hold the nearest places, the place itself first', () => {
    const line = [0, 1, 2, 4, 8, 16].map((x) => ({ area: String(x), longitude: x / 1000, latitude: 31 }));
    expect(neighbourhoods(line, 3)).toEqual([
      [0, 1, 2],
      [1, 0, 2],
      [2, 1, 0],
      [3, 2, 1],
      [4, 3, 2],
      [5, 4, 3],
    ]);
  });
});
