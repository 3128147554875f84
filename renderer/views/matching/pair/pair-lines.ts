import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { ComparisonOutcome, PairView } from '../../../../schemas/api/linkage/pairs.ts';
import { orderColumns } from './order-columns.ts';

/** One column of both records. */
export interface PairLine {
  column: string;
  left: string | null;
  right: string | null;
  /** Places of the characters that differ. */
  leftMarks: readonly number[];
  rightMarks: readonly number[];
  agreement: 'same' | 'different' | 'one-sided';
}

/** The lines that one comparison looks at, and what it adds to the sum; `before` is the sum until then. */
export interface PairGroup {
  outcome: ComparisonOutcome | null;
  lines: PairLine[];
  before: number;
  bits: number;
}

/** A pair as lines of a table: comparisons in the model's order, then columns that nothing compares. */
export interface PairLines {
  groups: PairGroup[];
  /** Columns that are empty on both sides. */
  empty: string[];
}

/** Columns that were made from another: they say something new only where that one is missing. */
const madeFrom: Readonly<Record<string, string>> = {
  number: 'digits',
  ends: 'digits',
  digits: 'code',
  organisation: 'code',
  reading: 'name',
  core: 'name',
  birth_year: 'birth',
  owner_reading: 'owner',
};

/** Whether a column was made from another that is there too. */
export function isMadeFromAnother(column: string, columns: readonly string[]): boolean {
  const source = madeFrom[column];
  return source !== undefined && columns.includes(source);
}

/** Lays a pair out for reading: every column once, with the comparison that it chiefly serves. */
export function pairLines(pair: PairView, entity: EntityKind): PairLines {
  const columns = orderColumns(entity, Object.keys(pair.left.values));
  const owners = ownersOf(pair.outcomes);
  const isEmpty = (column: string) => valuesOf(pair, column).every((value) => value === null);
  const shown = columns.filter((column) => !isEmpty(column) && !isTold(pair, column));
  const groups: PairGroup[] = [];
  let sum = pair.priorBits;
  for (const outcome of pair.outcomes) {
    const bits = outcome.bits + outcome.frequencyBits;
    const own = shown.filter((column) => owners.get(column) === outcome);
    if (own.length > 0 || bits !== 0)
      groups.push({ outcome, lines: own.map((column) => lineOf(pair, column, outcome)), before: sum, bits });
    sum += bits;
  }
  const others = shown.filter((column) => !owners.has(column)).map((column) => lineOf(pair, column, null));
  if (others.length > 0) groups.push({ outcome: null, lines: others, before: sum, bits: 0 });
  return { groups, empty: columns.filter(isEmpty) };
}

/**
 * A column belongs to the comparison that names it first; of two such, to the earlier one. One that only others made
 * from it are compared by belongs where they do.
 */
function ownersOf(outcomes: readonly ComparisonOutcome[]): Map<string, ComparisonOutcome> {
  const named = new Map<string, { outcome: ComparisonOutcome; place: number }>();
  for (const outcome of outcomes)
    for (const [place, column] of Object.keys(outcome.differing).entries())
      if (place < (named.get(column)?.place ?? Infinity)) named.set(column, { outcome, place });
  const owners = new Map([...named].map(([column, { outcome }]) => [column, outcome]));
  for (const [made, source] of Object.entries(madeFrom)) {
    const owner = owners.get(made);
    if (owner && !owners.has(source)) owners.set(source, owner);
  }
  return owners;
}

function valuesOf({ left, right }: PairView, column: string): (string | null)[] {
  return [left.values[column] ?? null, right.values[column] ?? null];
}

/** Whether the column that it was made from stands there already, on every side where it has something. */
function isTold({ left, right }: PairView, column: string): boolean {
  const source = madeFrom[column];
  if (source === undefined) return false;
  return [left, right].every(({ values }) => values[column] === null || (values[source] ?? null) !== null);
}

function lineOf(pair: PairView, column: string, outcome: ComparisonOutcome | null): PairLine {
  const [left, right] = valuesOf(pair, column) as [string | null, string | null];
  const marks = outcome?.differing[column] ?? { left: [], right: [] };
  const isSame = left === right && marks.left.length + marks.right.length === 0;
  return {
    column,
    left,
    right,
    leftMarks: marks.left,
    rightMarks: marks.right,
    agreement: left === null || right === null ? 'one-sided' : isSame ? 'same' : 'different',
  };
}
