import type { Field } from '../../../schemas/datasets/dataset.ts';
import { quote } from '../../warehouse/quote.ts';
import { normalisers } from './by-type.ts';
import type { NormaliseContext, Normaliser, StepOf } from './normaliser.ts';

/** A field with the SQL of its delivered text. */
export interface DeliveredField {
  field: Field;
  raw: string;
}

export interface NormalisedRows {
  /** A relation as it may stand after FROM, with a WHERE if need be. */
  from: string;
  /** Columns to carry along unchanged, as SQL identifiers. */
  keep: readonly string[];
  fields: readonly DeliveredField[];
  context: NormaliseContext;
}

/** Name of the column that holds what was found in a field's value. */
export function issueColumn(key: string): string {
  return quote(`${key}!`);
}

interface Part extends DeliveredField {
  normaliser: Normaliser;
}

/**
 * A SELECT over delivered text that gives the kept columns, every field under its key with its typed value, and
 * `issueColumn(key)` with a `ValueIssue` or NULL. Each step of all fields is one level of nested projections:
 * DuckDB computes it once per row, and only where the value was not clean already.
 */
export function normalisedRowsSql({ from, keep, fields, context }: NormalisedRows): string {
  const parts = fields.map((part) => ({
    ...part,
    normaliser: normalisers[part.field.type](part.field, context),
  }));
  const depth = Math.max(0, ...parts.map(({ normaliser }) => normaliser.steps.length));
  let sql = `SELECT ${[...keep, ...parts.map((part) => `${part.raw} AS ${column(part, 'raw')}`)].join(', ')} FROM ${from}`;
  for (let level = 0; level < depth; level++)
    sql = `SELECT *, ${stepsAt(parts, level).join(', ')} FROM (${sql})`;
  const values = parts.map((part) => `${part.normaliser.value(stepOf(part))} AS ${column(part, 'value')}`);
  sql = `SELECT ${['*', ...values].join(', ')} FROM (${sql})`;
  return `SELECT ${[...keep, ...parts.flatMap(resultOf)].join(', ')} FROM (${sql})`;
}

function column({ field }: DeliveredField, step: string): string {
  return quote(`${field.key} ${step}`);
}

function stepOf(part: Part): StepOf {
  return (name) => column(part, name);
}

function stepsAt(parts: readonly Part[], level: number): string[] {
  return parts.flatMap((part) => {
    const step = part.normaliser.steps[level];
    return step ? [`${step[1](stepOf(part))} AS ${column(part, step[0])}`] : [];
  });
}

function resultOf(part: Part): string[] {
  const { key } = part.field;
  return [
    `${column(part, 'value')} AS ${quote(key)}`,
    `${part.normaliser.issue(stepOf(part))} AS ${issueColumn(key)}`,
  ];
}
