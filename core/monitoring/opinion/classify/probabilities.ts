/** The place of the highest score, the first of several. */
export function mostLikely(scores: Float64Array): number {
  let best = 0;
  for (let one = 1; one < scores.length; one++) if (scores[one]! > scores[best]!) best = one;
  return best;
}

/** How likely one class is: its part of the soft maximum of the scores. */
export function shareOf(scores: Float64Array, one: number, sharpness: number): number {
  let sum = 0;
  for (const score of scores) sum += Math.exp(sharpness * (score - scores[one]!));
  return 1 / sum;
}

/**
 * The sharpness by which the scores of texts become the probabilities that fit their true classes best: least mean negative
 * logarithm, by golden section between 1/16 and 64 (temperature scaling, Guo, Pleiss, Sun and Weinberger 2017).
 *
 * @param scores of texts that the model was not trained with, one text after another
 */
export function fitSharpness(scores: Float64Array, truth: Uint16Array, classes: number): number {
  const loss = (logarithm: number) => meanLoss(scores, truth, classes, 2 ** logarithm);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-4, 6];
  while (high - low > 0.01) {
    const first = high - ratio * (high - low);
    const second = low + ratio * (high - low);
    if (loss(first) < loss(second)) high = second;
    else low = first;
  }
  return 2 ** ((low + high) / 2);
}

function meanLoss(scores: Float64Array, truth: Uint16Array, classes: number, sharpness: number): number {
  let sum = 0;
  for (let text = 0; text < truth.length; text++) {
    const own = scores.subarray(text * classes, (text + 1) * classes);
    let total = 0;
    for (const score of own) total += Math.exp(sharpness * (score - own[truth[text]!]!));
    sum += Math.log(total);
  }
  return sum / truth.length;
}
