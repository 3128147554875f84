import type { ColumnType } from '../../../../schemas/linkage/condition.ts';
import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { duckdbDialect as sql } from '../../dialect.ts';

/** Something two records can agree on: a column, or a part of it. Rules are put together from these. */
export interface Atom {
  column: string;
  /** SQL over `record`. */
  expression: string;
  isWhole: boolean;
  isList: boolean;
}

/**
 * What records of these columns can agree on: every column; of a text its first third, first half and last half by
 * the average length (so that one character of a Chinese name, three of a Latin one are tried); of a date its
 * year and month.
 */
export async function atomsOf(
  session: ConnectedSession,
  columns: Record<string, ColumnType>,
): Promise<Atom[]> {
  const texts = Object.keys(columns).filter((column) => columns[column] === 'text');
  const lengths = texts.map((column) => `avg(length(${sql.quote(column)})) AS ${sql.quote(column)}`);
  const [row] = await session.all<Record<string, number | null>>(
    `SELECT ${['count(*)', ...lengths].join(', ')} FROM record`,
  );
  return Object.entries(columns).flatMap(([column, type]) => {
    const name = sql.quote(column);
    const whole: Atom = { column, expression: name, isWhole: true, isList: type === 'list' };
    return [
      whole,
      ...partsOf(name, type, row?.[column] ?? 0).map((expression) => ({
        ...whole,
        expression,
        isWhole: false,
      })),
    ];
  });
}

function partsOf(name: string, type: ColumnType, length: number): string[] {
  if (type === 'date') return [`year(${name})`, `month(${name})`];
  if (type !== 'text') return [];
  const third = Math.max(1, Math.round(length / 3));
  const half = Math.max(1, Math.round(length / 2));
  if (half >= length) return [];
  const parts = [third, half].map((characters) => sql.prefix(name, characters));
  return [...new Set([...parts, sql.suffix(name, half)])];
}

/**
 * Makes a table of n, source and the atoms a0, a1, … (a hash, or the list itself), null where they are empty.
 *
 * @param where SQL condition on n
 */
export async function writeAtoms(
  session: ConnectedSession,
  atoms: readonly Atom[],
  table: string,
  where: string,
): Promise<void> {
  const values = atoms.map(({ expression, isList }, at) => {
    const text = sql.text(expression);
    const value = isList ? expression : `CASE WHEN ${text} <> '' THEN ${sql.hash([text])} END`;
    return `${value} AS a${at}`;
  });
  await session.run(
    sql.createTemporary(table, `SELECT ${['n', 'source', ...values].join(', ')} FROM record WHERE ${where}`),
  );
}
