import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';

/** Digits of a town's and a village's code (GB/T 10114 and the villages' codes of the statistics bureau). */
const townDigits = 9;
const villageDigits = 12;

export const riskLevels = ['city', 'town', 'village', 'grid'] as const satisfies readonly RiskLevel[];

/** The codes from the town down to an area; each begins with that of the area around it. */
export function areaPath(area: string): string[] {
  if (!area) return [];
  return [townDigits, villageDigits]
    .filter((digits) => area.length > digits)
    .map((digits) => area.slice(0, digits))
    .concat(area);
}

/** The level of an area by its code; empty is the city. */
export function levelOf(area: string): RiskLevel {
  return riskLevels[Math.min(areaPath(area).length, riskLevels.length - 1)]!;
}

/** The area around another; null around a town: the city. */
export function parentOf(area: string): string | null {
  return areaPath(area).at(-2) ?? null;
}

/** The level one further in; of a grid itself. */
export function innerLevel(level: RiskLevel): RiskLevel {
  return riskLevels[Math.min(riskLevels.indexOf(level) + 1, riskLevels.length - 1)]!;
}
