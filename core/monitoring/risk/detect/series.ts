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
  /** 1 where the sources are complete, by period. */
  covered: Uint8Array;
  /** Also areas in which nothing happened. */
  areas: readonly AreaSeries[];
}
