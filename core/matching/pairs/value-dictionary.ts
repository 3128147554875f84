import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { Dictionary, Value } from '../comparison/compile-comparison.ts';
import { column, readColumns } from './read-columns.ts';

/** The distinct values of one comparison's columns, and how many records have each. */
export interface ValueDictionary extends Dictionary {
  records: Int32Array;
}

const separator = '\u001f';

/** The table of the distinct values of the k-th comparison's columns: `id`, the columns, `records`. */
export function valueTable(k: number): string {
  return `value_${k}`;
}

/**
 * Numbers the distinct values of every comparison's columns (`value_<k>`) and writes each record as their numbers:
 * `coded(n, c0, c1, …)`. Everything dear is computed for distinct values from here on, and a record weighs four
 * bytes a comparison.
 */
export async function encodeValues(session: Session, { comparisons }: LinkageModel): Promise<void> {
  for (const [k, { columns }] of comparisons.entries()) {
    const names = columns.map(quote).join(', ');
    await session.run(`CREATE OR REPLACE TEMP TABLE ${valueTable(k)} AS
      SELECT (row_number() OVER (ORDER BY ${names}) - 1)::INTEGER AS id, ${names}, count(*)::INTEGER AS records
      FROM record GROUP BY ${names}`);
  }
  const joins = comparisons.map(
    ({ columns }, k) =>
      `JOIN ${valueTable(k)} v${k} ON ${columns.map((name) => `v${k}.${quote(name)} IS NOT DISTINCT FROM record.${quote(name)}`).join(' AND ')}`,
  );
  await session.run(`CREATE OR REPLACE TEMP TABLE coded AS
    SELECT record.n, ${comparisons.map((_, k) => `v${k}.id AS c${k}`).join(', ')} FROM record ${joins.join(' ')}`);
}

/** Reads the values of the k-th comparison; the position of a value is its number. */
export async function readDictionary(
  session: Session,
  k: number,
  { columns }: Comparison,
  types: Readonly<Record<string, ColumnType>>,
): Promise<ValueDictionary> {
  const selected = columns.map((name) => readableSql(quote(name), types[name]!));
  const table = await readColumns(
    session,
    `SELECT records, ${selected.join(', ')} FROM ${valueTable(k)} ORDER BY id`,
  );
  return {
    records: column<Int32Array>(table, 0),
    columns: columns.map((name, at) => {
      const values = table.getChildAt(at + 1)!;
      return Array.from(values as Iterable<string | number | null>, (value) =>
        types[name] === 'list' && typeof value === 'string' ? value.split(separator) : (value as Value),
      );
    }),
  };
}

function readableSql(name: string, type: ColumnType): string {
  if (type === 'date') return `date_diff('day', DATE '1970-01-01', ${name})::INTEGER`;
  if (type === 'list') return `array_to_string(${name}, '${separator}')`;
  return type === 'number' ? `${name}::DOUBLE` : name;
}
