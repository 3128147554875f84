import type { RowFilter } from '../../../schemas/api/rows.ts';

/** Rows that somebody wants to see: of which dataset, under which conditions, and what they stand behind. */
export interface RowsRequest {
  title: string;
  /** Which part of it: an age, a category, an area; in the order from the whole to the part. */
  parts: string[];
  dataset: string;
  filters: RowFilter[];
}
