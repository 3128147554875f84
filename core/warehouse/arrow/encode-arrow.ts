import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk, DuckDBResult } from '@duckdb/node-api';
import { Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct } from 'apache-arrow';
import { batchRows, type ColumnEncoder } from './column-encoder.ts';
import { columnEncoders } from './column-encoders.ts';

const batchBytes = 4 * 1024 * 1024;

/** Encodes a result, chunk by chunk, as an Arrow IPC stream. */
export async function encodeArrow(result: DuckDBResult): Promise<Uint8Array> {
  const encoders = result.columnTypes().map((type) => columnEncoders[type.typeId](type));
  const names = result.deduplicatedColumnNames();
  const schema = new Schema(
    encoders.map((encoder, at) => new Field(names[at] as string, encoder.type, true)),
  );
  const writer = new RecordBatchStreamWriter();
  let rows = 0;
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    append(encoders, chunk);
    rows += chunk.rowCount;
    if (rows < batchRows && bytesOf(encoders) < batchBytes) continue;
    writer.write(takeBatch(schema, encoders, rows));
    rows = 0;
  }
  writer.write(takeBatch(schema, encoders, rows)); // an empty result still has its columns
  writer.finish();
  return writer.toUint8Array(true);
}

function append(encoders: readonly ColumnEncoder[], chunk: DuckDBDataChunk): void {
  const rows = chunk.rowCount;
  encoders.forEach((encoder, column) =>
    encoder.append({ vector: duckdb.data_chunk_get_vector(chunk.chunk, column), chunk, column, rows }),
  );
}

function bytesOf(encoders: readonly ColumnEncoder[]): number {
  return encoders.reduce((sum, encoder) => sum + encoder.byteLength, 0);
}

function takeBatch(schema: Schema, encoders: readonly ColumnEncoder[], rows: number): RecordBatch {
  const children = encoders.map((encoder) => encoder.take(rows));
  const data = makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children });
  return new RecordBatch(schema, data);
}
