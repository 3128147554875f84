import { z } from 'zod';
import { procedure } from './procedure.ts';

/** One condition on a published field; several are joined by AND. */
export const RowFilter = z.object({
  field: z.string(),
  operator: z.enum(['equals', 'in', 'between', 'starts-with', 'contains', 'is-null', 'not-null']),
  values: z
    .array(z.union([z.string(), z.number()]))
    .max(500)
    .default([]),
});
export type RowFilter = z.input<typeof RowFilter>;

/**
 * Published rows of a dataset, masked for the caller. `field` may also be `source_id`, `department`, `file`, `sheet`,
 * `row_number`, `batch_id`, `age` (years at the data date, person datasets), `area_town`, `area_village`,
 * `area_grid` (codes, where the dataset has an area), `entity_id` (where rows are linked), `member_of` (equals
 * the id of an entity that master data made of the row), `placed_in` (equals
 * the area that master data place the row or its entity in, and the day whose register of grids it is of, if not today's), `placed_in_custom` (equals the id of an area of people's own),
 * `placed_outside` (equals a level of divisions, and the day of the register: what lies in no area of the level), or `figure`: equals the id of a key figure or of a
 * measure of the map, it keeps exactly the rows which that figure counts; `risk_figure` equals does so for a figure of an indicator,
 * its values come from `risk.figures.rowsBehind`.
 */
export const RowQuery = z.object({
  dataset: z.string(),
  /** The rows as they were published at the end of this day, `YYYY-MM-DD`; null: now. */
  asOf: z.iso.date().nullable().default(null),
  filters: z.array(RowFilter).max(20).default([]),
  sort: z.object({ field: z.string(), descending: z.boolean() }).nullable().default(null),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(1000),
});
export type RowQuery = z.input<typeof RowQuery>;

export const rows = {
  /** An Arrow IPC stream with `record_id, department, file, sheet, row_number` and the dataset's fields; the total beside it. */
  query: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    RowQuery,
    z.object({ total: z.number(), table: z.instanceof(Blob) }),
  ),
};
