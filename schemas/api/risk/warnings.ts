import { z } from 'zod';
import { IndicatorTopic, RiskLevel } from '../../indicators/indicator.ts';
import { Rule, WarningLevel } from '../../indicators/rule.ts';
import { procedure } from '../procedure.ts';
import { TrendPoint } from './figures.ts';

export const WarningSummary = z.object({
  warningId: z.number(),
  level: WarningLevel,
  indicator: z.string(),
  indicatorVersion: z.number(),
  topic: IndicatorTopic,
  areaLevel: RiskLevel,
  area: z.string(), // code; empty for the city
  areaName: z.string().nullable(),
  method: Rule.shape.method,
  /** What was found on the last day it was confirmed. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  value: z.number().nullable(),
  baseline: z.number().nullable(),
  firstSeen: z.string(), // ISO day
  lastConfirmed: z.string(),
  state: z.enum(['open', 'closed', 'basis-withdrawn']),
  closedDay: z.string().nullable(),
  verdict: z.enum(['real', 'false-alarm']).nullable(),
  matterId: z.number().nullable(), // dispatched as
});
export type WarningSummary = z.infer<typeof WarningSummary>;

/** A warning with the reason for it. */
export const WarningDetail = WarningSummary.extend({
  rule: Rule,
  /** The rule's statistic and the bound that it reached, such as the chart's value, a p-value or a percentage. */
  statistic: z.number(),
  bound: z.number(),
  /** Days that the figures count, both included; null for warnings confirmed last before this was written down. */
  counted: z.object({ from: z.string(), to: z.string() }).nullable(),
  /**
   * Of rules `ewma` and `cusum` the line of the control chart up to the last confirmation, in standard errors: it warns where it reaches
   * `rule.bounds`. Drawn through the figures as they are now. Null for other rules.
   */
  chart: z.array(z.object({ period: z.string(), statistic: z.number() })).nullable(),
  /** Areas of a cluster, their codes and names. */
  members: z.array(
    z.object({ area: z.string(), name: z.string().nullable(), count: z.number(), expected: z.number() }),
  ),
  trend: z.array(TrendPoint),
  dataVersion: z.number(),
  /** Raised, raised or lowered to another level, not decided for want of data, closed; newest first. */
  history: z.array(
    z.object({
      day: z.string(),
      event: z.enum(['raised', 'level-changed', 'no-data', 'closed', 'judged', 'basis-withdrawn']),
      level: WarningLevel.nullable(),
      value: z.number().nullable(),
      note: z.string(),
      by: z.string().nullable(),
    }),
  ),
});
export type WarningDetail = z.infer<typeof WarningDetail>;

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;

export const warnings = {
  /** Worst and newest first. `asOf`: as they stood on that day. */
  list: procedure(
    read,
    z.object({
      state: z.enum(['open', 'closed', 'all']).default('open'),
      levels: z.array(WarningLevel).default([]),
      topics: z.array(IndicatorTopic).default([]),
      indicator: z.string().nullable().default(null),
      within: z.string().nullable().default(null),
      asOf: z.iso.date().nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), warnings: z.array(WarningSummary) }),
  ),
  get: procedure(read, z.object({ warningId: z.number() }), WarningDetail),
  /** A person's verdict, from which the predictive value is reported. */
  judge: procedure(
    { permission: 'dispatch', writes: true, audit: 'write' },
    z.object({
      warningId: z.number(),
      verdict: z.enum(['real', 'false-alarm']),
      note: z.string().max(500).default(''),
    }),
    z.object({}),
  ),
  /** Of the judged warnings those found real, by level. */
  predictiveValue: procedure(
    read,
    z.object({}),
    z.array(z.object({ level: WarningLevel, judged: z.number(), real: z.number() })),
  ),
};
