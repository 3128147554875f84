import type { Note, RecognisedTable, TextBatch } from '../../schemas/intake/connector.ts';
import { createFiller, type MergedRange } from './fill-down.ts';
import { areaOf, recogniseTables } from './recognise-tables.ts';
import { TextBatchWriter } from './text-batch-writer.ts';

export type { MergedRange } from './fill-down.ts';

/** A sheet whose cells are all in memory. */
export interface Grid {
  /** The sheet's name; empty for flat files. */
  sheet: string;
  hidden: boolean;
  /** The sheet's rows from its first one, a blank row has no cells; rows need not be equally long. */
  rows: readonly (readonly string[])[];
  merges: readonly MergedRange[];
  /** Columns that are not shown, from 0. */
  hiddenColumns: readonly number[];
}

/**
 * Finds the tables of a sheet; an empty one has none.
 *
 * @param fileName looked through for a secrecy mark, like the titles
 * @throws ParseError HEADER_MISSING when there is content and no header, FILE_REFUSED for a secrecy mark,
 * FILE_LIMIT for too many columns
 */
export function recogniseGrid(grid: Grid, fileName: string): RecognisedTable[] {
  return recogniseTables({ ...grid, records: grid.rows, whole: true, isText: false, fileName });
}

/** Yields the body of a table that `recogniseGrid` found in the same grid. */
export async function* readGrid(
  grid: Grid,
  table: RecognisedTable,
  signal: AbortSignal,
): AsyncGenerator<TextBatch, Note[]> {
  const { firstColumn, endColumn, endRow } = areaOf(table);
  const writer = new TextBatchWriter();
  const filler = createFiller(grid.merges, table);
  const lastRow = Math.min(endRow, grid.rows.length);
  for (let row = table.headerRecords; row < lastRow; row++) {
    if (writer.isFull || row === table.headerRecords) signal.throwIfAborted();
    const cells = grid.rows[row]!.slice(firstColumn, endColumn);
    filler.fill(row, cells);
    writer.addRow(cells, table.columns.length);
    if (writer.isFull) yield writer.take()!;
  }
  const rest = writer.take();
  if (rest) yield rest;
  return filler.notes();
}
