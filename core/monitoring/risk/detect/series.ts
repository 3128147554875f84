import type { RiskLevel } from '../../../../schemas/indicators/indicator.ts';
import type { Frame } from './baseline/frame.ts';

/** One area's figures by period, in the order of its panel's time; what is not covered there means nothing here. */
export interface AreaSeries {
  /** Code; empty for the city. */
  area: string;
  level: RiskLevel;
  numerator: Float64Array;
  /** Null for counts. */
  denominator: Float64Array | null;
  /** 1 where the sources are complete here, by period. */
  covered: Uint8Array;
}

/** Consecutive days or months. */
export interface Time {
  grain: 'day' | 'month';
  /** `YYYY-MM-DD` or `YYYY-MM`. */
  periods: readonly string[];
}

/** Everything that detection knows of an indicator. */
export interface Panel {
  time: Time;
  /** Of the same time; panels share it. */
  frame: Frame;
  /** Also areas in which nothing happened. */
  areas: readonly AreaSeries[];
  /** How many areas each level has; `areas` may be some of them. */
  areaCounts: ReadonlyMap<RiskLevel, number>;
}

/** How many areas each level has among these. */
export function countAreas(areas: readonly { level: RiskLevel }[]): Map<RiskLevel, number> {
  const counts = new Map<RiskLevel, number>();
  for (const { level } of areas) counts.set(level, (counts.get(level) ?? 0) + 1);
  return counts;
}
