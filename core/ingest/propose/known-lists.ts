import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { filledCells } from './column-profile.ts';
import { matchColumns } from './match-columns.ts';

/** Of the columns so many must be the list's own, running numbers aside. */
const leastShare = 0.75;
/** Of the values so many must look as they should; the rest are footnotes and slips. */
const leastLike = 0.95;
const runningNumber = /^(序号|no\.?|#)$/i;

/**
 * How well a table that consists of a list's own columns fits the list, by its values: the mean confidence of the
 * columns. Null for any other table: one that lacks a field which every row needs, holds mostly something else, or
 * has values that the list cannot have.
 */
export function fitOfList(list: Dataset, table: RecognisedTable): number | null {
  const columns = table.columns.filter(({ header }) => !runningNumber.test(header.trim()));
  const named = columns.filter(({ header }) => fieldsOfHeader(list, header).length > 0);
  if (named.length < 2 || named.length < leastShare * columns.length) return null;
  const mapped = matchColumns(list, { ...table, columns: named }).filter(({ field }) => field !== null);
  const keys = new Set(mapped.map(({ field }) => field!));
  const isWhole = list.rules.every(({ check, fields }) => {
    if (check === 'required') return fields.every((key) => keys.has(key));
    return check !== 'any-present' || fields.some((key) => keys.has(key));
  });
  if (!isWhole || !mapped.every(({ field, index }) => hasLooks(list, field!, index, table))) return null;
  return mapped.reduce((total, { confidence }) => total + confidence, 0) / mapped.length;
}

function hasLooks(list: Dataset, key: string, index: number, { sample }: RecognisedTable): boolean {
  const pattern = list.fields.find((field) => field.key === key)?.pattern;
  if (pattern === undefined) return true;
  const cells = filledCells(sample.map((record) => record[index] ?? ''));
  const whole = new RegExp(`^(?:${pattern})$`);
  return cells.filter((cell) => whole.test(cell)).length >= leastLike * cells.length;
}
