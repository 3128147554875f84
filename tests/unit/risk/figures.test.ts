import { describe, expect, it } from 'vitest';
import { eventSpans, stateSpans } from '../../../core/monitoring/risk/coverage/source-spans.ts';
import { isCovered, without } from '../../../core/monitoring/risk/coverage/span.ts';
import { changeOf, limitsOf, stateOf } from '../../../core/monitoring/risk/figures/figure-value.ts';
import { groupsOf, periodsBetween, spanOf } from '../../../core/monitoring/risk/figures/period.ts';
import { poissonInterval } from '../../../core/monitoring/risk/figures/poisson-interval.ts';
import { indexAreas } from '../../../core/monitoring/risk/index/area-index.ts';
import { validateIndicator } from '../../../core/monitoring/risk/indicators/validate-indicator.ts';
import type { Indicator } from '../../../schemas/indicators/indicator.ts';
import { shippedIndicators } from '../../../schemas/indicators/shipped/index.ts';
import { SourceProfile } from '../../../schemas/intake/source-profile.ts';

const shipped = (id: string) => shippedIndicators.find((indicator) => indicator.id === id)!;

describe('limits of figures', () => {
  // Garwood's exact limits as tabulated by Breslow and Day (1987), table 2.11.
  it.each([
    [0, 0, 3.69],
    [1, 0.0253, 5.57],
    [10, 4.8, 18.4],
    [50, 37.1, 65.9],
    [100, 81.4, 121.6],
  ])('of %i events are exact', (count, low, high) => {
    const interval = poissonInterval(count);
    expect(interval.low).toBeCloseTo(low, low < 1 ? 3 : 1);
    expect(interval.high).toBeCloseTo(high, high < 10 ? 2 : 1);
  });

  it('of shares are those of Wilson, of rates those of their count', () => {
    // Newcombe 1998, table I: 81 of 263.
    const share = limitsOf({ unit: 'percent' }, { numerator: 81, denominator: 263 });
    expect(share.low).toBeCloseTo(25.53, 1);
    expect(share.high).toBeCloseTo(36.62, 1);
    const rate = limitsOf({ unit: 'per-10k' }, { numerator: 10, denominator: 20_000 });
    expect(rate.low).toBeCloseTo(2.4, 1);
    expect(rate.high).toBeCloseTo(9.2, 1);
  });

  it('hide fewer than five persons, and say when a sample is small', () => {
    const persons = { minimumSample: 50, countsPersons: true };
    expect(stateOf(persons, { numerator: 4, denominator: 100 })).toBe('suppressed');
    expect(stateOf(persons, { numerator: 0, denominator: 100 })).toBe('ok');
    expect(stateOf({ ...persons, countsPersons: false }, { numerator: 1, denominator: 2 })).toBe('small');
    expect(stateOf(persons, { numerator: 9, denominator: Number.NaN })).toBe('no-data');
  });
});

