import type { Classifier } from './classifier.ts';
import { dealFolds, placesWhere } from './folds.ts';
import { pickTexts, type TextColumns } from './texts.ts';
import { scoreTexts } from './score-texts.ts';

/** Trains with some texts. */
export type Fit = (texts: TextColumns, truth: Uint16Array) => Promise<Omit<Classifier, 'sharpness'>>;

/** The scores of every text by a model that was trained without the part of the texts that it is in. */
export async function crossScore(
  texts: TextColumns,
  truth: Uint16Array,
  { parts, seed, fit }: { parts: number; seed: number; fit: Fit },
): Promise<Float64Array> {
  const folds = dealFolds(truth, parts, seed);
  let scores = new Float64Array();
  for (let part = 0; part < parts; part++) {
    const inside = placesWhere(truth.length, (place) => folds[place] !== part);
    const outside = placesWhere(truth.length, (place) => folds[place] === part);
    const model = await fit(
      pickTexts(texts, inside),
      Uint16Array.from(inside, (place) => truth[place]!),
    );
    const width = model.classes.length;
    if (part === 0) scores = new Float64Array(truth.length * width);
    const own = scoreTexts(model, pickTexts(texts, outside));
    outside.forEach((place, at) => scores.set(own.subarray(at * width, (at + 1) * width), place * width));
  }
  return scores;
}

/** The classes that scores speak for. */
export function toldBy(scores: Float64Array, classes: number): Uint16Array {
  const told = new Uint16Array(scores.length / classes);
  for (let text = 0; text < told.length; text++)
    for (let one = 1; one < classes; one++)
      if (scores[text * classes + one]! > scores[text * classes + told[text]!]!) told[text] = one;
  return told;
}
