import { z } from 'zod';
import { Severity } from '../datasets/dataset.ts';

/**
 * The dimensions of GB/T 36344-2018 that deliveries can be judged by: 完整性, 规范性, 准确性 (its uniqueness),
 * 时效性, 一致性. What each counts stands in `messages.quality.indicators.<id>`.
 */
export const QualityIndicator = z.enum([
  'completeness',
  'validity',
  'uniqueness',
  'timeliness',
  'consistency',
]);
export type QualityIndicator = z.infer<typeof QualityIndicator>;

/** `numerator` of `denominator` are as they should be. */
export const QualityMeasure = z.object({
  indicator: QualityIndicator,
  numerator: z.number(),
  denominator: z.number(), // never 0: what cannot be judged is left out
  /** What `batches.issues` takes to show the rows that are not; null when no issue marks them. */
  issues: z.object({ severity: Severity.optional(), codes: z.array(z.string()).optional() }).nullable(),
});
export type QualityMeasure = z.infer<typeof QualityMeasure>;

/** The measures of a source's published batches, oldest first. Aggregates only. */
export const QualitySeries = z.object({
  sourceId: z.number(),
  department: z.string(),
  dataset: z.string(),
  points: z.array(
    z.object({
      batchId: z.number(),
      receivedAt: z.string(),
      period: z.string().nullable(), // the period it covers by the source's cadence, or as delivered
      measures: z.array(QualityMeasure),
    }),
  ),
});
export type QualitySeries = z.infer<typeof QualitySeries>;

/** All sources, those of a department, or one. */
export const QualityQuery = z.object({
  department: z.string().max(100).optional(),
  sourceId: z.number().int().optional(),
});
export type QualityQuery = z.infer<typeof QualityQuery>;
