import { createFrame } from '../../core/monitoring/risk/detect/baseline/frame.ts';
import { dayKind } from '../../core/monitoring/risk/detect/baseline/day-kind.ts';
import type { GridMap } from '../../core/monitoring/risk/detect/rules/judge-clusters.ts';
import { neighbourhoods } from '../../core/monitoring/risk/detect/scan/neighbourhoods.ts';
import { seededRandom } from '../../core/monitoring/risk/detect/scan/random.ts';
import type { AreaSeries, Panel, Time } from '../../core/monitoring/risk/detect/series.ts';
import { addDays } from '../../schemas/calendar/days.ts';
import type { RiskLevel } from '../../schemas/indicators/indicator.ts';

/** 10 towns of 8 villages of 5 grids; days from 2023-11-01 to 2026-10-31. */
export const towns = 10;
const villagesPerTown = 8;
const gridsPerVillage = 5;
const gridCount = towns * villagesPerTown * gridsPerVillage;
export const firstDay = '2023-11-01';
export const dayCount = 1096;

export const time: Time = {
  grain: 'day',
  periods: Array.from({ length: dayCount }, (_, t) => addDays(firstDay, t)),
};
const frame = createFrame(time);

export function townCode(town: number): string {
  return `320599${100 + town}`;
}

function gridCode(grid: number): string {
  const village = Math.floor(grid / gridsPerVillage);
  const inTown = village % villagesPerTown;
  return `${townCode(Math.floor(village / villagesPerTown))}${String(200 + inTown)}${String(1 + (grid % gridsPerVillage)).padStart(3, '0')}`;
}

export const gridCodes = Array.from({ length: gridCount }, (_, grid) => gridCode(grid));

/** Grids lie in a lattice, those of a village beside each other. */
export const gridMap: GridMap = {
  grids: gridCodes,
  neighbourhoods: neighbourhoods(
    gridCodes.map((area, grid) => ({
      area,
      longitude: 120 + (grid % 20) * 0.005,
      latitude: 31 + Math.floor(grid / 20) * 0.004,
    })),
  ),
};

/** How a stream of events behaves without any trouble. */
export interface Stream {
  seed: number;
  /** Events a day in the whole city. */
  pace: number;
  /** Variance over mean of the city's day, from days that are better or worse everywhere. */
  dispersion: number;
  /** Share by which weekends are lower, the year swings, and each year is more than the last. */
  weekend: number;
  swing: number;
  growth: number;
}

export type Plant = (grid: number, t: number) => number;

/** Counts of every grid and day; `plant` gives the events that are expected beside the usual ones. */
export function simulate(stream: Stream, plant: Plant | null = null): Panel {
  const random = seededRandom(stream.seed);
  const weights = Float64Array.from({ length: gridCount }, () => 0.1 - Math.log(1 - random()));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const grids = Array.from({ length: gridCount }, () => new Float64Array(dayCount));
  for (let t = 0; t < dayCount; t++) {
    const mean = stream.pace * usualShape(stream, t) * dayLuck(stream, random);
    for (let grid = 0; grid < gridCount; grid++) {
      const extra = plant?.(grid, t) ?? 0;
      grids[grid]![t] = poisson((mean * weights[grid]!) / all + extra, random);
    }
  }
  return { time, frame, covered: new Uint8Array(dayCount).fill(1), areas: sumAreas(grids) };
}

function usualShape({ weekend, swing, growth }: Stream, t: number): number {
  const day = time.periods[t]!;
  const weekday = (new Date(day).getUTCDay() + 6) % 7;
  const kind = dayKind(day);
  const isOff = kind === null ? weekday >= 5 : kind !== 'worked';
  return (
    (isOff ? 1 - weekend : 1) *
    (1 + swing * Math.cos((2 * Math.PI * (t - 60)) / 365.25)) *
    (1 + growth) ** (t / 365)
  );
}

/** A gamma variable of mean 1 that gives the city's day its dispersion. */
function dayLuck({ pace, dispersion }: Stream, random: () => number): number {
  if (dispersion <= 1) return 1;
  const deviation = Math.sqrt((dispersion - 1) / pace);
  return Math.max(0.05, 1 + deviation * normal(random));
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(mean: number, random: () => number): number {
  if (mean > 500) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let [product, count] = [random(), 0];
  while (product > limit) {
    product *= random();
    count++;
  }
  return count;
}

/** Every level's series from those of the grids. */
function sumAreas(grids: readonly Float64Array[]): AreaSeries[] {
  const levels: [RiskLevel, number][] = [
    ['city', 0],
    ['town', 9],
    ['village', 12],
    ['grid', 15],
  ];
  return levels.flatMap(([level, digits]) => {
    const series = new Map<string, Float64Array>();
    for (const [grid, counts] of grids.entries()) {
      const area = gridCodes[grid]!.slice(0, digits);
      const sums = series.get(area) ?? new Float64Array(dayCount);
      series.set(area, sums);
      for (let t = 0; t < dayCount; t++) sums[t]! += counts[t]!;
    }
    return [...series].map(([area, numerator]) => ({ area, level, numerator, denominator: null }));
  });
}
