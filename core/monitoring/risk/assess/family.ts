import type { Rule } from '../../../../schemas/indicators/rule.ts';

/** Rules that tell of the same thing share one warning: whichever of them finds it. */
export type Family = 'threshold' | 'change' | 'departure' | 'cluster';

const families: Record<Rule['method'], Family> = {
  fixed: 'threshold',
  relative: 'change',
  baseline: 'departure',
  ewma: 'departure',
  cusum: 'departure',
  cluster: 'cluster',
};

export function familyOf(method: Rule['method']): Family {
  return families[method];
}

/** What a warning is of; one may be open. */
export interface WarningSubject {
  indicator: string;
  areaLevel: string;
  area: string;
  method: Rule['method'];
}

export function subjectKey({ indicator, areaLevel, area, method }: WarningSubject): string {
  return [indicator, areaLevel, area, familyOf(method)].join(' ');
}
