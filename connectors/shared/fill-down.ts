import type { Note, RecognisedTable } from '../../schemas/intake/connector.ts';
import { areaOf } from './recognise-tables.ts';

/** Cells that a sheet shows as one; rows and columns from 0, both ends included. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Gives the rows below a vertically merged cell its value. */
export interface Filler {
  /** Fills the blank cells of a row that has others; rows must come in order. */
  fill(row: number, cells: (string | number | undefined)[]): void;
  /** How many cells were filled. */
  notes(): Note[];
}

/**
 * Creates the filler of a table's body. A range counts in its left column, and only where it begins below the
 * header; `cells` given to `fill` begin with the table's first column.
 */
export function createFiller(merges: readonly MergedRange[], table: RecognisedTable): Filler {
  const { firstColumn, endColumn, endRow } = areaOf(table);
  const ranges = merges
    .filter(({ top, bottom }) => top < bottom && top >= table.headerRecords && top < endRow)
    .filter(({ left }) => left >= firstColumn && left < endColumn)
    .sort((a, b) => a.top - b.top);
  const open = new Map<number, { value: string | number; bottom: number }>();
  let next = 0;
  let filled = 0;
  return {
    fill(row, cells) {
      while (next < ranges.length && ranges[next]!.top < row) next++;
      if (open.size > 0) filled += fillRow(open, row, cells);
      for (; next < ranges.length && ranges[next]!.top === row; next++) {
        const { left, bottom } = ranges[next]!;
        const value = cells[left - firstColumn];
        if (!isBlank(value)) open.set(left - firstColumn, { value: value!, bottom });
      }
    },
    notes: () => (filled === 0 ? [] : [{ code: 'filled-down', data: { cells: filled } }]),
  };
}

function fillRow(
  open: Map<number, { value: string | number; bottom: number }>,
  row: number,
  cells: (string | number | undefined)[],
): number {
  const hasContent = !cells.every(isBlank);
  let filled = 0;
  for (const [column, { value, bottom }] of open) {
    if (row > bottom) open.delete(column);
    else if (hasContent && isBlank(cells[column])) {
      while (cells.length < column) cells.push('');
      cells[column] = value;
      filled++;
    }
  }
  return filled;
}

function isBlank(cell: string | number | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
