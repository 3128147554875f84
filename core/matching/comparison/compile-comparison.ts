import type { Comparison } from '../../../schemas/linkage/comparison.ts';
import type { ColumnType, Condition, SimpleCondition } from '../../../schemas/linkage/condition.ts';
import { HubError } from '../../base/hub-error.ts';
import { chineseConditions } from './chinese-conditions.ts';
import { columnsOf, columnTypes } from './column-types.ts';
import { type Binders, type Limits, limitsOf, parts, sameNumber, type Test } from './condition-test.ts';
import type { Dictionary } from './dictionary.ts';
import { equalityLevels } from './equality-levels.ts';
import { columnsLookedInto } from './looked-into.ts';
import { numberConditions } from './number-conditions.ts';
import { prepareColumns, type PreparedColumns } from './prepared-columns.ts';
import { setConditions } from './set-conditions.ts';
import { textConditions } from './text-conditions.ts';

export type { Dictionary, Value } from './dictionary.ts';

export interface CompiledComparison {
  /**
   * The level of each pair of tuples: the first whose condition holds.
   *
   * @param dictionary distinct tuples of the comparison's columns; what is worked out for it is kept while it lives
   * @param sql outcomes, pair by pair, of the comparison's `sql` conditions in order of appearance
   */
  levels(dictionary: Dictionary, left: Int32Array, right: Int32Array, sql: readonly Uint8Array[]): Uint8Array;
  /** The comparison's `sql` conditions in order of appearance. */
  readonly sqlConditions: readonly string[];
  /** The last level, which claims what no other does. */
  readonly elseLevel: number;
  /** Equality alone decides: a pair's level is told so fast that it is not worth keeping. */
  readonly isFast: boolean;
}

type BindableCondition = Exclude<SimpleCondition, { kind: 'sql' }>;

const binders: Binders<BindableCondition['kind']> = {
  ...textConditions,
  ...setConditions,
  ...numberConditions,
  ...chineseConditions,
  null({ column }, columns) {
    const { numbers } = columns.numbered(column);
    return (left, right) => numbers[left]! < 0 || numbers[right]! < 0;
  },
  equal: ({ column }, columns) => sameNumber(columns.numbered(column).numbers),
  else: () => () => true,
};

/**
 * Makes the levels of a comparison ready to be evaluated over pairs of distinct tuples: texts are encoded once,
 * and what several levels ask of a pair (an edit distance) is worked out once.
 *
 * @param types what the model's columns hold
 * @param places names of the workspace's own divisions, which company names may or may not begin with
 * @throws HubError BAD_INPUT for a condition on a column that the comparison lacks or that holds something else
 */
export function compileComparison(
  comparison: Comparison,
  types: Readonly<Record<string, ColumnType>>,
  places: readonly string[] = [],
): CompiledComparison {
  const conditions = comparison.levels.map(({ when }) => when);
  const simple = conditions.flatMap(parts);
  for (const condition of simple) requireColumns(comparison, condition, types);
  const sqlConditions = simple.filter((condition) => condition.kind === 'sql');
  const elseLevel = conditions.length - 1;
  const bound = new WeakMap<Dictionary, BoundLevels>();
  return {
    sqlConditions: sqlConditions.map(({ sql }) => sql),
    elseLevel,
    isFast: columnsLookedInto(comparison).size === 0 && sqlConditions.length === 0,
    levels(dictionary, left, right, sql) {
      let levels = bound.get(dictionary);
      if (!levels) {
        levels = bindLevels(
          comparison,
          prepareColumns(comparison.columns, dictionary, places),
          sqlConditions,
        );
        bound.set(dictionary, levels);
      }
      return levels(left, right, sql);
    },
  };
}

/** A comparison's levels for one dictionary. */
type BoundLevels = (left: Int32Array, right: Int32Array, sql: readonly Uint8Array[]) => Uint8Array;

function bindLevels(
  comparison: Comparison,
  columns: PreparedColumns,
  sqlConditions: readonly SimpleCondition[],
): BoundLevels {
  const byEquality = equalityLevels(comparison, columns);
  if (byEquality) return byEquality;
  const conditions = comparison.levels.map(({ when }) => when);
  const limits = limitsOf(conditions);
  let outcomes: readonly Uint8Array[] = [];
  const bind = (condition: Condition): Test => {
    if (condition.kind === 'and') return condition.of.map(bind).reduce(both);
    if (condition.kind === 'or') return condition.of.map(bind).reduce(either);
    if (condition.kind === 'not') return negated(bind(condition.of));
    if (condition.kind !== 'sql') return bindSimple(condition, columns, limits);
    const position = sqlConditions.indexOf(condition);
    return (_left, _right, pair) => outcomes[position]![pair] === 1;
  };
  const tests = conditions.map(bind);
  return (left, right, sql) => {
    outcomes = sql;
    return firstThatHolds(tests, left, right);
  };
}

function bindSimple(condition: BindableCondition, columns: PreparedColumns, limits: Limits): Test {
  const bind = binders[condition.kind] as (
    condition: BindableCondition,
    columns: PreparedColumns,
    limits: Limits,
  ) => Test;
  return bind(condition, columns, limits);
}

const both =
  (first: Test, second: Test): Test =>
  (left, right, pair) =>
    first(left, right, pair) && second(left, right, pair);

const either =
  (first: Test, second: Test): Test =>
  (left, right, pair) =>
    first(left, right, pair) || second(left, right, pair);

const negated =
  (test: Test): Test =>
  (left, right, pair) =>
    !test(left, right, pair);

function firstThatHolds(tests: readonly Test[], left: Int32Array, right: Int32Array): Uint8Array {
  const last = tests.length - 1;
  const levels = new Uint8Array(left.length);
  for (let pair = 0; pair < left.length; pair++) {
    const l = left[pair]!;
    const r = right[pair]!;
    let level = 0;
    while (level < last && !tests[level]!(l, r, pair)) level++;
    levels[pair] = level;
  }
  return levels;
}

function requireColumns(
  { name, columns }: Comparison,
  condition: SimpleCondition,
  types: Readonly<Record<string, ColumnType>>,
): void {
  for (const column of columnsOf(condition)) {
    const type = columns.includes(column) ? types[column] : undefined;
    if (type && columnTypes[condition.kind].includes(type)) continue;
    throw new HubError('BAD_INPUT', {
      detail: `comparison ${name}: ${condition.kind} ${column}: ${type ?? '-'}`,
    });
  }
}
