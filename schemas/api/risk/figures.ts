import { z } from 'zod';
import { RiskLevel } from '../../indicators/indicator.ts';
import { procedure } from '../procedure.ts';
import { RowFilter } from '../rows.ts';

/** `YYYY-MM-DD` for daily, `YYYY-MM` for monthly figures. */
const Period = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);
/** Days that are added up, the first and the last one with a slash between. */
const DaySpan = z.string().regex(/^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/);
const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;

/** `no-data`: a source is late or incomplete; `small`: below the minimum sample; `suppressed`: fewer than 5 persons. */
export const FigureState = z.enum(['ok', 'no-data', 'small', 'suppressed']);
export type FigureState = z.infer<typeof FigureState>;

/**
 * How a figure differs from an earlier one: in per cent, of shares in percentage points. `isSteady` (基本持平): no more than
 * sampling error explains.
 */
export const FigureChange = z.object({ by: z.number(), isSteady: z.boolean() });
export type FigureChange = z.infer<typeof FigureChange>;

/**
 * An indicator's figure for an area and a period, with everything it is made of. Events of January and February are compared
 * together (the Spring Festival lies now in one, now in the other): then `compared`, `lastYear` and `lastPeriod` are of both months.
 */
export const RiskFigure = z.object({
  indicator: z.string(),
  area: z.string(), // code; empty for the city
  areaName: z.string().nullable(),
  period: Period,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(), // null: a count
  value: z.number().nullable(), // null unless `ok` or `small`
  state: FigureState,
  /** Wilson (shares) or exact Poisson (counts, rates) interval at 95 %. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  compared: z.number().nullable(), // what the next two are compared with; null when the figure may not be compared
  lastYear: z.number().nullable(), // the value of the same period last year; null when there is none or it may not be compared
  lastPeriod: z.number().nullable(),
  yearChange: FigureChange.nullable(), // 同比
  periodChange: FigureChange.nullable(), // 环比
  per10k: z.number().nullable(), // counts only, of official residents of the year in `RiskState.residents`
  rank: z.number().nullable(), // among the areas shown, worst first; null when not ranked
  version: z.number(), // of the indicator
});
export type RiskFigure = z.infer<typeof RiskFigure>;

export const TrendPoint = z.object({
  period: Period,
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  state: FigureState,
  /** What the baseline that warnings go by expected on that day, with its 95 % limits; null without data or enough history. */
  baseline: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** An area's composite index (0–100) with what each indicator adds, and how far its rank moves when weights change. */
export const AreaIndex = z.object({
  area: z.string(),
  areaName: z.string().nullable(),
  index: z.number().nullable(), // null: too little data
  rank: z.number().nullable(),
  rankLow: z.number().nullable(), // best and worst rank over weights drawn within ±20 %
  rankHigh: z.number().nullable(),
  contributions: z.array(z.object({ indicator: z.string(), points: z.number(), standing: z.number() })),
  missing: z.array(z.string()), // indicators without data here
});
export type AreaIndex = z.infer<typeof AreaIndex>;

/** Of what is counted only one kind, or what one department has to do; null: all of it. */
const Slice = {
  kind: z.string().nullable().default(null),
  department: z.string().nullable().default(null),
};

const Place = {
  level: RiskLevel,
  /** Code of the area inside which; null: the city. */
  within: z.string().nullable().default(null),
};

export const figures = {
  /** Figures of the given indicators (all when empty) of one period for every area of a level; those without the slice are left out. */
  list: procedure(
    read,
    z.object({
      indicators: z.array(z.string()).max(100).default([]),
      ...Place,
      period: Period,
      ...Slice,
    }),
    z.array(RiskFigure),
  ),
  trend: procedure(
    read,
    z.object({
      indicator: z.string(),
      area: z.string(),
      grain: z.enum(['day', 'month']),
      from: Period,
      to: Period,
      ...Slice,
    }),
    z.array(TrendPoint),
  ),
  /** The numerator split by a dimension: kinds of matter, or departments. */
  split: procedure(
    read,
    z.object({
      indicator: z.string(),
      area: z.string(),
      period: Period,
      by: z.enum(['kind', 'department']),
      ...Slice,
    }),
    z.array(
      z.object({ key: z.string().nullable(), numerator: z.number(), denominator: z.number().nullable() }),
    ),
  ),
  index: procedure(read, z.object({ ...Place, period: Period }), z.array(AreaIndex)),
  /** The filter of `rows.query` that keeps exactly the rows which a figure counts; null when its rows are not listed. */
  rowsBehind: procedure(
    read,
    z.object({
      indicator: z.string(),
      area: z.string(),
      period: z.union([Period, DaySpan]),
      part: z.enum(['numerator', 'denominator']),
      ...Slice,
    }),
    z.object({ dataset: z.string(), filters: z.array(RowFilter) }).nullable(),
  ),
};
