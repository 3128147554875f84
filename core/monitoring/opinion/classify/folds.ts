import { seededRandom } from '../../../matching/training/seeded-random.ts';

/** Deals the texts of each class out to parts in a drawn order: every part has its share of each. Returns each text's part, from 0. */
export function dealFolds(truth: Uint16Array, parts: number, seed: number): Uint8Array {
  const random = seededRandom(seed, 'folds');
  const drawn = Float64Array.from(truth, () => random());
  const order = Array.from(truth.keys()).sort((a, b) => truth[a]! - truth[b]! || drawn[a]! - drawn[b]!);
  const folds = new Uint8Array(truth.length);
  order.forEach((text, at) => (folds[text] = at % parts));
  return folds;
}

/** The places of the texts for which something holds. */
export function placesWhere(length: number, holds: (place: number) => boolean): Int32Array {
  const places: number[] = [];
  for (let place = 0; place < length; place++) if (holds(place)) places.push(place);
  return Int32Array.from(places);
}
