import { condense } from '../../core/monitoring/risk/assess/condense.ts';
import { createLedger } from '../../core/monitoring/risk/assess/ledger.ts';
import { detectIndicator } from '../../core/monitoring/risk/detect/detect-indicator.ts';
import { countTails } from '../../core/monitoring/risk/detect/numbers/count-tails.ts';
import type { BenchRow } from '../record-result.ts';
import { quietStream } from './quiet-year.ts';
import {
  dayCount,
  gridCodes,
  gridMap,
  simulate,
  time,
  townCode,
  type Plant,
} from '../../tests/fixtures/simulated-city.ts';
import { streamIndicator } from './stream-indicator.ts';

interface Planted {
  name: string;
  /** First day of the event. */
  from: number;
  /** Grids that it is planted in. */
  grids: readonly number[];
  plant: Plant;
}

const begin = dayCount - 120;
const driftBegin = begin - 90;
const inTown = gridCodes.flatMap((code, grid) => (code.startsWith(townCode(3)) ? [grid] : []));
const near = gridMap.neighbourhoods[200]!.slice(0, 4);

/** 24 events in two weeks in four neighbouring grids; 16 on one day in a town; from 0 to 0.4 a day over seven months in a town. */
const events: readonly Planted[] = [
  planted('cluster', near, begin, (t) => (t < begin + 14 ? 24 / 14 : 0)),
  planted('spike', inTown, begin, (t) => (t === begin ? 16 : 0)),
  planted('drift', inTown, driftBegin, (t) => (0.4 * (t - driftBegin)) / 210),
];

/** 45 more in two months of summer in a town, in each of three years: no problem. */
const season = planted('season', inTown, begin, (t) => (t < begin + 62 ? 45 / 62 : 0), [0, 365, 730]);

function planted(
  name: string,
  grids: readonly number[],
  from: number,
  daily: (t: number) => number,
  back: readonly number[] = [0],
): Planted {
  const members = new Set(grids);
  const plant: Plant = (grid, t) => {
    if (!members.has(grid)) return 0;
    const year = back.find((days) => t + days >= from && daily(t + days) > 0);
    return year === undefined ? 0 : daily(t + year) / grids.length;
  };
  return { name, from, grids, plant };
}

/**
 * How many days after the first day on which its own evidence suffices (P(Poisson) < 1e-6 and five events) an event is warned about, with as
 * many other streams as there are indicators. Negative: earlier.
 */
export function plantedRows(streams: number): BenchRow[] {
  return [...events, season].flatMap((event) =>
    [0, 1, 2, 3].map((number): BenchRow => {
      const { pace } = quietStream(number);
      const name = `${event.name} among ${pace} a day in the city`;
      const found = firstWarning(event, number, streams);
      if (event === season)
        return { case: name, metric: 'false warnings', value: found.raised, unit: 'warnings' };
      const { detectable, first } = found;
      if (detectable === null)
        return { case: name, metric: 'not detectable by its own evidence', value: 0, unit: '' };
      return { case: name, metric: 'delay', value: first === null ? 999 : first - detectable, unit: 'days' };
    }),
  );
}

function firstWarning({ from, grids, plant }: Planted, number: number, streams: number) {
  const indicator = streamIndicator(number);
  const panel = simulate(quietStream(number), plant);
  const usual = dailyMean(number, grids);
  const ledger = createLedger();
  let [sum, detectable, first, raised]: [number, number | null, number | null, number] = [0, null, null, 0];
  for (let at = from; at < Math.min(dayCount, from + 200); at++) {
    const day = time.periods[at]!;
    for (const grid of grids) sum += plant(grid, at);
    const chance = countTails(Math.floor(sum), usual * (at - from + 1)).upper;
    if (detectable === null && sum >= 5 && chance < 1e-6) detectable = at;
    const detected = condense(indicator, detectIndicator(indicator, panel, { at, day, map: gridMap }));
    const made = new Map([...detected.made].map(([group, count]) => [group, count * streams]));
    const found = ledger.assess([{ ...detected, made }]).raised.length;
    raised += found;
    if (found > 0) first ??= at;
  }
  return { detectable, first, raised };
}

/** What is usual where the event is planted. */
function dailyMean(number: number, grids: readonly number[]): number {
  const codes = new Set(grids.map((grid) => gridCodes[grid]!));
  let sum = 0;
  for (const { area, numerator } of simulate(quietStream(number)).areas)
    if (codes.has(area)) sum += numerator.reduce((total, count) => total + count, 0);
  return sum / dayCount;
}
