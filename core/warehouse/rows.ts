import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBUnionValue,
  type DuckDBResult,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SqlRow } from './warehouse.ts';

/** All rows of a result, as `Session.all` describes them. */
export async function readRows<Row>(result: DuckDBResult): Promise<Row[]> {
  const names = result.deduplicatedColumnNames();
  const rows: SqlRow[] = [];
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const first = rows.length;
    for (let at = 0; at < chunk.rowCount; at++) rows.push(Object.create(null) as SqlRow);
    names.forEach((name, column) =>
      chunk?.visitColumnValues(column, (value, at) => {
        (rows[first + at] as SqlRow)[name] = toPlain(value);
      }),
    );
  }
  return rows as Row[];
}

/** A double holds every decimal number of up to 15 digits. */
export const exactDecimalDigits = 15;

function toPlain(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBDecimalValue)
    return value.width <= exactDecimalDigits ? value.toDouble() : value.toString();
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(toPlain);
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBStructValue) return plainObject(Object.entries(value.entries));
  if (value instanceof DuckDBMapValue) return value.entries.map((e) => [toPlain(e.key), toPlain(e.value)]);
  if (value instanceof DuckDBUnionValue) return toPlain(value.value);
  if (isTimestamp(value)) return value.toString().replace(' ', 'T');
  if (value instanceof DuckDBTimestampTZValue)
    return new DuckDBTimestampValue(value.micros).toString().replace(' ', 'T') + 'Z';
  return String(value);
}

function isTimestamp(value: DuckDBValue): boolean {
  return (
    value instanceof DuckDBTimestampValue ||
    value instanceof DuckDBTimestampSecondsValue ||
    value instanceof DuckDBTimestampMillisecondsValue ||
    value instanceof DuckDBTimestampNanosecondsValue
  );
}

function plainObject(entries: [string, DuckDBValue][]): SqlRow {
  const object = Object.create(null) as SqlRow;
  for (const [name, value] of entries) object[name] = toPlain(value);
  return object;
}
