import type { ColumnType, Condition, SimpleCondition } from '../../../../schemas/linkage/condition.ts';

/** What a condition asks for beside its column. */
export type ConditionLimit = 'atMost' | 'atLeast' | 'atMostKm';

interface KindShape {
  /** How many columns it looks at. */
  columns: 0 | 1 | 2;
  types: readonly ColumnType[];
  limit?: { name: ConditionLimit; initial: number; step: number; most: number };
}

const all: readonly ColumnType[] = ['text', 'date', 'number', 'list'];
const texts: readonly ColumnType[] = ['text'];
const share = (initial: number) => ({ name: 'atLeast', initial, step: 0.05, most: 1 }) as const;
const count = (name: 'atMost' | 'atLeast', initial: number) =>
  ({ name, initial, step: 1, most: 1000 }) as const;

/** The conditions that people can choose, in the order of the list, and what each asks for. */
export const conditionKinds = {
  null: { columns: 1, types: all },
  equal: { columns: 1, types: all },
  'edit-distance': { columns: 1, types: texts, limit: count('atMost', 1) },
  'jaro-winkler': { columns: 1, types: texts, limit: share(0.9) },
  jaro: { columns: 1, types: texts, limit: share(0.8) },
  jaccard: { columns: 1, types: ['text', 'list'], limit: share(0.6) },
  cosine: { columns: 1, types: ['text', 'list'], limit: share(0.6) },
  prefix: { columns: 1, types: texts, limit: count('atLeast', 2) },
  homophone: { columns: 1, types: texts },
  'similar-shape': { columns: 1, types: texts },
  variant: { columns: 1, types: texts },
  reordered: { columns: 1, types: texts },
  'dropped-character': { columns: 1, types: texts },
  'same-citizen-number': { columns: 1, types: texts },
  'misread-citizen-number': { columns: 1, types: texts },
  'company-core': { columns: 1, types: texts },
  'date-difference': { columns: 1, types: ['date'], limit: count('atMost', 31) },
  'day-month-swapped': { columns: 1, types: ['date'] },
  'same-year': { columns: 1, types: ['date'] },
  'number-difference': { columns: 1, types: ['number'], limit: count('atMost', 1) },
  'relative-difference': {
    columns: 1,
    types: ['number'],
    limit: { name: 'atMost', initial: 0.1, step: 0.01, most: 1 },
  },
  distance: {
    columns: 2,
    types: ['number'],
    limit: { name: 'atMostKm', initial: 1, step: 0.1, most: 20_000 },
  },
  intersection: { columns: 1, types: ['list'], limit: count('atLeast', 1) },
  'any-pair': { columns: 1, types: ['list'], limit: count('atMost', 1) },
  swapped: { columns: 2, types: texts },
  crossed: { columns: 2, types: texts },
  concatenated: { columns: 2, types: texts },
} as const satisfies Partial<Record<SimpleCondition['kind'], KindShape>>;
export type ConditionKind = keyof typeof conditionKinds;

/** Joined conditions, which hold others. */
export const joinedKinds = ['and', 'or', 'not'] as const;
export type JoinedKind = (typeof joinedKinds)[number];

export function shapeOf(kind: Condition['kind']): KindShape | null {
  return kind in conditionKinds ? conditionKinds[kind as ConditionKind] : null;
}

/** Whether some of the columns are of a type that the condition can look at. */
export function fits(
  kind: ConditionKind,
  columns: readonly string[],
  types: Record<string, ColumnType>,
): boolean {
  const { types: taken, columns: needed }: KindShape = conditionKinds[kind];
  return columns.filter((column) => taken.includes(types[column] ?? 'text')).length >= needed;
}

/** A new condition of a kind on the first columns that it can look at. */
export function newCondition(
  kind: ConditionKind | JoinedKind,
  columns: readonly string[],
  types: Record<string, ColumnType>,
): Condition {
  if (kind === 'not') return { kind, of: { kind: 'equal', column: columns[0]! } };
  if (kind === 'and' || kind === 'or') return { kind, of: [{ kind: 'equal', column: columns[0]! }] };
  const shape: KindShape = conditionKinds[kind];
  const [first, second] = columns.filter((column) => shape.types.includes(types[column] ?? 'text'));
  const place =
    shape.columns === 2
      ? { columns: [first ?? columns[0]!, second ?? columns[0]!] }
      : { column: first ?? columns[0]! };
  const limit = shape.limit ? { [shape.limit.name]: shape.limit.initial } : {};
  const unit = kind === 'date-difference' ? { unit: 'day' } : {};
  return { kind, ...place, ...limit, ...unit } as SimpleCondition;
}

/** The columns that a condition looks at. */
export function columnsOf(condition: Condition): string[] {
  if (condition.kind === 'and' || condition.kind === 'or') return condition.of.flatMap(columnsOf);
  if (condition.kind === 'not') return columnsOf(condition.of);
  if ('columns' in condition) return [...condition.columns];
  return 'column' in condition ? [condition.column] : [];
}
