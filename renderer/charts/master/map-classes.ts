/** How values are cut into classes: about equally many areas in each, or where the values themselves leave gaps. */
export type ClassMethod = 'quantile' | 'natural';

/** The least and the greatest value of a class, and how many areas are in it. */
export interface ValueClass {
  from: number;
  to: number;
  areas: number;
}

export const classCount = 5;

/**
 * Cuts values into at most `count` classes, the lowest first. Equal values are never parted, so that few different
 * values make fewer classes. Bounds are values that occur: nothing is rounded into another class.
 */
export function classify(values: readonly number[], method: ClassMethod, count = classCount): ValueClass[] {
  const sorted = [...values].sort((a, b) => a - b);
  const starts = method === 'quantile' ? quantileStarts(sorted, count) : naturalStarts(sorted, count);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? sorted.length;
    return { from: sorted[start]!, to: sorted[end - 1]!, areas: end - start };
  });
}

/** Which class a value is in; -1 for what is in none. */
export function classOf(value: number, classes: readonly ValueClass[]): number {
  return classes.findIndex(({ from, to }) => value >= from && value <= to);
}

/** Positions at which classes begin: at each share of the areas, moved up to where another value begins. */
function quantileStarts(sorted: readonly number[], count: number): number[] {
  const starts = new Set<number>();
  for (let index = 0; index < count && sorted.length > 0; index++) {
    let start = Math.round((index * sorted.length) / count);
    while (start > 0 && start < sorted.length && sorted[start] === sorted[start - 1]) start++;
    if (start < sorted.length) starts.add(start);
  }
  return [...starts];
}

interface Run {
  /** Position of its first area. */
  start: number;
  value: number;
  areas: number;
}

/**
 * The breaks with the least sum of squared deviations from the classes' means: Jenks' natural breaks, found exactly
 * by Fisher's dynamic programme (W. D. Fisher 1958, "On grouping for maximum homogeneity") over distinct values.
 */
function naturalStarts(sorted: readonly number[], count: number): number[] {
  const runs = distinct(sorted);
  const classes = Math.min(count, runs.length);
  const deviation = deviations(runs);
  /** least[k][n]: of the first n values in k + 1 classes; from[k][n]: where the last of them begins. */
  let least = runs.map((_, index) => deviation(0, index + 1));
  const from: Int32Array[] = [];
  for (let part = 1; part < classes; part++) {
    const begins = new Int32Array(runs.length);
    const next = new Array<number>(runs.length).fill(Infinity);
    for (let last = part; last < runs.length; last++)
      for (let first = part; first <= last; first++) {
        const sum = least[first - 1]! + deviation(first, last + 1);
        if (sum < next[last]!) [next[last], begins[last]] = [sum, first];
      }
    least = next;
    from.push(begins);
  }
  const starts: number[] = [];
  let end = runs.length - 1;
  for (const begins of from.reverse()) {
    const begin = begins[end]!;
    starts.unshift(runs[begin]!.start);
    end = begin - 1;
  }
  return runs.length > 0 ? [0, ...starts] : [];
}

function distinct(sorted: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const [start, value] of sorted.entries()) {
    const run = runs.at(-1);
    if (run?.value === value) run.areas++;
    else runs.push({ start, value, areas: 1 });
  }
  return runs;
}

/** The sum of squared deviations of runs `first` to `end` from their mean, by running sums about the middle value. */
function deviations(runs: readonly Run[]): (first: number, end: number) => number {
  const middle = runs[runs.length >> 1]?.value ?? 0;
  const [areas, sums, squares] = [[0], [0], [0]];
  for (const run of runs) {
    const value = run.value - middle;
    areas.push(areas.at(-1)! + run.areas);
    sums.push(sums.at(-1)! + value * run.areas);
    squares.push(squares.at(-1)! + value * value * run.areas);
  }
  return (first, end) => {
    const sum = sums[end]! - sums[first]!;
    return squares[end]! - squares[first]! - (sum * sum) / (areas[end]! - areas[first]!);
  };
}
