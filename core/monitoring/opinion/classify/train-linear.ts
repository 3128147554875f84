import { seededRandom } from '../../../matching/training/seeded-random.ts';
import type { TrainingMatrix } from './training-matrix.ts';

export interface LinearOptions {
  /** How much a wrong training text costs beside the size of the weights. */
  cost: number;
  seed: number;
}

/** Passes over the texts at most, and the violation of the optimum that is small enough to stop. */
const mostPasses = 60;
const smallViolation = 0.02;

/**
 * Weights of a linear support vector machine with squared hinge loss that tells one class from the rest, by dual coordinate descent
 * (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, algorithm 1). A class's texts count as many times more as there are fewer of
 * them, as a whole as much as the rest.
 *
 * @param isMember by text: whether it is of the class
 * @returns a weight for each feature, and the intercept behind them
 */
export function trainLinear(
  matrix: TrainingMatrix,
  isMember: Uint8Array,
  options: LinearOptions,
): Float32Array {
  const texts = isMember.length;
  const weights = new Float32Array(matrix.width + 1);
  const alpha = new Float64Array(texts);
  const ridge = ridges(isMember, options.cost);
  const order = Int32Array.from({ length: texts }, (_, text) => text);
  const random = seededRandom(options.seed, 'order of texts');
  for (let pass = 0; pass < mostPasses; pass++) {
    shuffle(order, random);
    let worst = 0;
    for (let at = 0; at < texts; at++) {
      const text = order[at]!;
      const side = isMember[text] === 1 ? 1 : -1;
      const gradient = side * product(matrix, text, weights) - 1 + ridge[text]! * alpha[text]!;
      const violation = alpha[text] === 0 ? Math.min(gradient, 0) : gradient;
      if (violation === 0) continue;
      worst = Math.max(worst, Math.abs(violation));
      const before = alpha[text]!;
      // A text's vector has length 1, and the intercept's feature is 1.
      alpha[text] = Math.max(before - gradient / (2 + ridge[text]!), 0);
      addTo(weights, matrix, text, (alpha[text]! - before) * side);
    }
    if (worst < smallViolation) break;
  }
  return weights;
}

/** By text 1 / (2 C), where C is its cost: with a class's texts and the rest weighed alike. */
function ridges(isMember: Uint8Array, cost: number): Float64Array {
  const texts = isMember.length;
  const members = isMember.reduce((sum, one) => sum + one, 0);
  const weightOf = (count: number) => texts / (2 * Math.max(count, 1));
  const member = 1 / (2 * cost * weightOf(members));
  const other = 1 / (2 * cost * weightOf(texts - members));
  return Float64Array.from(isMember, (one) => (one === 1 ? member : other));
}

function product(
  { offsets, features, values, width }: TrainingMatrix,
  text: number,
  weights: Float32Array,
): number {
  let sum = weights[width]!;
  for (let at = offsets[text]!; at < offsets[text + 1]!; at++) sum += weights[features[at]!]! * values[at]!;
  return sum;
}

function addTo(
  weights: Float32Array,
  { offsets, features, values, width }: TrainingMatrix,
  text: number,
  factor: number,
): void {
  for (let at = offsets[text]!; at < offsets[text + 1]!; at++)
    weights[features[at]!]! += factor * values[at]!;
  weights[width]! += factor;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
}
