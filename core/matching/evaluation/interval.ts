/** An estimate and the limits between which the true value is expected to lie. */
export interface Interval {
  estimate: number;
  low: number;
  high: number;
}

/** Normal deviate for 95 % confidence. */
export const confidence95 = 1.959964;

/** Score interval of a proportion (Wilson 1927), which also holds near 0 and 1 and for small samples. */
export function wilsonInterval(successes: number, trials: number, z = confidence95): Interval {
  if (trials === 0) return { estimate: 0.5, low: 0, high: 1 };
  const estimate = successes / trials;
  const middle = estimate + (z * z) / (2 * trials);
  const half = z * Math.sqrt((estimate * (1 - estimate)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return {
    estimate,
    low: successes === 0 ? 0 : (middle - half) / scale,
    high: successes === trials ? 1 : (middle + half) / scale,
  };
}

/**
 * Interval of a weighted sum of independent estimates from their own intervals (method of variance estimates
 * recovery; Zou, Huang and Zhang 2009 for proportions).
 */
export function sumInterval(parts: readonly (Interval & { weight: number })[]): Interval {
  let [estimate, below, above] = [0, 0, 0];
  for (const part of parts) {
    estimate += part.weight * part.estimate;
    below += (part.weight * (part.estimate - part.low)) ** 2;
    above += (part.weight * (part.high - part.estimate)) ** 2;
  }
  return { estimate, low: estimate - Math.sqrt(below), high: estimate + Math.sqrt(above) };
}

/**
 * Interval of part / (part + rest) for two independent estimates that are not negative, by that of the ratio
 * rest / part (MOVER-R; Donner and Zou 2012).
 */
export function shareInterval(part: Interval, rest: Interval): Interval {
  const [b, a] = [rest.estimate, part.estimate];
  if (a + b === 0) return { estimate: 1, low: 0, high: 1 };
  const leastRatio = ratioLimit(b, a, rest.low, part.high, -1);
  const mostRatio = ratioLimit(b, a, rest.high, part.low, 1);
  return { estimate: a / (a + b), low: 1 / (1 + mostRatio), high: 1 / (1 + leastRatio) };
}

function ratioLimit(
  over: number,
  under: number,
  overLimit: number,
  underLimit: number,
  side: 1 | -1,
): number {
  const divisor = underLimit * (2 * under - underLimit);
  if (divisor <= 0) return side === 1 ? Infinity : 0;
  const product = over * under;
  const root = Math.sqrt(Math.max(0, product * product - overLimit * (2 * over - overLimit) * divisor));
  return Math.max(0, (product + side * root) / divisor);
}
