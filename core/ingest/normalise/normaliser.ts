import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { Reading } from '../../../schemas/intake/reading.ts';
import type { ValueIssue } from '../../../schemas/rules/issues.ts';
import { literal } from '../../warehouse/quote.ts';

export interface NormaliseContext {
  /** The day of the delivery, `YYYY-MM-DD`: a birth after it has not happened. */
  today: string;
  /** What the source says of its values: local codes, coordinate system. */
  reading: Reading;
  /** The unit of bare figures, as the rows above the header say: 单位：万元. */
  unit?: string;
  /** The batch's decimal degrees all look like degrees, minutes and seconds without their marks. */
  looksSexagesimal?: boolean;
}

/** What is known of the column that a field's values stand in. */
export interface ColumnContext {
  header: string;
  /** Steps of the other coordinate of the row, when both are delivered. */
  partner: StepOf | null;
  /** The column holds both coordinates. */
  isShared: boolean;
}

/** SQL of an earlier step of the same value; `raw` is the delivered text, `value` the typed one. */
export type StepOf = (name: string) => string;

/** A reference table in which a step looks its value up; `key` has no value twice. */
export interface Lookup {
  table: string;
  key: string;
  value: string;
}

/**
 * One step: its column, and its SQL. With a lookup the SQL is the key, and the step gives what the table holds
 * for it: a join, because DuckDB would group by the key before it runs a correlated subquery.
 */
export type Step = readonly [name: string, sql: (at: StepOf) => string, lookup?: Lookup];

/**
 * How delivered text becomes a typed value: steps of SQL, each a column that the later ones may use, so that
 * nothing is computed twice. Every step begins with the form that clean data has; only the rest pays for more.
 */
export interface Normaliser {
  steps: readonly Step[];
  /** The typed value, or NULL. */
  value: (at: StepOf) => string;
  /** What was found in the value as a `ValueIssue`, or NULL. May use `value`. */
  issue: (at: StepOf) => string;
}

/** Makes the normaliser of one field. */
export type NormaliserOf = (field: Field, context: NormaliseContext, column: ColumnContext) => Normaliser;

/** An issue's code as an SQL literal. */
export function found(issue: ValueIssue): string {
  return literal(issue);
}
