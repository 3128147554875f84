import { z } from 'zod';
import { Measure } from './measure.ts';
import { Rule } from './rule.ts';

const Text = z.object({ zh: z.string().min(1), en: z.string().min(1) });

/** What an indicator is about; the fields by which pages group and briefs report. */
export const IndicatorTopic = z.enum([
  'hazard',
  'production-safety',
  'fire',
  'housing',
  'population',
  'labour',
  'market',
  'environment',
  'dispute',
  'request',
  'organisation',
  'data',
]);
export type IndicatorTopic = z.infer<typeof IndicatorTopic>;

/** From the whole city down; `city` is the whole workspace. */
export const RiskLevel = z.enum(['city', 'town', 'village', 'grid']);
export type RiskLevel = z.infer<typeof RiskLevel>;

/** A risk indicator as data: what is counted (口径), for which areas and periods, and when it warns. */
export const Indicator = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{2,60}$/),
  version: z.number().int().min(1),
  topic: IndicatorTopic,
  label: Text,
  /** 口径: what exactly is counted, over what, from which sources. */
  definition: Text,
  unit: z.enum(['count', 'percent', 'per-10k', 'per-100', 'days', 'score']),
  numerator: Measure,
  /** Absent: the numerator itself is the figure. `residents`: the imported official denominator of the area. */
  denominator: z.union([Measure, z.literal('residents')]).optional(),
  /** Which way is bad; neutral indicators never warn. */
  direction: z.enum(['higher-is-worse', 'lower-is-worse', 'neutral']),
  /** The finest level at which figures are shown. Persons are counted, never listed, below `town` by figures ≥ 5 only. */
  finest: RiskLevel.default('grid'),
  /** `flow`: events of a period; `stock`: what stands at its end; `state`: what master data hold now. */
  time: z.enum(['flow', 'stock', 'state']),
  grain: z.enum(['day', 'month']),
  /** Fields of the numerator's dataset by which figures can be split. */
  kind: z.string().optional(),
  department: z.string().optional(),
  /** Below this many in the denominator (for counts: expected events) no rate is ranked, compared or warned about. */
  minimumSample: z.number().min(0),
  /** Counts persons: small counts are suppressed in whatever leaves, and rows are not listed. */
  countsPersons: z.boolean().default(false),
  rules: z.array(Rule).max(12),
  /** Share in the composite area index, relative to the others; 0: not part of it. */
  weight: z.number().min(0).max(100).default(0),
  shipped: z.boolean().default(false),
});
export type Indicator = z.infer<typeof Indicator>;
export type IndicatorInput = z.input<typeof Indicator>;
