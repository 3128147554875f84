import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { levelOf } from '../training/pattern-counts.ts';
import { levelBits, probabilityToBits } from './level-bits.ts';

/** One part of a pattern's weight. */
export type PatternPart =
  | { kind: 'prior'; bits: number }
  | { kind: 'level'; comparison: number; level: number; bits: number }
  | { kind: 'interaction'; comparisons: readonly [number, number]; bits: number };

/**
 * The parts of a pattern's weight in the order in which they are added up: the prior, the levels, then what
 * correlated comparisons give together over their sum.
 */
export function patternParts(
  model: Pick<LinkageModel, 'comparisons'>,
  parameters: Pick<LinkageParameters, 'levels' | 'interactions' | 'prior'>,
): (pattern: number) => PatternPart[] {
  const bits = levelBits(parameters);
  const prior = probabilityToBits(parameters.prior);
  const interactions = parameters.interactions.map(({ comparisons, bits: joint }) => ({
    comparisons: comparisons.map((name) => model.comparisons.findIndex((c) => c.name === name)) as [
      number,
      number,
    ],
    joint,
  }));
  return (pattern) => {
    const level = (k: number) => levelOf(pattern, k);
    return [
      { kind: 'prior', bits: prior },
      ...bits.map(
        (of, k) => ({ kind: 'level', comparison: k, level: level(k), bits: of[level(k)]! }) as const,
      ),
      ...interactions.map(
        ({ comparisons, joint }) =>
          ({
            kind: 'interaction',
            comparisons,
            bits: joint[level(comparisons[0])]![level(comparisons[1])]!,
          }) as const,
      ),
    ];
  };
}

/** Weight of a pattern in bits over even odds, with the prior and without what the values' rarity adds. */
export function patternWeights(
  model: Pick<LinkageModel, 'comparisons'>,
  parameters: Pick<LinkageParameters, 'levels' | 'interactions' | 'prior'>,
): (pattern: number) => number {
  const parts = patternParts(model, parameters);
  return (pattern) => parts(pattern).reduce((sum, { bits }) => sum + bits, 0);
}
