import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { Rule } from '../../../../schemas/indicators/rule.ts';
import { createBaselines } from './baseline/create-baselines.ts';
import { judgeClusters, type GridMap } from './rules/judge-clusters.ts';
import { judgeDeparture } from './rules/judge-departure.ts';
import { judgeFixed } from './rules/judge-fixed.ts';
import { judgeRelative } from './rules/judge-relative.ts';
import type { AreaOutcome, Outcome } from './rules/outcome.ts';
import { natureOf, type Subject, worseOf } from './rules/subject.ts';
import type { Panel } from './series.ts';

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
  const [nature, worse] = [natureOf(indicator), worseOf(indicator)];
  const baselineOf = createBaselines(panel, city, nature, at);
  const outcomes: AreaOutcome[] = [];
  for (const series of panel.areas) {
    const { area, level: areaLevel } = series;
    const own = rules.filter(({ method, levels }) => method !== 'cluster' && levels.includes(areaLevel));
    const needsBaseline = own.some(({ method }) => method !== 'fixed' && method !== 'relative');
    const baseline = needsBaseline && series.covered[at] ? baselineOf(series) : null;
    const subject = { indicator, nature, worse, panel, series, city, at, baseline };
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
