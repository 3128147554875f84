import type { Rule } from '../rule.ts';

/**
 * Daily counts: a jump or a burst beside the season's baseline, a slow drift, and more in neighbouring grids than chance allows. Bounds
 * are standard errors, decision intervals and p-values; bench/detection.ts measures what they find and how often they are wrong.
 */
export const dailyCountRules: Rule[] = [
  {
    method: 'baseline',
    levels: ['city', 'town', 'village'],
    bounds: { red: 8, orange: 6, yellow: 4.5, blue: 4 },
  },
  { method: 'ewma', levels: ['city', 'town'], bounds: { orange: 6, yellow: 5, blue: 4.5 } },
  { method: 'cusum', levels: ['city', 'town'], bounds: { yellow: 10, blue: 8 } },
  { method: 'cluster', levels: ['grid'], bounds: { red: 0.00001, orange: 0.0001, yellow: 0.0002 } },
];

/** Monthly figures against their own seasonal history. */
export const seasonalRules: Rule[] = [
  { method: 'baseline', levels: ['city', 'town'], bounds: { orange: 6, yellow: 4.5, blue: 4 } },
];

/** Shares that have a bound of their own, at the levels where they rest on enough cases. */
export function shareRules(bounds: Rule['bounds']): Rule[] {
  return [{ method: 'fixed', levels: ['city', 'town', 'village'], bounds }];
}

/** Against the same period of last year, in per cent. */
export const yearRules: Rule[] = [
  {
    method: 'relative',
    against: 'year',
    levels: ['city', 'town'],
    bounds: { orange: 100, yellow: 60, blue: 40 },
  },
];