describe('comparisons', () => {
  const flow = { time: 'flow', numerator: shipped('hazards-found').numerator } as const;

  it('put January and February together, and measure March by both', () => {
    for (const month of ['2026-01', '2026-02'])
      expect(groupsOf(flow, month)).toEqual({
        own: [month],
        compared: ['2026-01', '2026-02'],
        year: ['2025-01', '2025-02'],
        period: ['2025-11', '2025-12'],
      });
    expect(groupsOf(flow, '2026-03')).toMatchObject({ year: ['2025-03'], period: ['2026-01', '2026-02'] });
    expect(groupsOf({ ...flow, time: 'stock' }, '2026-01')).toMatchObject({
      compared: ['2026-01'],
      period: ['2025-12'],
    });
  });

  it('want periods that the calendar has, and not more than ten years of days', () => {
    expect(spanOf('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    for (const period of ['2026-13', '2026-02-30', '2026-00'])
      expect(() => spanOf(period)).toThrow(expect.objectContaining({ code: 'BAD_INPUT' }));
    expect(() => periodsBetween('0001-01-01', '9999-01-01')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });

  it('are in percentage points of shares and in per cent of the rest, and steady within sampling error', () => {
    const of = (numerator: number, denominator: number | null) => ({ numerator, denominator });
    expect(changeOf({ unit: 'percent' }, of(30, 100), of(20, 100))).toEqual({ by: 10, isSteady: true }); // z = 1.63
    expect(changeOf({ unit: 'percent' }, of(300, 1000), of(200, 1000))).toMatchObject({ isSteady: false });
    expect(changeOf({ unit: 'count' }, of(12, null), of(10, null))).toEqual({
      by: expect.closeTo(20, 9),
      isSteady: true,
    });
    expect(changeOf({ unit: 'count' }, of(40, null), of(10, null))).toMatchObject({ isSteady: false });
    expect(changeOf({ unit: 'count' }, of(4, null), of(0, null))).toBeNull();
  });
});

describe('what sources have told of', () => {
  const report = (receivedOn: string, period: string | null) => ({ receivedOn, period });
  const daily = { first: '2025-01-02', last: '2026-10-30', events: 1000, isDaily: true };
  const irregular = { profile: null, mode: 'snapshot', today: '2026-11-22' } as const;

  it('ends with the last event, unless the silence since is no more than chance', () => {
    const reports = [report('2026-11-02', null)];
    // 667 days, 1,000 events: two days without any are chance (three mean gaps), three weeks are not.
    expect(eventSpans({ ...irregular, reports }, daily)).toEqual([
      { first: '2025-01-01', last: '2026-10-31' },
    ]);
    expect(
      eventSpans({ ...irregular, reports }, { ...daily, first: '2025-01-22', last: '2026-10-10' }),
    ).toEqual([{ first: '2025-01-22', last: '2026-10-10' }]);
  });

  it('has a gap where a regular source missed a period, and none that a whole list closes', () => {
    const profile = SourceProfile.parse({ cadence: 'monthly', graceDays: 5 });
    const reports = [
      report('2026-08-03', '2026-07'),
      report('2026-10-03', '2026-09'),
      report('2026-11-03', '2026-10'),
    ];
    const spans = eventSpans({ profile, mode: 'delta', reports, today: '2026-11-22' }, daily);
    expect(spans).toEqual([
      { first: '2025-01-01', last: '2026-07-31' },
      { first: '2026-09-01', last: '2026-10-31' },
    ]);
    expect(isCovered(spans, '2026-08-01', '2026-08-31')).toBe(false);
    expect(eventSpans({ profile, mode: 'snapshot', reports, today: '2026-11-22' }, daily)).toEqual([
      { first: '2025-01-01', last: '2026-10-31' },
    ]);
  });

  it('is nothing of what holds now while a regular source is late', () => {
    const profile = SourceProfile.parse({ cadence: 'monthly', graceDays: 5 });
    const reports = [report('2026-10-03', '2026-09')];
    expect(stateSpans({ profile, mode: 'snapshot', reports, today: '2026-11-05' })).toEqual([
      { first: '2026-09-01', last: '2026-09-30' },
    ]);
    expect(stateSpans({ profile, mode: 'snapshot', reports, today: '2026-11-06' })).toEqual([]);
    expect(stateSpans({ ...irregular, reports: [report('2026-11-22', null)] })).toEqual([
      { first: '2026-10-01', last: '2026-10-31' },
    ]);
  });

  it('leaves days out of a span', () => {
    const year = { first: '2026-01-01', last: '2026-12-31' };
    expect(without(year, [{ first: '2026-02-01', last: '2026-02-28' }])).toEqual([
      { first: '2026-01-01', last: '2026-01-31' },
      { first: '2026-03-01', last: '2026-12-31' },
    ]);
  });
});

describe('the composite index', () => {
  const of = (id: string, weight: number, values: (number | null)[]) => ({
    id,
    weight,
    values,
    isWorseWhenHigher: id !== 'satisfaction',
  });

  it('adds up weighted standings and says how far ranks hang on the weights', () => {
    const [a, b, c] = indexAreas(
      [of('hazards', 30, [5, 1, 3]), of('disputes', 10, [2, 2, 9]), of('satisfaction', 10, [80, 90, 85])],
      3,
    );
    // Standings of a: 100, 25 (equal ones share), 100; of c: 50, 100, 50.
    expect(a).toMatchObject({
      index: (30 * 100 + 10 * 25 + 10 * 100) / 50,
      rank: 1,
      rankLow: 1,
      rankHigh: 1,
    });
    expect(b).toMatchObject({ index: (10 * 25) / 50, rank: 3, rankLow: 3, rankHigh: 3 });
    expect(c).toMatchObject({ index: (30 * 50 + 10 * 100 + 10 * 50) / 50, rank: 2 });
    expect(a!.contributions.map(({ points }) => points)).toEqual([60, 5, 20]);
  });

  it('moves ranks that weights alone decide, always alike, and has none where half is unknown', () => {
    const near = [of('hazards', 10, [2, 1, 0]), of('disputes', 10, [1, 2, 0]), of('fire', 25, [1, 1, null])];
    const first = indexAreas(near, 3);
    expect(first[0]).toMatchObject({ rank: 1, rankLow: 1, rankHigh: 2 });
    expect(first[1]).toMatchObject({ rank: 1, rankLow: 1, rankHigh: 2 });
    expect(first[2]).toMatchObject({ index: null, rank: null, missing: ['fire'] });
    expect(indexAreas(near, 3)).toEqual(first);
  });
});

describe('indicators', () => {
  it('that are shipped are valid', () => {
    for (const indicator of shippedIndicators) validateIndicator(indicator);
  });

  const hazards = shipped('hazards-found');
  const where = (field: string, operator: 'is-true' | 'in' | 'at-least', ...values: (string | number)[]) => ({
    ...hazards,
    numerator: { ...hazards.numerator, where: [{ field, operator, values }] },
  });
  const wrong: [string, Indicator, RegExp][] = [
    ['field', where('colour', 'in', 'red'), /numerator\.where\.0: incident has no field colour/],
    ['operator', where('type', 'is-true'), /is-true on type, which is text/],
    ['bound', where('persons', 'at-least', 'many'), /at-least many on persons, which is integer/],
    ['code', where('level', 'in', '07'), /level has no code 07/],
    ['personal field', where('desc', 'in', 'x'), /no field desc/],
    ['dataset', { ...hazards, numerator: { ...hazards.numerator, dataset: 'weather' } }, /unknown weather/],
    ['missing denominator', { ...hazards, unit: 'percent' }, /unit percent needs one/],
    ['persons that are told', { ...shipped('persons-counted'), countsPersons: false }, /counts persons/],
    ['weight of a count', { ...hazards, weight: 3 }, /not comparable/],
  ];
  it.each(wrong)('say which %s is wrong', (_what, indicator, detail) => {
    expect(() => validateIndicator(indicator)).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        data: { detail: expect.stringMatching(detail) as string },
      }),
    );
  });
});
