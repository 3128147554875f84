import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import { literal } from '../../warehouse/quote.ts';
import { cellListSql, cellOf } from './landing.ts';

/** Rows that explain the header stand this close below it. */
export const firstRows = 3;

const stems = [...'甲乙丙丁戊己庚辛壬癸'];
const mostStems = 4;
/** Fewer columns may count up by chance. */
const fewestNumbered = 3;

/** True for a row that numbers the columns: 1 2 3, 甲 乙 1 2, （1） （2）, 栏次 1 2, A B C. */
export function columnNumbersSql(columns: readonly ColumnMapping[]): string {
  if (columns.length < fewestNumbered) return 'false';
  const cells = cellListSql(columns, (column) =>
    column.reduction === 'hmac'
      ? 'NULL'
      : `regexp_replace(trim(${cellOf(column)}), '^[（(](.*)[)）]$', '\\1')`,
  );
  const same = numberings(columns.length).map((numbers) => {
    const expected = `[${numbers.map(literal).join(', ')}]`;
    return `len(list_filter(list_zip(${cells}, ${expected}), pair -> pair[1] IS NOT NULL AND pair[1] <> pair[2])) = 0`;
  });
  return `row_number <= ${firstRows} AND len(filled) >= ${fewestNumbered} AND (${same.join(' OR ')})`;
}

/** True for a row of nothing but units in brackets. */
export const unitRowSql = `row_number <= ${firstRows} AND len(filled) > 0
  AND len(list_filter(filled, cell -> NOT regexp_full_match(cell, '[（(][^\\d]{1,8}[)）]'))) = 0`;

function numberings(width: number): string[][] {
  const numbers = Array.from({ length: width }, (_, at) => String(at + 1));
  const behind = (heads: readonly string[]) => [...heads, ...numbers].slice(0, width);
  const letters = numbers.map((_, at) => String.fromCharCode(65 + at));
  return [
    ...Array.from({ length: mostStems + 1 }, (_, count) => behind(stems.slice(0, count))),
    behind(['栏次']),
    ...(width <= stems.length ? [stems.slice(0, width)] : []),
    ...(width <= 26 ? [letters] : []),
  ];
}
