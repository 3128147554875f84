import type { Condition, SimpleCondition } from '../../../schemas/linkage/condition.ts';
import type { NumberedColumn } from './dictionary.ts';
import type { PreparedColumns } from './prepared-columns.ts';

/** Whether a condition holds between two tuples of the dictionary, given also the pair's position in the list of pairs. */
export type Test = (left: number, right: number, pair: number) => boolean;

/** Makes the test of one kind of condition over prepared columns. */
export type Binder<K extends SimpleCondition['kind']> = (
  condition: Extract<SimpleCondition, { kind: K }>,
  columns: PreparedColumns,
  limits: Limits,
) => Test;

export type Binders<K extends SimpleCondition['kind']> = { [Kind in K]: Binder<Kind> };

/** A condition on one column: holds where both sides are known and their distinct values pass. */
export function overValues(
  { numbers }: NumberedColumn,
  holds: (left: number, right: number) => boolean,
): Test {
  return (left, right) => {
    const a = numbers[left]!;
    const b = numbers[right]!;
    return a >= 0 && b >= 0 && holds(a, b);
  };
}

/** Both sides have the same number, which is one of a known value. */
export function sameNumber(numbers: Int32Array): Test {
  return (left, right) => numbers[left] === numbers[right] && numbers[left]! >= 0;
}

type Measure = (left: number, right: number) => number;

/** Keeps the last result: the levels of a comparison ask for the same pair one after the other. */
export function remembering(measure: Measure): Measure {
  let left = -1;
  let right = -1;
  let value = 0;
  return (a, b) => {
    if (a === left && b === right) return value;
    left = a;
    right = b;
    return (value = measure(a, b));
  };
}

/** The least strict threshold that the comparison sets for a measure of a column: nothing beyond it need be told apart. */
export type Limits = (condition: { kind: string; column: string }) => number;

/** Collects the limits of edit distances (the largest `atMost`) and of similarities (the smallest `atLeast`). */
export function limitsOf(conditions: readonly Condition[]): Limits {
  const limits = new Map<string, number>();
  for (const condition of conditions.flatMap(parts)) {
    const name = nameOf(condition);
    const given = limits.get(name);
    if (condition.kind === 'edit-distance') limits.set(name, Math.max(condition.atMost, given ?? 0));
    if (condition.kind === 'jaro' || condition.kind === 'jaro-winkler')
      limits.set(name, Math.min(condition.atLeast, given ?? 1));
  }
  return (condition) => limits.get(nameOf(condition))!;
}

const nameOf = (condition: object) =>
  'kind' in condition && 'column' in condition ? `${condition.kind} ${condition.column}` : '';

/** A condition's simple conditions in order of appearance. */
export function parts(condition: Condition): SimpleCondition[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.of.flatMap(parts);
  return condition.kind === 'not' ? parts(condition.of) : [condition];
}
