import type duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { Data, DataType } from 'apache-arrow';

/** A record batch is closed at this many rows, or earlier when it has grown to a few MB. */
export const batchRows = 65_536;
const vectorRows = 2048;
/** Rows that a batch can hold: the last vector may go over the mark. */
export const batchCapacity = batchRows + vectorRows;

/** One column of one chunk of a DuckDB result: the raw vector and, for types that are read value by value, the chunk. */
export interface ColumnSlice {
  vector: duckdb.Vector;
  chunk: DuckDBDataChunk;
  column: number;
  rows: number;
}

/** Gathers one column of a result into Arrow data, chunk by chunk. */
export interface ColumnEncoder {
  readonly type: DataType;
  append(slice: ColumnSlice): void;
  /** Bytes gathered so far. */
  readonly byteLength: number;
  /** Hands over what was gathered and starts again. */
  take(rows: number): Data;
}
