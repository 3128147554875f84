import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';

/** Evidence of each level in bits, log2(m / u), by comparison and level: 1 bit doubles the odds of a match. */
export function levelBits({ levels }: Pick<LinkageParameters, 'levels'>): number[][] {
  return levels.map((comparison) => comparison.map(({ m, u }) => Math.log2(m / u)));
}

/** A probability as bits over even odds: log2(p / (1 − p)). */
export function probabilityToBits(probability: number): number {
  return Math.log2(probability / (1 - probability));
}

/** The probability that bits over even odds stand for, 2^w / (1 + 2^w), exact at both ends. */
export function bitsToProbability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
