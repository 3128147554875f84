import type { Table } from 'apache-arrow';
import type { ColumnType } from '../../../schemas/linkage/condition.ts';
import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import { quote } from '../../warehouse/quote.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import type { CompiledComparison } from '../comparison/compile-comparison.ts';
import { numberColumn, type Dictionary, type NumberedColumn } from '../comparison/dictionary.ts';
import { columnsLookedInto } from '../comparison/looked-into.ts';
import { duckdbDialect as sql } from '../dialect.ts';
import { numberPairs } from './number-pairs.ts';
import { column, readColumns } from './read-columns.ts';
import { numberKeys, valueKey } from './value-keys.ts';

/** The distinct values of one comparison's columns, and how many records have each. */
export interface ValueDictionary extends Dictionary {
  readonly columns: readonly NumberedColumn[];
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
    const key = sql.hash(columns.map(quote));
    const values = await readColumns(session, `SELECT id, ${key} FROM ${valueTable(k)}`);
    const ids = column<Int32Array>(values, 0);
    const numbering = numberPairs(ids.length);
    const idOf = new Int32Array(ids.length);
    numberKeys(numbering, column(values, 1)).forEach((number, row) => (idOf[number] = ids[row]!));
    const table = await readColumns(session, `SELECT n, ${key} FROM ${records}`);
    const n = column<Int32Array>(table, 0);
    const numbers = numberKeys(numbering, column(table, 1));
    for (let row = 0; row < n.length; row++) codes[n[row]! * width + k] = idOf[numbers[row]!]!;
  }
  return codes;
}

/** Reads the values of the k-th comparison; the position of a value is its number. */
export async function readDictionary(
  session: Session,
  k: number,
  comparison: Comparison,
  types: Readonly<Record<string, ColumnType>>,
): Promise<ValueDictionary> {
  const lookedInto = columnsLookedInto(comparison);
  const readers = comparison.columns.map((name) => columnReader(name, types[name]!, lookedInto.has(name)));
  const selected = readers.flatMap((reader) => reader.selected);
  const table = await readColumns(
    session,
    `SELECT ${['records', ...selected].join(', ')} FROM ${valueTable(k)} ORDER BY id`,
  );
  let at = 1;
  const columns = readers.map((reader) => {
    const first = at;
    at += reader.selected.length;
    return reader.read(table, first);
  });
  return { records: column<Int32Array>(table, 0), columns };
}

/** What is selected for a column, and its values from that, of which the first stands at a place of the table. */
interface ColumnReader {
  selected: string[];
  read(table: Table, at: number): NumberedColumn;
}

function columnReader(column: string, type: ColumnType, isLookedInto: boolean): ColumnReader {
  const name = quote(column);
  if (type === 'text') return textReader(name, isLookedInto);
  const valuesOf = (table: Table, at: number) => table.getChildAt(at)! as Iterable<string | number | null>;
  if (type === 'list')
    return {
      selected: [`array_to_string(${name}, '${separator}')`],
      read: (table, at) =>
        numberColumn(
          Array.from(valuesOf(table, at), (value) =>
            typeof value === 'string' ? value.split(separator) : value,
          ),
        ),
    };
  const days = `date_diff('day', DATE '1970-01-01', ${name})::INTEGER`;
  return {
    selected: [type === 'date' ? days : `${name}::DOUBLE`],
    read: (table, at) => numberColumn([...valuesOf(table, at)]),
  };
}

/**
 * Texts are numbered by their hashes, as blocking values are, and decoded only where somebody looks into them, each
 * different one once.
 */
function textReader(name: string, isLookedInto: boolean): ColumnReader {
  const key = valueKey(`nullif(${name}, '')`);
  return {
    selected: isLookedInto ? [key, name] : [key],
    read(table, at) {
      const keys = column<BigUint64Array>(table, at);
      const numbering = numberPairs(keys.length);
      const numbers = numberKeys(numbering, keys);
      if (!isLookedInto) return { numbers, values: [] };
      const texts = table.getChildAt(at + 1)!;
      const values: string[] = [];
      for (let row = 0; row < numbers.length; row++)
        if (numbers[row] === values.length) values.push(texts.get(row) as string);
      return { numbers, values };
    },
  };
}
