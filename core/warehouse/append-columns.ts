import duckdb from '@duckdb/node-bindings';
import {
  BIGINT,
  DOUBLE,
  DuckDBDataChunk,
  FLOAT,
  INTEGER,
  UTINYINT,
  type DuckDBAppender,
  type DuckDBType,
} from '@duckdb/node-api';
import type { ColumnData } from './warehouse.ts';

function typeOf(column: ColumnData): DuckDBType {
  if (column instanceof Int32Array) return INTEGER;
  if (column instanceof BigInt64Array) return BIGINT;
  if (column instanceof Uint8Array) return UTINYINT;
  return column instanceof Float32Array ? FLOAT : DOUBLE;
}

/** Copies typed arrays of one length into a table whose columns have their types, without touching single values. */
export function appendColumns(appender: DuckDBAppender, columns: readonly ColumnData[]): void {
  const rows = columns[0]?.length ?? 0;
  const chunkRows = duckdb.vector_size();
  const types = columns.map(typeOf);
  for (let start = 0; start < rows; start += chunkRows) {
    const count = Math.min(chunkRows, rows - start);
    const chunk = DuckDBDataChunk.create(types, count);
    columns.forEach((column, at) => {
      const width = column.BYTES_PER_ELEMENT;
      duckdb.copy_data_to_vector(
        duckdb.data_chunk_get_vector(chunk.chunk, at),
        0,
        column.buffer as ArrayBuffer,
        column.byteOffset + start * width,
        count * width,
      );
    });
    appender.appendDataChunk(chunk);
  }
}
