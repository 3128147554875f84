import { normalUpper } from '../numbers/normal.ts';

/** A control chart as a Markov chain over the values at which it does not signal. */
export interface MarkovChain {
  values: readonly number[];
  /** Probabilities of going from one value (row) to another; what is missing to 1 signals. */
  steps: readonly Float64Array[];
  /** Where it begins. */
  begin: number;
}

/** @param below, above the scores between which a chart at one value goes to another */
export function normalChain(
  values: readonly number[],
  below: (from: number, to: number) => number,
  above: (from: number, to: number) => number,
  begin: number,
): MarkovChain {
  const upper = (z: number) => (z === Number.NEGATIVE_INFINITY ? 1 : normalUpper(z));
  const steps = values.map((_, from) =>
    Float64Array.from(values, (_, to) => upper(below(from, to)) - upper(above(from, to))),
  );
  return { values, steps, begin };
}

/** How many steps it takes on average until the chart signals: (I − R)⁻¹ 1 (Brook & Evans 1972, Biometrika 59:539). */
export function averageRunLength({ steps, begin }: MarkovChain): number {
  const size = steps.length;
  const rows = steps.map((step, i) => {
    const row = new Float64Array(size + 1);
    for (let j = 0; j < size; j++) row[j] = (i === j ? 1 : 0) - step[j]!;
    row[size] = 1;
    return row;
  });
  for (let pivot = 0; pivot < size; pivot++) eliminate(rows, pivot);
  return rows[begin]![size]! / rows[begin]![begin]!;
}

/** Gauss–Jordan; I − R is diagonally dominant and needs no pivoting. */
function eliminate(rows: readonly Float64Array[], pivot: number): void {
  const own = rows[pivot]!;
  for (const [i, row] of rows.entries()) {
    const factor = row[pivot]! / own[pivot]!;
    if (i === pivot || factor === 0) continue;
    for (let j = pivot; j < row.length; j++) row[j]! -= factor * own[j]!;
  }
}
