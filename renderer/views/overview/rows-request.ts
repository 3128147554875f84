import type { RowFilter } from '../../../schemas/api/rows.ts';

/** Rows that somebody wants to see: of which dataset, under which conditions, and what they stand behind. */
export interface RowsRequest {
  title: string;
  dataset: string;
  filters: RowFilter[];
}
