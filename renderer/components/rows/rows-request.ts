import type { RowFilter } from '../../../schemas/api/rows.ts';

/** Rows that somebody wants to see: of which dataset, under which conditions, and what they stand behind. */
export interface RowsRequest {
  title: string;
  /** Which part of it: an age, a category, an area; in the order from the whole to the part. */
  parts: string[];
  dataset: string;
  filters: RowFilter[];
  /** The rows as published at the end of this day, null: now; left out where no other day is offered. */
  asOf?: string | null;
}
