import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { bitsToProbability, levelBits, probabilityToBits } from '../scoring/level-bits.ts';
import { levelOf } from './pattern-counts.ts';
import type { RuleSample } from './rule-samples.ts';

/**
 * Probability that a pair matches, as the rules see it that brought it together: each by its own share of matches
 * and by the comparisons it leaves open; their mean, or null where none of them was learnt from. Unlike the prior
 * and all evidence together it is not misled by values that are frequent just because a rule is on them.
 */
export function rulePosterior(
  { comparisons }: LinkageModel,
  { levels, interactions }: Pick<LinkageParameters, 'levels' | 'interactions'>,
  samples: readonly RuleSample[],
  matchShares: readonly number[],
): (rules: number, pattern: number) => number | null {
  const bits = levelBits({ levels });
  const joint = interactions.map(({ comparisons: names, bits: together }) => {
    const [a, b] = names.map((name) => comparisons.findIndex((comparison) => comparison.name === name));
    return { a: a!, b: b!, together };
  });
  const views = samples.map((sample, s) => ({
    bit: 1 << sample.rule,
    prior: probabilityToBits(matchShares[s]!),
    open: sample.comparisons,
    joint: joint.filter(({ a, b }) => sample.comparisons.includes(a) && sample.comparisons.includes(b)),
  }));
  return (rules, pattern) => {
    let [sum, seen] = [0, 0];
    for (const view of views) {
      if (!(rules & view.bit)) continue;
      let weight = view.prior;
      for (const k of view.open) weight += bits[k]![levelOf(pattern, k)]!;
      for (const { a, b, together } of view.joint)
        weight += together[levelOf(pattern, a)]![levelOf(pattern, b)]!;
      sum += bitsToProbability(weight);
      seen++;
    }
    return seen === 0 ? null : sum / seen;
  };
}
