import type { Session } from '../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { keyOfValues, valueNames, type ValueRule } from './block-rows.ts';

/** Keys of the rule's values that bring nobody together. */
export async function excludedKeys(
  session: Session,
  rule: ValueRule,
  values: readonly (readonly string[])[],
): Promise<ReadonlySet<bigint>> {
  if (values.length === 0) return new Set();
  const names = valueNames(rule);
  const rows = await session.all<{ k: string }>(
    `SELECT ${sql.text(keyOfValues(rule))} AS k FROM (${sql.rowsOfLists(names)})`,
    names.map((_, at) => values.map((texts) => texts[at]!)),
  );
  return new Set(rows.map(({ k }) => BigInt(k)));
}
