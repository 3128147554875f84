import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { CompiledComparison, Dictionary, Value } from '../comparison/compile-comparison.ts';
import { column, readColumns } from './read-columns.ts';

/** The distinct values of one comparison's columns, and how many records have each. */
export interface ValueDictionary extends Dictionary {
  records: Int32Array;
}

/** A comparison ready to be evaluated over the distinct values of the records. */
export interface ReadyComparison {
  compiled: CompiledComparison;
  dictionary: ValueDictionary;
}

const separator = '\u001f';

/** The table of the distinct values of the k-th comparison's columns: `id`, the columns, `records`. */
export function valueTable(k: number): string {
  return `value_${k}`;
}

/**
 * Numbers the distinct values of every comparison's columns: makes the tables `value_<k>`. Everything dear is computed
 * for distinct values from here on, and a record weighs four bytes a comparison.
 *
 * @param records what stands after FROM, under the name `record`
 */
export async function encodeValues(
  session: Session,
  { comparisons }: LinkageModel,
  records = 'record',
): Promise<void> {
  for (const [k, { columns }] of comparisons.entries()) {
    const names = columns.map(quote).join(', ');
    await session.run(`CREATE OR REPLACE TEMP TABLE ${valueTable(k)} AS
      SELECT (row_number() OVER (ORDER BY ${names}) - 1)::INTEGER AS id, ${names}, count(*)::INTEGER AS records
      FROM ${records} GROUP BY ${names}`);
  }
}

/** Record by record, up to `size`, the number of its value in each comparison. */
export async function readCodes(
  session: Session,
  { comparisons }: LinkageModel,
  size: number,
  records = 'record',
): Promise<Int32Array> {
  const width = comparisons.length;
  const codes = new Int32Array(size * width);
  for (const [k, { columns }] of comparisons.entries()) {
    const isSame = columns.map((name) => `v.${quote(name)} IS NOT DISTINCT FROM record.${quote(name)}`);
    const table = await readColumns(
      session,
      `SELECT record.n, v.id FROM ${records} JOIN ${valueTable(k)} v ON ${isSame.join(' AND ')}`,
    );
    const [n, id] = [column<Int32Array>(table, 0), column<Int32Array>(table, 1)];
    for (let row = 0; row < n.length; row++) codes[n[row]! * width + k] = id[row]!;
  }
  return codes;
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
