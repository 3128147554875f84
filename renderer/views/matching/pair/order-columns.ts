import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';

/** Columns as the preset has them, those of one's own last: what tells most of a record comes first. */
export function orderColumns(entity: EntityKind, columns: readonly string[]): string[] {
  const order = Object.keys(presets[entity].columns);
  const place = (column: string) => (order.includes(column) ? order.indexOf(column) : order.length);
  return columns.toSorted((a, b) => place(a) - place(b));
}
