import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { TrainingStep } from '../../../schemas/linkage/parameters.ts';
import { fillShares } from './fill-shares.ts';
import type { RuleSample } from './rule-samples.ts';

/** What EM found. */
export interface Estimate {
  /** By comparison and level. */
  m: number[][];
  /** Share of matches among the pairs of each sample. */
  matchShares: number[];
  history: TrainingStep[];
  converged: boolean;
}

/** Matches that each level is taken to have had before any was seen, so that no level is impossible. */
const imagined = 0.5;
const firstMatchShare = 0.1;
const firstBestLevel = 0.9;

/**
 * Expectation–maximisation for the model of Fellegi and Sunter (Winkler 1988) with u fixed, over all samples at once:
 * each has its own share of matches, and m is common to those that leave the comparison open. What people have
 * judged is known, not expected. Nothing in it is random.
 */
export function expectationMaximisation(
  model: LinkageModel,
  u: readonly (readonly number[])[],
  samples: readonly RuleSample[],
): Estimate {
  const { convergence, maximumIterations } = model.training;
  let m = model.comparisons.map((comparison) => {
    const best = comparison.levels.findIndex((level) => !level.isMissing);
    const others = comparison.levels.filter((level) => !level.isMissing).length - 1;
    return fillShares(
      comparison,
      comparison.levels.map((_, i) => (i === best ? firstBestLevel : (1 - firstBestLevel) / others)),
      comparison.levels.map((level) => level.m),
    );
  });
  let matchShares = samples.map(() => firstMatchShare);
  const history: TrainingStep[] = [];
  let converged = samples.length === 0;
  while (!converged && history.length < maximumIterations) {
    const next = step(model, m, u, samples, matchShares);
    const largestChange = Math.max(
      ...changes(matchShares, next.matchShares),
      ...m.flatMap((of, k) => changes(of, next.m[k]!)),
    );
    ({ m, matchShares } = next);
    history.push({ largestChange, matchShare: next.matchShare });
    converged = largestChange <= convergence;
  }
  return { m, matchShares, history, converged };
}

function step(
  model: LinkageModel,
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  samples: readonly RuleSample[],
  matchShares: readonly number[],
): { m: number[][]; matchShares: number[]; matchShare: number } {
  const evidence = m.map((of, k) => of.map((probability, i) => Math.log(probability / u[k]![i]!)));
  const sums = model.comparisons.map(({ levels }) => new Array<number>(levels.length).fill(0));
  const isOpen = model.comparisons.map(() => false);
  let [matches, pairs] = [0, 0];
  const shares = samples.map((sample, s) => {
    const prior = Math.log(matchShares[s]! / (1 - matchShares[s]!));
    const width = sample.comparisons.length;
    let [found, total] = [imagined, 2 * imagined];
    for (let row = 0; row < sample.count.length; row++) {
      let weight = prior;
      for (let c = 0; c < width; c++)
        weight += evidence[sample.comparisons[c]!]![sample.levels[row * width + c]!]!;
      const [same, different] = [sample.same[row]!, sample.different[row]!];
      const expected = same + (sample.count[row]! - same - different) / (1 + Math.exp(-weight));
      for (let c = 0; c < width; c++)
        sums[sample.comparisons[c]!]![sample.levels[row * width + c]!]! += expected;
      found += expected;
      total += sample.count[row]!;
    }
    for (const k of sample.comparisons) isOpen[k] = true;
    matches += found;
    pairs += total;
    return found / total;
  });
  return {
    m: model.comparisons.map((comparison, k) =>
      isOpen[k]
        ? fillShares(
            comparison,
            sums[k]!.map((sum) => sum + imagined),
            comparison.levels.map((level) => level.m),
          )
        : [...m[k]!],
    ),
    matchShares: shares,
    matchShare: matches / pairs,
  };
}

function changes(before: readonly number[], after: readonly number[]): number[] {
  return before.map((value, i) => Math.abs(after[i]! - value));
}
