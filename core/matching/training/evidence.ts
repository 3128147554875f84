import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { Estimate, NonMatches } from './expectation-maximisation.ts';
import { interactionBits, type Joint } from './interactions.ts';

/** What is known of pairs of one entity. */
export type Matches = Pick<Estimate, 'm' | 'joint'>;

/**
 * Random pairs contain matches too, which weighs where a value is nearly unique. What they add to u is taken off,
 * down to this share of it, as the difference of two estimates is not better known than that.
 */
const leastOfRandom = 0.1;

/** What levels and correlated comparisons say, from what is known of matches and of others. */
export function evidenceOf(
  model: LinkageModel,
  { m, joint }: Matches,
  nonMatches: NonMatches,
): Pick<LinkageParameters, 'levels' | 'interactions'> {
  return {
    levels: m.map((of, k) => of.map((probability, i) => ({ m: probability, u: nonMatches.u[k]![i]! }))),
    interactions: nonMatches.joint.flatMap((table, at) => {
      const found = joint[at];
      if (!found) return [];
      const [a, b] = table.comparisons.map((k) => model.comparisons[k]!.name) as [string, string];
      return [{ comparisons: [a, b], bits: interactionBits(model, table, found, m, nonMatches.u) }];
    }),
  };
}

/** Takes what matches add off the probabilities among random pairs: random = prior · m + (1 − prior) · u. */
export function withoutMatches(
  { comparisons }: LinkageModel,
  random: readonly (readonly number[])[],
  randomJoint: readonly Joint[],
  { m, joint }: Matches,
  prior: number,
): NonMatches {
  const without = (share: number, ofMatches: number) =>
    Math.max((share - prior * ofMatches) / (1 - prior), share * leastOfRandom);
  return {
    u: comparisons.map(({ levels }, k) =>
      levels.map((level, i) => {
        const share = random[k]![i]!;
        return level.isMissing || level.u !== undefined ? share : without(share, m[k]![i]!);
      }),
    ),
    joint: randomJoint.map((table, at) => ({
      ...table,
      probability: table.probability.map((row, i) =>
        row.map((share, j) => (joint[at] ? without(share, joint[at][i]![j]!) : share)),
      ),
    })),
  };
}
