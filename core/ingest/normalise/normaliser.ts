import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { ValueIssue } from '../../../schemas/rules/issues.ts';
import { literal } from '../../warehouse/quote.ts';

export interface NormaliseContext {
  /** The day of the delivery, `YYYY-MM-DD`: a birth after it has not happened. */
  today: string;
}

/** SQL of an earlier step of the same value; `raw` is the delivered text, `value` the typed one. */
export type StepOf = (name: string) => string;

/**
 * How delivered text becomes a typed value: steps of SQL, each a column that the later ones may use, so that
 * nothing is computed twice. Every step begins with the form that clean data has; only the rest pays for more.
 */
export interface Normaliser {
  steps: readonly (readonly [name: string, sql: (at: StepOf) => string])[];
  /** The typed value, or NULL. */
  value: (at: StepOf) => string;
  /** What was found in the value as a `ValueIssue`, or NULL. May use `value`. */
  issue: (at: StepOf) => string;
}

/** Makes the normaliser of one field. */
export type NormaliserOf = (field: Field, context: NormaliseContext) => Normaliser;

/** An issue's code as an SQL literal. */
export function found(issue: ValueIssue): string {
  return literal(issue);
}
