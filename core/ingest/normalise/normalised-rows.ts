import type { Field, FieldType } from '../../../schemas/datasets/dataset.ts';
import { quote } from '../../warehouse/quote.ts';
import { normalisers } from './by-type.ts';
import type { NormaliseContext, Normaliser, StepOf } from './normaliser.ts';

/** A field with the SQL of its delivered text. */
export interface DeliveredField {
  field: Field;
  raw: string;
  header: string;
  /** The column holds both coordinates of a row. */
  isShared?: boolean;
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
    normaliser: normalisers[part.field.type](part.field, context, {
      header: part.header,
      partner: partnerOf(part, fields),
      isShared: part.isShared ?? false,
    }),
  }));
  const depth = Math.max(0, ...parts.map(({ normaliser }) => normaliser.steps.length));
  let sql = `SELECT ${[...keep, ...parts.map((part) => `${part.raw} AS ${column(part, 'raw')}`)].join(', ')} FROM ${from}`;
  for (let level = 0; level < depth; level++) sql = levelSql(parts, level, sql);
  const values = parts.map((part) => `${part.normaliser.value(stepOf(part))} AS ${column(part, 'value')}`);
  sql = `SELECT ${['*', ...values].join(', ')} FROM (${sql})`;
  return `SELECT ${[...keep, ...parts.flatMap(resultOf)].join(', ')} FROM (${sql})`;
}

/** The other coordinate of the same place: the first longitude belongs to the first latitude, and so on. */
function partnerOf(part: DeliveredField, fields: readonly DeliveredField[]): StepOf | null {
  const ofType = (type: FieldType) => fields.filter(({ field }) => field.type === type);
  const { type } = part.field;
  if (type !== 'longitude' && type !== 'latitude') return null;
  const partner = ofType(type === 'longitude' ? 'latitude' : 'longitude')[ofType(type).indexOf(part)];
  return partner ? stepOf(partner) : null;
}

function column({ field }: DeliveredField, step: string): string {
  return quote(`${field.key} ${step}`);
}

function stepOf(part: DeliveredField): StepOf {
  return (name) => column(part, name);
}

/** All fields' steps of one level over the columns of the level below. */
function levelSql(parts: readonly Part[], level: number, below: string): string {
  const columns: string[] = ['below.*'];
  const joins: string[] = [];
  for (const part of parts) {
    const step = part.normaliser.steps[level];
    if (!step) continue;
    const [name, sql, lookup] = step;
    const found = column(part, `${name} found`);
    if (lookup)
      joins.push(`LEFT JOIN ${lookup.table} AS ${found} ON ${found}.${lookup.key} = ${sql(stepOf(part))}`);
    columns.push(`${lookup ? `${found}.${lookup.value}` : sql(stepOf(part))} AS ${column(part, name)}`);
  }
  return `SELECT ${columns.join(', ')} FROM (${below}) AS below ${joins.join(' ')}`;
}

function resultOf(part: Part): string[] {
  const { key } = part.field;
  return [
    `${column(part, 'value')} AS ${quote(key)}`,
    `${part.normaliser.issue(stepOf(part))} AS ${issueColumn(key)}`,
  ];
}
