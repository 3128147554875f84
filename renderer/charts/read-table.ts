import type { Table } from 'apache-arrow';

/** The rows of a chart's table as plain objects; charts are aggregates, so there are few. */
export function readTable<Row>(table: Table): Row[] {
  return table.toArray().map((row: { toJSON(): unknown }) => row.toJSON() as Row);
}
