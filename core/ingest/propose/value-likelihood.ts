import { codeTableById } from '../../../schemas/codes/index.ts';
import { keysOf } from '../../../schemas/codes/code-table.ts';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { ColumnProfile } from './column-profile.ts';
import { identifier, looksOf, looksOfUnknown, prose } from './field-looks.ts';
import type { Looks } from './looks-by-type.ts';

/** What is never quite impossible. */
const least = 0.03;

/**
 * How likely a column's values are as values of a field, as a natural logarithm: 0 for exactly what is expected,
 * -3.5 for what should never stand there.
 */
export function valueLikelihood(field: Field, column: ColumnProfile): number {
  const looks = looksOf(field);
  const fit = Math.max(
    fitOfLooks(looks, column),
    field.codes === undefined ? 0 : fitOfCodes(field.codes, looks, column),
  );
  return Math.log(Math.max(least, fit * fitOfVariety(field, looks, column)));
}

/** The same for a column that no field is meant for. */
export function unknownLikelihood(column: ColumnProfile): number {
  return Math.log(Math.max(least, fitOfLooks(looksOfUnknown, column)));
}

function fitOfLooks(looks: Looks, { kinds, cells }: ColumnProfile): number {
  let total = 0;
  for (const [kind, count] of kinds) total += (looks[kind] ?? 0) * count;
  return total / cells;
}

const codeKeys = new Map<string, ReadonlySet<string>>();

function keysOfTable(id: string): ReadonlySet<string> {
  const known = codeKeys.get(id);
  if (known) return known;
  const table = codeTableById(id);
  const keys = new Set(table ? keysOf(table).keys() : []);
  codeKeys.set(id, keys);
  return keys;
}

/** Texts that mean a code speak for the table; bare digits, which many tables have, half as much. */
function fitOfCodes(id: string, looks: Looks, { texts, cells }: ColumnProfile): number {
  const keys = keysOfTable(id);
  let total = 0;
  for (const [text, count] of texts) {
    const isKey = keys.has(text) || keys.has(text.toUpperCase());
    total += count * (isKey ? (/^\d+$/.test(text) ? 0.5 : 1) : (looks.word ?? 0));
  }
  return total / cells;
}

/** Values that repeat are no numbers of things; values that never do are no codes. */
function fitOfVariety(field: Field, looks: Looks, { texts, cells }: ColumnProfile): number {
  if (cells < 15) return 1;
  const variety = texts.size / cells;
  if (field.type === 'code' || field.type === 'boolean') return variety > 0.6 ? 0.3 : 1;
  if (looks === identifier || looks === prose) return variety < 0.5 ? 0.4 : 1;
  if (field.type === 'name' || field.type === 'address' || field.type === 'citizen-number')
    return variety < 0.3 ? 0.3 : 1;
  return 1;
}
