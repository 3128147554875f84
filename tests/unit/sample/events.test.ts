import { describe, expect, it } from 'vitest';
import { asOf, daysFrom, firstMatterDay } from '../../../sample/base/calendar.ts';
import { poissonTail } from '../../../sample/base/poisson.ts';
import { dailyFactors } from '../../../sample/base/rhythm.ts';
import { buildCity } from '../../../sample/city/city.ts';
import { closedAt } from '../../../sample/departments/incidents.ts';
import { detectableDay } from '../../../sample/events/detectable-day.ts';
import type { PlantedEvent } from '../../../sample/events/planted-event.ts';
import type { Matters } from '../../../sample/matters/matters.ts';
import { streams } from '../../../sample/matters/streams.ts';

const city = buildCity(3000, 7);
const event = (name: string) => city.events.find((candidate) => candidate.name === name)!;
const gridOf = (estate: number) => city.housing.estateGrid[estate]!;
const codeOf = (estate: number) => city.grids.code[gridOf(estate)]!;

/** The matters of an event as they lie in their stream. */
function rowsOf(name: string): { day: number; code: string; kind: string }[] {
  const number = city.events.indexOf(event(name)) + 1;
  const { stream } = event(name);
  const { minute, estate, kind, event: of, count }: Matters = city.matters[stream];
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => of[i] === number)
    .map((i) => ({
      day: Math.floor(minute[i]! / 1440),
      code: codeOf(estate[i]!),
      kind: streams[stream].kinds[kind[i]!]!.name,
    }));
}

describe('planted events', () => {
  it('put a cluster of hazards into grids that lie side by side in one town', () => {
    const { areas } = event('hazard-cluster');
    expect(areas).toHaveLength(4);
    expect(new Set(areas.map((code) => code.slice(0, 9))).size).toBe(1);
    const corners = (code: string) =>
      new Set(city.cells.ring(city.grids.code.indexOf(code)).map((point) => point.join()));
    for (const code of areas) {
      const others = areas.filter((other) => other !== code).flatMap((other) => [...corners(other)]);
      expect(others.filter((corner) => corners(code).has(corner)).length).toBeGreaterThanOrEqual(2);
    }
    const rows = rowsOf('hazard-cluster');
    expect(rows).toHaveLength(24);
    for (const area of areas) expect(rows.filter(({ code }) => code === area)).toHaveLength(6);
    expect(rows.at(-1)!.day - rows[0]!.day).toBe(13);
  });

  it('let wage disputes of a town grow evenly: a quarter of them in the first half of the time', () => {
    const rows = rowsOf('wage-drift');
    const town = event('wage-drift').areas[0]!;
    expect(rows.every(({ code, kind }) => code.startsWith(town) && kind === '劳资纠纷')).toBe(true);
    const half = daysFrom(2026, 4, 1) + 107; // of 214 days
    // The nth comes when the root of (n - ½)/43 of the time has passed: before the half for n ≤ 11.
    expect(rows.filter(({ day }) => day < half)).toHaveLength(11);
    expect(rows).toHaveLength(43);
  });

  it('bring sixteen complaints about a smell to one town on one day', () => {
    const rows = rowsOf('odour-spike');
    expect(rows).toHaveLength(16);
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set([daysFrom(2026, 9, 16)]));
    expect(new Set(rows.map(({ code }) => code.slice(0, 9)))).toEqual(new Set(event('odour-spike').areas));
  });

  it('repeat the summer of power complaints on the same days of two years', () => {
    const days = rowsOf('power-season').map(({ day }) => day);
    expect(days).toHaveLength(90);
    expect(days.slice(45)).toEqual(days.slice(0, 45).map((day) => day + 365));
    expect(event('power-season').isReal).toBe(false);
  });

  it('give the small village two hazards ever, one of them closed in time and one never', () => {
    const { hazards } = city.matters;
    const [village] = event('small-village').areas;
    const there = Array.from({ length: hazards.count }, (_, i) => i).filter((i) =>
      codeOf(hazards.estate[i]!).startsWith(village!),
    );
    expect(there).toHaveLength(2);
    for (const draw of [0, 0.5, 0.99]) {
      const closed = there.map((i) => closedAt(hazards, i, draw, { usual: 14, slow: 45 }));
      expect((closed[0]! - hazards.minute[there[0]!]!) / 1440).toBeLessThanOrEqual(14);
      expect(closed[1]).toBeNull();
    }
  });

  it('can be found from the day on which chance explains them no more', () => {
    const planted = [1, 1, 2, 2, 2, 3].map((day) => ({ day, kind: 0, estate: 0, fate: 0 }));
    const spike: PlantedEvent = { ...event('odour-spike'), first: 1, last: 3, planted, baselinePerDay: 0.01 };
    // Five by the second day, 0.02 expected: 0.02⁵/5! ≈ 2.7e-11.
    expect(detectableDay(spike)).toBe(2);
    // 0.2 expected: 0.2⁵/5! ≈ 2.6e-6, too likely; six by the third day, 0.3 expected: 0.3⁶/6! ≈ 8e-7.
    expect(detectableDay({ ...spike, baselinePerDay: 0.1 })).toBe(3);
    expect(detectableDay({ ...spike, isReal: false })).toBeNull();
    for (const real of city.events.filter(({ isReal }) => isReal))
      expect(detectableDay(real), real.name).not.toBeNull();
  });
});

describe('what happens by itself', () => {
  it('comes as often as its stream says, over twenty-six months', () => {
    expect(asOf - firstMatterDay + 1).toBe(791);
    for (const [name, stream] of Object.entries(streams)) {
      const { event: of, repeated } = city.matters[name as keyof typeof streams];
      const expected = stream.perDay(3000) * 791;
      const found = of.filter((number, i) => number === 0 && repeated[i] === 0).length;
      expect(Math.abs(found - expected), name).toBeLessThan(4 * Math.sqrt(expected));
    }
  });

  it('is rarer on Sundays and rarest at Spring Festival and National Day', () => {
    for (const { rhythm } of Object.values(streams)) {
      const factors = dailyFactors(rhythm);
      const on = (year: number, month: number, day: number) =>
        factors[daysFrom(year, month, day) - firstMatterDay]!;
      expect(factors.reduce((sum, factor) => sum + factor, 0) / 791).toBeCloseTo(1, 10);
      expect(on(2026, 10, 18)).toBeLessThan(on(2026, 10, 19)); // Sunday, Monday
      expect(on(2026, 10, 10)).toBeGreaterThan(on(2026, 10, 17)); // a Saturday that is worked, and one that is not
      expect(on(2026, 10, 1)).toBeLessThan(0.75 * on(2026, 10, 18));
      expect(on(2026, 2, 17)).toBeLessThan(0.75 * on(2026, 3, 1));
    }
  });
});

describe('the upper tail of the Poisson distribution', () => {
  it.each([
    [1, 0.5, 0.393469], // 1 - e^-0.5
    [5, 1, 0.00366], // tables: 0.0037
    [10, 5, 0.031828],
    [45, 30, 0.006269], // 1 minus the sum of the first 45 terms, worked in another language
    [0, 3, 1],
  ])('P(X ≥ %i | %d) = %d', (count, expected, tail) => {
    expect(poissonTail(count, expected)).toBeCloseTo(tail, 4);
  });
});
