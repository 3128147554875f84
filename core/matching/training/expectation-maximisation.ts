import type { Level } from '../../../schemas/linkage/comparison.ts';
import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { TrainingStep } from '../../../schemas/linkage/parameters.ts';
import { fillShares } from './fill-shares.ts';
import { interactionBits, jointM, type Joint } from './interactions.ts';
import type { RuleSample } from './rule-samples.ts';

/** What EM found. */
export interface Estimate {
  /** By comparison and level. */
  m: number[][];
  /** By pair of correlated comparisons; null where no sample leaves both open. */
  joint: (number[][] | null)[];
  /** Share of matches among the pairs of each sample. */
  matchShares: number[];
  history: TrainingStep[];
  converged: boolean;
}

/** What is known of pairs of different entities. */
export interface NonMatches {
  /** By comparison and level. */
  u: readonly (readonly number[])[];
  joint: readonly Joint[];
}

type State = Pick<Estimate, 'm' | 'joint' | 'matchShares'>;

/** Matches that each level is taken to have had before any was seen, so that no level is impossible. */
const imagined = 0.5;
/** Matches that what a model expects of its levels counts for. */
const experience = 20;
/** Judged pairs that the model's own opinion of a pattern weighs as much as, where people judged pairs of it. */
const opinion = 5;
const firstMatchShare = 0.1;
const firstBestLevel = 0.9;

/**
 * Expectation–maximisation for the model of Fellegi and Sunter (Winkler 1988) with u fixed, over all samples at once:
 * each has its own share of matches, and m is common to those that leave the comparison open. Correlated comparisons
 * count as their joint outcome. What people have judged is known, not expected, and tells of the pairs with the same
 * pattern, of which it is taken to be a fair sample. Nothing in it is random.
 */
export function expectationMaximisation(
  model: LinkageModel,
  nonMatches: NonMatches,
  samples: readonly RuleSample[],
): Estimate {
  const { convergence, maximumIterations } = model.training;
  let state: State = {
    m: firstM(model),
    joint: nonMatches.joint.map(() => null),
    matchShares: samples.map(() => firstMatchShare),
  };
  const history: TrainingStep[] = [];
  let converged = samples.length === 0;
  while (!converged && history.length < maximumIterations) {
    const expected = expectedMatches(model, state, nonMatches, samples);
    const next = maximise(model, state, nonMatches, samples, expected);
    const largestChange = Math.max(
      ...changes(state.matchShares, next.matchShares),
      ...state.m.flatMap((of, k) => changes(of, next.m[k]!)),
    );
    state = next;
    history.push({
      largestChange,
      matchShare: sum(expected.map(sum)) / sum(samples.map(({ count }) => sum(count))),
    });
    converged = largestChange <= convergence;
  }
  return { ...state, history, converged };
}

function firstM({ comparisons }: LinkageModel): number[][] {
  return comparisons.map((comparison) => {
    const best = comparison.levels.findIndex((level) => !level.isMissing);
    const others = comparison.levels.filter((level) => !level.isMissing).length - 1;
    return fillShares(
      comparison,
      comparison.levels.map(
        ({ expected }, i) => expected?.m ?? (i === best ? firstBestLevel : (1 - firstBestLevel) / others),
      ),
      comparison.levels.map((level) => level.m),
    );
  });
}

/** Matches to be expected in every row of every sample. */
function expectedMatches(
  model: LinkageModel,
  { m, joint, matchShares }: State,
  { u, joint: jointU }: NonMatches,
  samples: readonly RuleSample[],
): Float64Array[] {
  const bits = m.map((of, k) => of.map((probability, i) => Math.log2(probability / u[k]![i]!)));
  const extra = jointU.map((table, at) => joint[at] && interactionBits(model, table, joint[at], m, u));
  return samples.map((sample, s) => {
    const { comparisons, levels, count, same, different, alikeSame, alikeDifferent } = sample;
    const prior = Math.log2(matchShares[s]! / (1 - matchShares[s]!));
    const width = comparisons.length;
    const open = jointU.flatMap(({ comparisons: [a, b] }, at) => {
      const [first, second] = [comparisons.indexOf(a), comparisons.indexOf(b)];
      return extra[at] && first >= 0 && second >= 0 ? [{ first, second, bits: extra[at] }] : [];
    });
    return count.map((pairs, row) => {
      let weight = prior;
      for (let c = 0; c < width; c++) weight += bits[comparisons[c]!]![levels[row * width + c]!]!;
      for (const { first, second, bits: together } of open)
        weight += together[levels[row * width + first]!]![levels[row * width + second]!]!;
      const share =
        (opinion / (1 + 2 ** -weight) + alikeSame[row]!) / (opinion + alikeSame[row]! + alikeDifferent[row]!);
      return same[row]! + (pairs - same[row]! - different[row]!) * share;
    });
  });
}

function maximise(
  model: LinkageModel,
  before: State,
  { joint }: NonMatches,
  samples: readonly RuleSample[],
  expected: readonly Float64Array[],
): State {
  const sums = model.comparisons.map(({ levels }) => new Array<number>(levels.length).fill(0));
  for (const [s, { comparisons, levels }] of samples.entries())
    expected[s]!.forEach((matches, row) => {
      comparisons.forEach((k, c) => (sums[k]![levels[row * comparisons.length + c]!]! += matches));
    });
  const m = model.comparisons.map((comparison, k) =>
    samples.some(({ comparisons }) => comparisons.includes(k))
      ? fillShares(
          comparison,
          sums[k]!.map((matches, i) => matches + imaginedMatches(comparison.levels[i]!)),
          comparison.levels.map((level) => level.m),
        )
      : before.m[k]!,
  );
  return {
    m,
    joint: joint.map(({ comparisons }) => jointM(model, comparisons, samples, expected, m)),
    matchShares: samples.map(({ count }, s) => (sum(expected[s]!) + imagined) / (sum(count) + 2 * imagined)),
  };
}

/** Matches that a level is taken to have had before any was seen. */
export function imaginedMatches({ expected }: Pick<Level, 'expected'>): number {
  return expected ? Math.max(expected.m * experience, imagined) : imagined;
}

function sum(numbers: Float64Array | readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function changes(before: readonly number[], after: readonly number[]): number[] {
  return before.map((value, i) => Math.abs(after[i]! - value));
}
