import type { StyleName } from './styles.ts';

/** A cell: text stays text whatever it looks like, a number is one. */
export interface SheetCell {
  value: string | number;
  style?: StyleName;
}

export type SheetRow = readonly (SheetCell | null)[];

export interface SheetColumn {
  /** In characters. */
  width: number;
  /** How the column's empty cells are: what a person types there is read so. */
  style?: StyleName;
}

/** A rule for the cells of one column below the header. */
export interface ColumnRule {
  /** Position of the column, from 0. */
  column: number;
  /** Cells to choose from, as `'Sheet'!$A$1:$A$9`; others are warned about, not refused. */
  list?: string;
  /** What is shown when a cell of the column is chosen: a title and a text. */
  prompt?: { title: string; text: string };
}

/** One sheet of a workbook to be written; its rows are taken one after the other and never held together. */
export interface Sheet {
  name: string;
  /** A very hidden sheet is not among those that a spreadsheet program offers to show. */
  isVeryHidden?: boolean;
  columns: readonly SheetColumn[];
  /** Rows and columns that stay in sight. */
  frozen?: { rows: number; columns: number };
  /** Offers to filter by the columns of the first row. */
  hasFilter?: boolean;
  rules?: readonly ColumnRule[];
  rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
}

/** What the format allows of an input message and its title (ECMA-376 part 1, 18.3.1.32). */
export const promptLimits = { title: 32, text: 255 } as const;
