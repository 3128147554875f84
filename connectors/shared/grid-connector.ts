import {
  limits,
  ParseError,
  type ByteSource,
  type Connector,
  type Note,
  type RecognisedTable,
  type TextBatch,
} from '../../schemas/intake/connector.ts';
import { readGrid, recogniseGrid } from './grid.ts';
import type { BuiltGrid } from './grid-builder.ts';
import { areaOf } from './recognise-tables.ts';
import { refuseSecret } from './secrecy.ts';

/** What one format adds to reading grids. */
export interface GridFormat {
  id: string;
  sniff(source: ByteSource): Promise<number>;
  /** Reads the whole file, as its limits allow. Throws ParseError. */
  parse(source: ByteSource, signal: AbortSignal): Promise<ParsedGrids>;
}

export interface ParsedGrids {
  grids: readonly BuiltGrid[];
  /** What stands beside the sheets, such as a page's headings: looked through for secrecy marks. */
  titles?: readonly string[];
  /** What should be known of the whole file. */
  notes?: readonly Note[];
}

/** Creates the connector of a format whose sheets are held in memory as grids. */
export function createGridConnector({ id, sniff, parse }: GridFormat): Connector {
  /** All tables of a file are read from the grids that were parsed for the first. */
  const parsed = new WeakMap<ByteSource, Promise<ParsedGrids>>();

  function gridsOf(source: ByteSource, signal: AbortSignal): Promise<ParsedGrids> {
    const before = parsed.get(source);
    if (before) return before;
    if (source.size === 0) throw new ParseError('FILE_EMPTY');
    const parsing = parse(source, signal);
    parsed.set(source, parsing);
    parsing.catch(() => parsed.delete(source));
    return parsing;
  }

  return {
    id,
    sniff,
    async recognise(source, signal) {
      refuseSecret(source.name, []);
      const { grids, titles = [], notes = [] } = await gridsOf(source, signal);
      refuseSecret(source.name, titles);
      const recognised = recogniseGrids(grids, source.name);
      return { connector: id, tables: recognised.tables, notes: [...notes, ...recognised.notes] };
    },
    async *read(source, table, signal): AsyncGenerator<TextBatch, Note[]> {
      signal.throwIfAborted();
      const { grids } = await gridsOf(source, signal);
      const grid = grids[Number(table.dialect['grid'])];
      if (!grid) throw new ParseError('NO_TABLE');
      const notes = yield* readGrid(grid, table, signal);
      const hidden = countHiddenRows(grid, table);
      return [
        ...grid.notes,
        ...(hidden > 0 ? [{ code: 'hidden-rows', data: { rows: hidden } }] : []),
        ...notes,
      ];
    },
  };
}

/** Counts the hidden rows of a table that hold something. */
function countHiddenRows({ rows, hiddenRows }: BuiltGrid, table: RecognisedTable): number {
  const { endRow } = areaOf(table);
  let count = 0;
  for (const row of hiddenRows)
    if (row >= table.headerRecords && row < endRow && (rows[row]?.length ?? 0) > 0) count++;
  return count;
}

/** Finds the tables of all sheets; a sheet without a header is left out, with a note, when another has one. */
function recogniseGrids(grids: readonly BuiltGrid[], fileName: string) {
  const tables: RecognisedTable[] = [];
  const notes: Note[] = [];
  let headerless: ParseError | null = null;
  for (const [number, grid] of grids.entries()) {
    try {
      for (const table of recogniseGrid(grid, fileName))
        tables.push({ ...table, dialect: { ...table.dialect, grid: number } });
    } catch (error) {
      if (!(error instanceof ParseError && error.code === 'HEADER_MISSING')) throw error;
      headerless = error;
      notes.push({ code: 'sheet-without-header', data: { sheet: grid.sheet } });
    }
  }
  if (tables.length === 0) throw headerless ?? new ParseError('NO_TABLE');
  if (tables.length > limits.tables)
    throw new ParseError('FILE_LIMIT', { limit: 'tables', where: String(tables.length) });
  return { tables, notes };
}
