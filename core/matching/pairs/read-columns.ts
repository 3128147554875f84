import { tableFromIPC, type Table } from 'apache-arrow';
import type { Session } from '../../warehouse/warehouse.ts';

/** Runs a query and keeps its columns as they came, for typed arrays by `column`. */
export async function readColumns(session: Session, sql: string): Promise<Table> {
  return tableFromIPC(await session.arrow(sql));
}

/** A column without nulls as one typed array. */
export function column<
  T extends Int32Array | Uint8Array | BigInt64Array | BigUint64Array | Float32Array | Float64Array,
>(table: Table, at: number): T {
  return table.getChildAt(at)!.toArray() as T;
}
