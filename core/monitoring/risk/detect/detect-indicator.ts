import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';
import type { Baseline } from './baseline/baseline.ts';
import { countBaseline } from './baseline/count-baseline.ts';
import { meanBaseline } from './baseline/mean-baseline.ts';
import { learnSeason, type Season } from './baseline/season.ts';
import { shareBaseline } from './baseline/share-baseline.ts';
import { judgeClusters, type GridMap } from './rules/judge-clusters.ts';
import { judgeDeparture } from './rules/judge-departure.ts';
import { judgeFixed } from './rules/judge-fixed.ts';
import { judgeRelative } from './rules/judge-relative.ts';
import type { AreaOutcome, Outcome } from './rules/outcome.ts';
import { natureOf, type Nature, type Subject } from './rules/subject.ts';
import type { AreaSeries, Panel } from './series.ts';

/** The rules of an indicator that hold on an ISO day. */
export function rulesOn({ rules, direction }: Indicator, day: string): Rule[] {
  if (direction === 'neutral') return [];
  return rules.filter(
    ({ validFrom, validUntil }) => (validFrom ?? '') <= day && (validUntil === undefined || day < validUntil),
  );
}

/**
 * Judges every area of an indicator by the rules that hold on a day: what its figures show at one period, from what was before.
 *
 * @param at index of the period in the panel
 * @param map null: clusters are not looked for
 */
export function detectIndicator(
  indicator: Indicator,
  panel: Panel,
  { at, day, map }: { at: number; day: string; map: GridMap | null },
): AreaOutcome[] {
  const rules = rulesOn(indicator, day);
  const city = panel.areas.find(({ level }) => level === 'city');
  if (rules.length === 0 || !city) return [];
  const worse = indicator.direction === 'lower-is-worse' ? 'lower' : 'higher';
  const baselineOf = createBaselines(panel, city, natureOf(indicator), at);
  const outcomes: AreaOutcome[] = [];
  for (const series of panel.areas) {
    const { area, level: areaLevel } = series;
    const own = rules.filter(({ method, levels }) => method !== 'cluster' && levels.includes(areaLevel));
    const needsBaseline = own.some(({ method }) => method !== 'fixed' && method !== 'relative');
    const baseline = needsBaseline && panel.covered[at] ? baselineOf(series) : null;
    const subject = {
      indicator,
      nature: natureOf(indicator),
      worse,
      panel,
      series,
      city,
      at,
      baseline,
    } as const;
    for (const rule of own) outcomes.push({ area, areaLevel, rule, outcome: judge(subject, rule) });
  }
  const scans = rules.filter(({ method }) => method === 'cluster');
  if (map && panel.time.grain === 'day' && worse === 'higher')
    for (const rule of scans) outcomes.push(...judgeClusters(panel, rule, map, at));
  return outcomes;
}

function judge(subject: Subject, rule: Rule): Outcome {
  if (rule.method === 'fixed') return judgeFixed(subject, rule);
  return rule.method === 'relative' ? judgeRelative(subject, rule) : judgeDeparture(subject, rule);
}

/** Covered periods before the guard without which no baseline is known. */
const leastHistory = { day: 56, month: 8 } as const;

/** Makes the baselines of areas; what they share is learnt once. */
function createBaselines(panel: Panel, city: AreaSeries, nature: Nature, at: number) {
  const { covered, frame, time } = panel;
  const end = Math.max(0, at - frame.guard);
  const begin = Math.max(0, end - frame.level);
  const known = covered.subarray(begin, end).reduce((sum, one) => sum + one, 0);
  const isKnown = known >= leastHistory[time.grain];
  const siblings = countBy(panel.areas.map(({ level }) => level));
  let shared: { season: Season; pace: number } | null = null;
  const total = (values: Float64Array) => {
    let sum = 0;
    for (let t = begin; t < end; t++) if (covered[t]) sum += values[t]!;
    return sum;
  };
  const learn = () => {
    const season = learnSeason(city.numerator, covered, frame, at);
    return { season, pace: total(city.numerator) / Math.max(1e-9, total(season.shape)) };
  };
  return ({ numerator, denominator, level }: AreaSeries): Baseline | null => {
    if (!isKnown) return null;
    if (nature === 'stock') return meanBaseline(numerator, null, covered, frame, at);
    if (nature === 'mean') return denominator && meanBaseline(numerator, denominator, covered, frame, at);
    if (nature === 'share') {
      const usual = total(city.numerator) / Math.max(1, total(city.denominator!));
      return denominator && shareBaseline(numerator, denominator, covered, frame, at, usual);
    }
    shared ??= learn();
    return countBaseline(numerator, covered, frame, shared.season, shared.pace / siblings.get(level)!);
  };
}

function countBy<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
