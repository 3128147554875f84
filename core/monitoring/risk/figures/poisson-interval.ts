import { confidence95, type Interval } from '../../../matching/evaluation/interval.ts';

/** Above it the approximation differs from the exact limits by less than a thousandth of their width. */
const exactUpTo = 400;
const tail = 0.025;
const known = new Map<number, Interval>();

/**
 * Exact 95 % interval of the mean of a Poisson count (Garwood, Biometrika 28, 1936); for large counts by Byar's approximation
 * (Breslow and Day, Statistical Methods in Cancer Research II, 1987, §2.3).
 */
export function poissonInterval(count: number): Interval {
  if (!Number.isInteger(count) || count > exactUpTo) return byarInterval(count);
  let interval = known.get(count);
  if (!interval) known.set(count, (interval = garwoodInterval(count)));
  return interval;
}

function byarInterval(count: number): Interval {
  const low = count === 0 ? 0 : count * (1 - 1 / (9 * count) - confidence95 / (3 * Math.sqrt(count))) ** 3;
  const more = count + 1;
  const high = more * (1 - 1 / (9 * more) + confidence95 / (3 * Math.sqrt(more))) ** 3;
  return { estimate: count, low: Math.max(0, low), high };
}

/** The means for which so many or more, and so many or fewer, have a probability of 2.5 %. */
function garwoodInterval(count: number): Interval {
  const top = count + 10 * Math.sqrt(count + 1) + 10;
  const low = count === 0 ? 0 : bisect((mean) => 1 - atMost(count - 1, mean) < tail, 0, top);
  const high = bisect((mean) => atMost(count, mean) > tail, count, top);
  return { estimate: count, low, high };
}

/** Where a condition that holds at `from` and not at `to` ends. */
function bisect(holds: (at: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of at most so many events where `mean` are expected. */
function atMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  let logTerm = -mean;
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= count; i++) {
    logTerm += Math.log(mean / i);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
