import { ParseError, type Note, type RecognisedTable } from '../../schemas/intake/connector.ts';
import { areaOf } from './recognise-tables.ts';

/** Cells that a sheet shows as one; rows and columns from 0, both ends included. */
export interface MergedRange {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** A cell's text, or its UTF-8. */
export type CellText = string | Uint8Array;

/** Gives the rows below a vertically merged cell its value. */
export interface Filler {
  /**
   * Fills the blank cells of a row that has others; rows must come in order. Throws FILE_LIMIT when a few merged
   * cells would make a small file huge.
   */
  fill(row: number, cells: CellText[]): void;
  /** How many cells were filled. */
  notes(): Note[];
}

interface OpenRange {
  value: CellText;
  bottom: number;
}

const mostFilledLength = 256 * 1024 * 1024;

/**
 * Creates the filler of a table's body. A range counts in its left column, and only where it begins below the
 * header; `cells` given to `fill` begin with the table's first column.
 */
export function createFiller(merges: readonly MergedRange[], table: RecognisedTable): Filler {
  const { firstColumn, endRow } = areaOf(table);
  const endColumn = firstColumn + table.columns.length;
  const ranges = merges
    .filter(({ top, bottom }) => top < bottom && top >= table.headerRecords && top < endRow)
    .filter(({ left }) => left >= firstColumn && left < endColumn)
    .sort((a, b) => a.top - b.top);
  const open = new Map<number, OpenRange>();
  let next = 0;
  let filled = 0;
  let filledLength = 0;

  function fillRow(row: number, cells: CellText[]): void {
    const hasContent = !cells.every(isBlank);
    for (const [column, { value, bottom }] of open) {
      if (row > bottom) open.delete(column);
      else if (hasContent && isBlank(cells[column])) {
        while (cells.length < column) cells.push('');
        cells[column] = value;
        filled++;
        filledLength += value.length;
      }
    }
    if (filledLength > mostFilledLength)
      throw new ParseError('FILE_LIMIT', { limit: 'size', where: String(row + 1) });
  }

  return {
    fill(row, cells) {
      while (next < ranges.length && ranges[next]!.top < row) next++;
      if (open.size > 0) fillRow(row, cells);
      for (; next < ranges.length && ranges[next]!.top === row; next++) {
        const { left, bottom } = ranges[next]!;
        const value = cells[left - firstColumn];
        if (!isBlank(value)) open.set(left - firstColumn, { value: value!, bottom });
      }
    },
    notes: () => (filled === 0 ? [] : [{ code: 'filled-down', data: { cells: filled } }]),
  };
}

function isBlank(cell: CellText | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' ? cell.trim() === '' : cell.length === 0);
}
