import { classifyTexts } from './classify-texts.ts';
import { dealFolds, placesWhere } from './folds.ts';
import { pickTexts, type TextColumns } from './texts.ts';
import { trainClassifier } from './train-classifier.ts';

interface CrossValidation {
  folds: number;
  /** How much of each training part is used, from 0 to 1. */
  share?: number;
  seed: number;
  signal?: AbortSignal;
}

/**
 * What texts are taken for by classifiers that never saw them: each part in turn is left out, and all that a classifier chooses it
 * chooses within the rest (nested cross-validation).
 *
 * @returns by text: the name of its class; null where too few texts were left to train with
 */
export async function crossValidate(
  texts: TextColumns,
  labels: readonly string[],
  { folds, share = 1, seed, signal }: CrossValidation,
): Promise<(string | null)[]> {
  const names = [...new Set(labels)].sort();
  const truth = Uint16Array.from(labels, (label) => names.indexOf(label));
  const part = dealFolds(truth, folds, seed);
  const told: (string | null)[] = labels.map(() => null);
  for (let fold = 0; fold < folds; fold++) {
    const training = partly(
      placesWhere(truth.length, (place) => part[place] !== fold),
      { truth, share, seed },
    );
    const outside = placesWhere(truth.length, (place) => part[place] === fold);
    const own = Array.from(training, (place) => labels[place]!);
    if (new Set(own).size < 2) continue;
    const { classifier } = await trainClassifier(pickTexts(texts, training), own, { seed, signal });
    const { classes } = classifyTexts(classifier, pickTexts(texts, outside));
    outside.forEach((place, at) => (told[place] = classifier.classes[classes[at]!]!));
  }
  return told;
}

/** A drawn share of the places, of each class alike. */
function partly(
  places: Int32Array,
  { truth, share, seed }: { truth: Uint16Array; share: number; seed: number },
): Int32Array {
  if (share >= 1) return places;
  const hundredths = dealFolds(
    Uint16Array.from(places, (place) => truth[place]!),
    100,
    seed + 1,
  );
  return places.filter((_, at) => hundredths[at]! < share * 100);
}
