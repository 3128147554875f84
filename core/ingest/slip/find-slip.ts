import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import type { Column, RecognisedTable, Recognition } from '../../../schemas/intake/connector.ts';
import { markHeaders, slipLayout } from './slip-layout.ts';

/** What a slip says of itself on its hidden sheet. Nobody vouches for it: who may correct the batch is asked again. */
export interface SlipMark {
  workspace: string;
  batchId: number;
  version: number;
}

/** The mark of a file that is a slip, in whatever format it was saved; null for any other file. */
export function findSlipMark({ tables }: Recognition): SlipMark | null {
  for (const { columns, sample } of tables) {
    const headers = columns.slice(0, markHeaders.length).map(({ header }) => header);
    const record = sample[0];
    if (!record || markHeaders.some((header, at) => headers[at] !== header)) continue;
    const [, workspace, batch, version] = record.map((cell) => cell.trim());
    return { workspace: workspace!, batchId: wholeNumber(batch), version: wholeNumber(version) };
  }
  return null;
}

function wholeNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}

/** Where the columns of a slip's sheet of rows stand. */
export interface SlipTable {
  table: RecognisedTable;
  numberIndex: number;
  /** Position in the slip of each column of the corrected batch, in its order. */
  positions: number[];
}

/**
 * The sheet of rows of a slip for a batch of these columns, which may stand in another order and among columns that
 * somebody added; otherwise the headers that are missing from the likeliest sheet.
 */
export function findSlipTable(
  { tables }: Recognition,
  columns: readonly ColumnMapping[],
): SlipTable | { missing: string[] } {
  const { number } = slipLayout(columns);
  const wanted = [number, ...columns.map(({ header }) => header)];
  let missing = wanted;
  for (const table of tables) {
    const found = positionsOf(table.columns, wanted);
    const absent = wanted.filter((_, at) => found[at] === undefined);
    if (absent.length === 0) {
      const [numberIndex, ...positions] = found as number[];
      return { table, numberIndex: numberIndex!, positions };
    }
    if (absent.length < missing.length) missing = absent;
  }
  return { missing };
}

function positionsOf(columns: readonly Column[], wanted: readonly string[]): (number | undefined)[] {
  const free = new Map(columns.map(({ index, header }) => [index, normaliseHeader(header)]));
  return wanted.map((header) => {
    const name = normaliseHeader(header);
    const [index] = [...free].find(([, candidate]) => candidate === name) ?? [];
    if (index !== undefined) free.delete(index);
    return index;
  });
}
