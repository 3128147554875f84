import type { Rule } from '../rule.ts';

/** Daily counts: a sudden jump, a slow drift, and more in neighbouring grids than chance allows. */
export const dailyCountRules: Rule[] = [
  { method: 'ewma', levels: ['city', 'town'], bounds: { orange: 6, yellow: 5, blue: 4.5 } },
  { method: 'cusum', levels: ['city', 'town'], bounds: { yellow: 8, blue: 7 } },
  { method: 'cluster', levels: ['grid'], bounds: { red: 0.0001, orange: 0.001, yellow: 0.01 } },
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
