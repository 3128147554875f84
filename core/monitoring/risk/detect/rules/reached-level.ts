import { WarningLevel, type Rule } from '../../../../../schemas/indicators/rule.ts';

/** Which way of bounds is worse: upwards, or downwards as with p-values. */
export type BoundOrder = 'rising' | 'falling';

/** The worst level whose bound is reached, with it; null when none is. */
export function reachedLevel(
  bounds: Rule['bounds'],
  statistic: number,
  order: BoundOrder = 'rising',
): { level: WarningLevel; bound: number } | null {
  for (const level of WarningLevel.options) {
    const bound = bounds[level];
    if (bound === undefined) continue;
    if (order === 'rising' ? statistic >= bound : statistic <= bound) return { level, bound };
  }
  return null;
}

/** The bound at which a rule begins to warn: where it stands while nothing is reached. */
export function lowestBound(bounds: Rule['bounds']): number {
  return WarningLevel.options.map((level) => bounds[level]).findLast((bound) => bound !== undefined) ?? 0;
}
