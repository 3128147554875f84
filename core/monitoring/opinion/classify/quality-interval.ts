import type { Interval } from '../../../matching/evaluation/interval.ts';
import { seededRandom } from '../../../matching/training/seeded-random.ts';
import { qualityOf } from './quality.ts';

const draws = 400;

/** Macro F1 with the limits between which 95 of 100 samples of as many texts, drawn from these with repetition, lie (bootstrap percentiles). */
export function macroF1Interval(
  truth: Uint16Array,
  told: Uint16Array,
  classes: number,
  seed: number,
): Interval {
  const random = seededRandom(seed, 'bootstrap');
  const drawnTruth = new Uint16Array(truth.length);
  const drawnTold = new Uint16Array(truth.length);
  const values = Array.from({ length: draws }, () => {
    for (let at = 0; at < truth.length; at++) {
      const place = Math.floor(random() * truth.length);
      drawnTruth[at] = truth[place]!;
      drawnTold[at] = told[place]!;
    }
    return qualityOf(drawnTruth, drawnTold, classes).macroF1;
  }).sort((a, b) => a - b);
  return {
    estimate: qualityOf(truth, told, classes).macroF1,
    low: values[Math.floor(draws * 0.025)]!,
    high: values[Math.ceil(draws * 0.975) - 1]!,
  };
}
