import { countBaseline } from '../../risk/detect/baseline/count-baseline.ts';
import { departure } from '../../risk/detect/baseline/departure.ts';
import type { Frame } from '../../risk/detect/baseline/frame.ts';
import { learnSeason } from '../../risk/detect/baseline/season.ts';
import { discoveries } from '../../risk/detect/false-discovery.ts';

/** Requests of one category by day. */
export interface CategoryCounts {
  category: string;
  /** Of the whole city. */
  city: Float64Array;
  /** By code of each town in which there was one. */
  towns: ReadonlyMap<string, Float64Array>;
}

/** The days that counts stand for. */
export interface BurstDays {
  frame: Frame;
  /** 1 where requests were delivered. */
  covered: Uint8Array;
}

/** More requests of one category in one area than chance explains. */
export interface Burst {
  category: string;
  /** Code of the town; empty for the city. */
  area: string;
  /** Days up to the judged one, that one included, in which most departs from what was expected. */
  span: number;
  seen: number;
  expected: number;
  /** How likely chance alone shows as much in any of the spans that were tried. */
  pValue: number;
}

/**
 * How bursts are judged, as data that are shown beside them: spans that are tried, the fewest requests of a burst, the share of a day's
 * bursts that may be false, and days without one after which the next is another.
 */
export const burstRules = { spans: [1, 3, 7, 14], fewest: 4, falseDiscovery: 0.05, lull: 7 } as const;

/** Days of history without which nothing is judged, beside the weeks before today that say nothing yet. */
const leastHistory = 56;

/**
 * Judges every category in every area on one day by the same baseline as risk does: the city's weekdays, holidays, season and trend of the
 * category, the area's own level and dispersion, exactly however small; false discovery is controlled over everything judged that day.
 *
 * @param towns how many towns there are, those without a request too
 * @param at index of the day
 */
export function findBursts(
  categories: readonly CategoryCounts[],
  { frame, covered }: BurstDays,
  { towns, at }: { towns: number; at: number },
): Burst[] {
  const begin = Math.max(0, at - frame.guard - frame.level);
  if (!covered[at] || sum(covered, begin, at - frame.guard) < leastHistory) return [];
  const small: (Burst & { group: string })[] = [];
  const made = { city: 0, town: 0 };
  for (const { category, city, towns: counted } of categories) {
    made.city++;
    made.town += towns;
    if (isCalm(city, at)) continue;
    const season = learnSeason(city, covered, frame, at);
    const shape = sum(season.shape, begin, at - frame.guard);
    const pace = sum(city, begin, at - frame.guard) / Math.max(1e-9, shape);
    const judge = (area: string, counts: Float64Array, usual: number) => {
      if (isCalm(counts, at)) return;
      const baseline = countBaseline(counts, covered, frame, season, usual);
      const { span, seen, expected, pValue } = departure(baseline, {
        at,
        spans: burstRules.spans,
        worse: 'higher',
      });
      if (seen < burstRules.fewest || pValue >= burstRules.falseDiscovery) return;
      small.push({ category, area, span, seen, expected, pValue, group: area === '' ? 'city' : 'town' });
    };
    judge('', city, pace);
    for (const [area, counts] of counted) judge(area, counts, pace / Math.max(1, towns));
  }
  const found = discoveries(small, new Map(Object.entries(made)), burstRules.falseDiscovery);
  return small.filter((burst) => found.has(burst)).map(({ group: _, ...burst }) => burst);
}

/** Whether the longest span has too few requests for a burst. */
function isCalm(counts: Float64Array, at: number): boolean {
  return sum(counts, at - Math.max(...burstRules.spans) + 1, at + 1) < burstRules.fewest;
}

function sum(values: ArrayLike<number>, from: number, to: number): number {
  let total = 0;
  for (let at = Math.max(0, from); at < to; at++) total += values[at]!;
  return total;
}
