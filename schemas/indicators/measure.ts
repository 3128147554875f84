import { z } from 'zod';

/**
 * A condition on a field of the measured rows; several are joined by AND. `contains` holds for any of its words, `not-in` also
 * where there is no value, `at-least` and `below` compare numbers and dates.
 */
export const Condition = z.object({
  field: z.string(),
  operator: z.enum([
    'equals',
    'in',
    'not-in',
    'contains',
    'is-null',
    'not-null',
    'at-least',
    'below',
    'is-true',
    'is-false',
  ]),
  values: z
    .array(z.union([z.string(), z.number()]))
    .max(200)
    .default([]),
});
export type Condition = z.infer<typeof Condition>;
export type ConditionInput = z.input<typeof Condition>;

/**
 * What is measured: published rows of a dataset, or the entities that master data made of them (`master:person`,
 * `master:dwelling`, `master:legal-entity`).
 */
export const Measure = z.object({
  dataset: z.string(),
  where: z.array(Condition).max(20).default([]),
  /** Rows, distinct values of a field, the sum of a number, or that of the days from one date to another. */
  value: z
    .union([
      z.object({ of: z.literal('rows') }),
      z.object({ of: z.literal('distinct'), field: z.string() }),
      z.object({ of: z.literal('sum'), field: z.string() }),
      z.object({ of: z.literal('days'), from: z.string(), to: z.string() }),
    ])
    .default({ of: 'rows' }),
  /** The date by which a row falls into a period (`flow`), or from which it stands (`stock`). */
  at: z.string().optional(),
  /** The date on which it stops standing; null in a row: it still does. */
  until: z.string().optional(),
  /** Only rows that were still open so many days after this date field: overdue. */
  overdueSince: z.object({ field: z.string(), days: z.number().int().min(0).default(0) }).optional(),
  /** Only rows that repeat another one of the same values within so many days before. */
  repeats: z.object({ by: z.array(z.string()).min(1), days: z.number().int().min(1) }).optional(),
});
export type Measure = z.infer<typeof Measure>;
export type MeasureInput = z.input<typeof Measure>;
