import { asOf, daysFrom, ymd } from '../base/calendar.ts';
import { Random } from '../base/random.ts';
import { Weighted } from '../base/weighted.ts';
import { categories } from '../texts/categories.ts';
import type { Divisions } from './divisions.ts';
import type { Grids, Housing } from './housing.ts';

/** A town in which one kind of complaint flares up for some days. */
interface Burst {
  town: number;
  category: number;
  first: number;
  days: number;
  tickets: number;
}

/** Calls to 12345 in the order they came, as columns. */
export interface Tickets {
  count: number;
  /** Minutes since 1970-01-01. */
  minute: Int32Array;
  category: Uint8Array;
  estate: Int32Array;
  /** Number of the burst it belongs to, from 1; 0 for none. */
  burst: Uint8Array;
  bursts: Burst[];
}

const firstDay = daysFrom(2025, 5, 1);
const weekday = [0.62, 1.22, 1.12, 1.08, 1.05, 1.0, 0.68]; // Sunday first
const season = [0, 0.92, 0.8, 0.98, 1.0, 1.03, 1.12, 1.25, 1.22, 1.02, 0.94, 0.95, 0.98]; // by month
const hours = new Weighted([
  1, 0.6, 0.4, 0.4, 0.5, 1, 2, 5, 11, 14, 13, 10, 7, 9, 11, 11, 10, 8, 6, 6, 6, 5, 3, 2,
]);

/** Eighteen months of tickets, 0.08 a person: seasons, weekdays, and bursts of one kind in one town. */
export function takeCalls(
  divisions: Divisions,
  grids: Grids,
  housing: Housing,
  people: number,
  seed: number,
): Tickets {
  const random = new Random(seed, 'tickets');
  const days = asOf - firstDay + 1;
  const perDay = Math.max(500, people * 0.08) / days;
  const drawn: [minute: number, category: number, estate: number, burst: number][] = [];
  const minuteOf = (day: number) => day * 1440 + hours.draw(random) * 60 + random.below(60);
  const weights = new Map<number, Weighted>();
  for (let day = firstDay; day <= asOf; day++) {
    const month = Math.floor(ymd(day) / 100) % 100;
    if (!weights.has(month)) weights.set(month, categoryWeights(month));
    const expected = perDay * season[month]! * weekday[(day + 4) % 7]!;
    for (let i = poisson(expected, random); i > 0; i--)
      drawn.push([minuteOf(day), weights.get(month)!.draw(random), random.below(housing.estates), 0]);
  }
  const bursts = planBursts(divisions, perDay, random);
  bursts.forEach((burst, index) => {
    const estates = estatesOfTown(burst.town, divisions, grids, housing);
    for (let i = 0; i < burst.tickets; i++) {
      const day = burst.first + Math.floor(burst.days * Math.min(random.next(), random.next() + 0.3));
      drawn.push([minuteOf(day), burst.category, random.pick(estates), index + 1]);
    }
  });
  drawn.sort((a, b) => a[0] - b[0]);
  return {
    count: drawn.length,
    minute: Int32Array.from(drawn, (ticket) => ticket[0]),
    category: Uint8Array.from(drawn, (ticket) => ticket[1]),
    estate: Int32Array.from(drawn, (ticket) => ticket[2]),
    burst: Uint8Array.from(drawn, (ticket) => ticket[3]),
    bursts,
  };
}

function categoryWeights(month: number): Weighted {
  return new Weighted(categories.map(({ weight, peaks }) => weight * (peaks.includes(month) ? 2.5 : 1)));
}

/** Five bursts; the last is still going on at the data date. */
function planBursts(divisions: Divisions, perDay: number, random: Random): Burst[] {
  const kinds = ['供水问题', '校外培训退费', '工业异味', '消防通道堵塞', '拖欠工资'];
  return kinds.map((kind, index) => {
    const days = random.between(5, 12);
    const latest = asOf - days + 1;
    return {
      town: random.below(divisions.towns.length),
      category: categories.findIndex((category) => category.name === kind),
      first: index === kinds.length - 1 ? latest : random.between(firstDay + 60, latest - 30),
      days,
      tickets: Math.round(Math.max(12, perDay * days * 0.22)),
    };
  });
}

function estatesOfTown(town: number, divisions: Divisions, grids: Grids, housing: Housing): number[] {
  const found: number[] = [];
  for (let estate = 0; estate < housing.estates; estate++)
    if (divisions.villages[grids.village[housing.estateGrid[estate]!]!]!.town === town) found.push(estate);
  return found;
}

function poisson(expected: number, random: Random): number {
  if (expected > 30) return Math.max(0, Math.round(random.normal(expected, Math.sqrt(expected))));
  const limit = Math.exp(-expected);
  let count = -1;
  for (let product = 1; product > limit; product *= random.next()) count++;
  return count;
}
