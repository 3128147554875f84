import {
  BIGINT,
  blobValue,
  listValue,
  LIST,
  SQLNULL,
  timestampValue,
  VARCHAR,
  DuckDBTimestampValue,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { cityTime } from '../base/clock.ts';
import type { SqlValue, SqlValues } from './warehouse.ts';

/** Binds values by position or by name. */
export function bindValues(statement: DuckDBPreparedStatement, values: SqlValues): void {
  if (isPositional(values)) values.forEach((value, at) => bind(statement, at + 1, value));
  else
    for (const [name, value] of Object.entries(values))
      bind(statement, statement.parameterIndex(name), value);
}

function isPositional(values: SqlValues): values is readonly SqlValue[] {
  return Array.isArray(values);
}

function bind(statement: DuckDBPreparedStatement, index: number, value: SqlValue): void {
  const [bound, type] = toDriver(value);
  statement.bindValue(index, bound, type);
}

const [smallest, largest] = [-(2n ** 63n), 2n ** 63n - 1n];

function toDriver(value: SqlValue): [DuckDBValue, DuckDBType?] {
  if (typeof value === 'bigint') return value >= smallest && value <= largest ? [value, BIGINT] : [value];
  if (value instanceof Date) return [cityTimestamp(value)];
  if (value instanceof Uint8Array) return [blobValue(value)];
  if (Array.isArray(value)) return [listValue(value), LIST(itemType(value))];
  return [value as string | number | boolean | null];
}

function itemType(list: readonly unknown[]): DuckDBType {
  if (list.length === 0) return SQLNULL;
  return typeof list[0] === 'bigint' ? BIGINT : VARCHAR;
}

function cityTimestamp(instant: Date): DuckDBTimestampValue {
  return timestampValue(BigInt(Date.parse(`${cityTime(instant)}Z`)) * 1000n);
}
