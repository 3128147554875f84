import { limits, ParseError, type Note } from '../../schemas/intake/connector.ts';
import { ErrorCells } from './error-cells.ts';
import type { Grid, MergedRange } from './grid.ts';

/** A sheet in memory with what was met while it was read. */
export interface BuiltGrid extends Grid {
  /** Rows that are not shown, from 0. */
  hiddenRows: ReadonlySet<number>;
  notes: readonly Note[];
}

/** Takes the cells of one sheet, in any order, and the rest that a grid says. */
export interface GridBuilder {
  /** Puts a text where it stands, rows and columns from 0; blank ones need not be put. */
  put(row: number, column: number, text: string): void;
  /**
   * Gives the rows after this one its content, as often as said; none of them is put into afterwards. False when it
   * has none.
   */
  repeat(row: number, times: number): boolean;
  /** Notes a cell that holds an error instead of a value; it stays blank. */
  noteError(row: number, column: number): void;
  merge(range: MergedRange): void;
  hideColumns(first: number, last: number): void;
  hideRow(row: number): void;
  /** Says that the sheet is hidden, where that is known only after its cells. */
  hide(): void;
  build(): BuiltGrid;
}

/** Says what a file may still fill of memory; one for all its sheets. */
export interface GridBudget {
  /** Takes off cells and the characters in them. Throws FILE_LIMIT when they are more than memory should hold. */
  spend(cells: number, characters: number): void;
}

const mostRows = 1_048_576;
const mostCells = 5_000_000;
const mostCharacters = 100_000_000;
const mostMerges = 200_000;

export function createGridBudget(): GridBudget {
  let cells = 0;
  let characters = 0;
  return {
    spend(moreCells, moreCharacters) {
      cells += moreCells;
      characters += moreCharacters;
      if (cells > mostCells) throw new ParseError('FILE_LIMIT', { limit: 'cells', where: String(mostCells) });
      if (characters > mostCharacters)
        throw new ParseError('FILE_LIMIT', { limit: 'shared-strings', where: String(mostCharacters) });
    },
  };
}

function refuseRow(row: number): void {
  if (row >= mostRows) throw new ParseError('FILE_LIMIT', { limit: 'rows', where: String(row + 1) });
}

/** Throws FILE_LIMIT for a column, from 0, so far to the right that no table can reach it. */
export function refuseColumn(column: number): void {
  if (column >= limits.columns * 10)
    throw new ParseError('FILE_LIMIT', { limit: 'columns', where: String(column + 1) });
}

const blankRow: readonly string[] = [];

/** Creates the builder of a sheet. A row costs what it holds, also the blank cells before its last one. */
export function createGridBuilder(
  { sheet, hidden }: { sheet: string; hidden: boolean },
  budget: GridBudget,
): GridBuilder {
  const rows: (readonly string[])[] = [];
  const merges: MergedRange[] = [];
  const hiddenColumns = new Set<number>();
  const hiddenRows = new Set<number>();
  const errors = new ErrorCells();
  let isHidden = hidden;

  function rowAt(number: number): string[] {
    refuseRow(number);
    if (number >= rows.length) budget.spend(Math.ceil((number + 1 - rows.length) / 4), 0);
    while (rows.length <= number) rows.push(blankRow);
    return (rows[number] === blankRow ? (rows[number] = []) : rows[number]) as string[];
  }

  return {
    put(number, column, text) {
      refuseColumn(column);
      if (text === '') return;
      const row = rowAt(number);
      budget.spend(Math.max(0, column + 1 - row.length), text.length);
      while (row.length < column) row.push('');
      row[column] = text;
    },
    repeat(number, times) {
      const row = rows[number];
      if (!row?.length) return false;
      refuseRow(number + times);
      budget.spend(row.length * times, row.join('').length * times);
      for (let i = 0; i < times; i++) rows[number + 1 + i] = row;
      return true;
    },
    noteError: (row, column) => errors.add(row, column),
    merge(range) {
      if (merges.length === mostMerges)
        throw new ParseError('FILE_LIMIT', { limit: 'cells', where: String(mostMerges) });
      merges.push(range);
    },
    hideColumns(first, last) {
      const end = Math.min(last, limits.columns);
      budget.spend(Math.max(0, end - first), 0);
      for (let column = first; column <= end; column++) hiddenColumns.add(column);
    },
    hideRow: (row) => void (row < mostRows && hiddenRows.add(row)),
    hide: () => void (isHidden = true),
    build() {
      const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
      return {
        sheet,
        hidden: isHidden,
        rows,
        merges,
        hiddenRows,
        // programs also hide everything to the right of the content: nobody misses that
        hiddenColumns: [...hiddenColumns].filter((column) => column < width),
        notes: errors.notes(),
      };
    },
  };
}
