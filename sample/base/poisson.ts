import type { Random } from './random.ts';

/** A Poisson deviate; by the normal approximation above 30. */
export function poisson(expected: number, random: Random): number {
  if (expected > 30) return Math.max(0, Math.round(random.normal(expected, Math.sqrt(expected))));
  const limit = Math.exp(-expected);
  let count = -1;
  for (let product = 1; product > limit; product *= random.next()) count++;
  return count;
}

/** The chance of `count` or more where `expected` are expected. */
export function poissonTail(count: number, expected: number): number {
  if (count === 0) return 1;
  // From `count` upwards, so that small chances do not drown in the rounding of 1 minus the rest.
  let term = Math.exp(-expected);
  for (let i = 1; i <= count; i++) term *= expected / i;
  let sum = 0;
  for (let i = count; term > sum * 1e-12 || i < expected; term *= expected / ++i) sum += term;
  return Math.min(1, sum);
}
