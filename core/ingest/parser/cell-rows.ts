import type { TextBatch } from '../../../schemas/intake/connector.ts';
import type { TextTableWriter } from './parquet/text-table-writer.ts';
import type { CellSink } from './reduce.ts';

export interface RowCounts {
  records: number;
  withheld: number;
}

/** Cuts separated text into cells and hands each to the sink of its column. */
export interface CellRows {
  /** Takes records from position `from` until the batch ends or the writer is full; returns where it stopped. */
  take(batch: TextBatch, from: number): number;
  readonly counts: RowCounts;
}

/**
 * Creates the cutter. `sinks` has one entry per column of the header; `surplus` takes the cells beyond it as they
 * stand, separators included. Without it the cells of a record of another length are withheld: it cannot be known
 * which of them must not be stored.
 */
export function createCellRows(
  sinks: readonly CellSink[],
  surplus: CellSink,
  writer: TextTableWriter,
): CellRows {
  const counts: RowCounts = { records: 0, withheld: 0 };
  const width = sinks.length;

  function putRecord(bytes: Uint8Array, start: number): number {
    let column = 0;
    let at = start;
    let surplusStart = -1;
    for (;;) {
      const cellStart = at;
      while ((bytes[at]! & 0xfe) !== 0x1e) at++;
      if (column < width) {
        const sink = sinks[column]!;
        if (sink !== null) {
          if (isBlank(bytes, cellStart, at)) sink.appendNull();
          else sink.append(bytes, cellStart, at);
        }
      } else if (column === width) surplusStart = cellStart;
      column++;
      if (bytes[at++] === 0x1e) break;
    }
    for (let missing = column; missing < width; missing++) sinks[missing]?.appendNull();
    if (surplusStart < 0) surplus?.appendNull();
    else surplus?.append(bytes, surplusStart, at - 1);
    writer.endRow(column, at - start);
    return at;
  }

  function withhold(bytes: Uint8Array, start: number, cells: number): number {
    for (const sink of sinks) sink?.appendNull();
    surplus?.appendNull();
    if (cells > 0) counts.withheld++;
    writer.endRow(cells, 0);
    return bytes.indexOf(0x1e, start) + 1;
  }

  return {
    counts,
    take(batch, from) {
      const { bytes } = batch;
      let at = from;
      while (at < bytes.length && !writer.isFull) {
        counts.records++;
        if (bytes[at] === 0x1e) at = withhold(bytes, at, 0);
        else if (surplus === null) {
          const cells = countCells(bytes, at);
          at = cells === width ? putRecord(bytes, at) : withhold(bytes, at, cells);
        } else at = putRecord(bytes, at);
      }
      return at;
    },
  };
}

function countCells(bytes: Uint8Array, start: number): number {
  let cells = 1;
  for (let i = start; bytes[i] !== 0x1e; i++) if (bytes[i] === 0x1f) cells++;
  return cells;
}

/** True for a cell of white space only: ASCII, NO-BREAK SPACE (C2 A0) and IDEOGRAPHIC SPACE (E3 80 80). */
function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  let i = start;
  while (i < end) {
    const byte = bytes[i]!;
    if (byte <= 0x20) i++;
    else if (byte === 0xc2 && bytes[i + 1] === 0xa0) i += 2;
    else if (byte === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x80) i += 3;
    else return false;
  }
  return true;
}
