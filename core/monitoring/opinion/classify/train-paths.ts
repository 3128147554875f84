import type { Classifier } from './classifier.ts';
import { placesWhere } from './folds.ts';
import { pickTexts, type TextColumns } from './texts.ts';
import { type Training, trainClassifier, type TrainingOptions } from './train-classifier.ts';

/** A class that fewer texts have cannot be learned: each quarter that is left out shall hold one. */
export const fewestOfClass = 4;

export interface PathTraining {
  classifiers: Map<string, Classifier>;
  /** How the top level was told; null where there is nothing to tell apart. */
  top: Training | null;
}

/**
 * Trains a classifier for each place of a taxonomy from which texts go on to two classes or more; one level is the taxonomy of
 * plain classes. What settings are best is found at the top.
 *
 * @param paths by text: names joined by /
 * @throws the signal's reason
 */
export async function trainPaths(
  texts: TextColumns,
  paths: readonly string[],
  options: TrainingOptions,
): Promise<PathTraining> {
  const classifiers = new Map<string, Classifier>();
  let top: Training | null = null;
  for (const [parent, places] of byParent(paths)) {
    const labels = Array.from(places, (place) => nextName(paths[place]!, parent));
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    const kept = placesWhere(places.length, (at) => counts.get(labels[at]!)! >= fewestOfClass);
    const names = Array.from(kept, (at) => labels[at]!);
    if (new Set(names).size < 2) continue;
    const own = pickTexts(
      texts,
      Int32Array.from(kept, (at) => places[at]!),
    );
    const training = await trainClassifier(own, names, { ...options, settings: top?.settings });
    classifiers.set(parent, training.classifier);
    if (parent === '') top = training;
  }
  return { classifiers: top ? classifiers : new Map(), top };
}

/** The texts that go on from each path, the top first. */
function byParent(paths: readonly string[]): Map<string, Int32Array> {
  const places = new Map<string, number[]>([['', []]]);
  paths.forEach((path, place) => {
    const names = path.split('/');
    for (const level of names.keys()) {
      const parent = names.slice(0, level).join('/');
      const own = places.get(parent);
      if (own) own.push(place);
      else places.set(parent, [place]);
    }
  });
  return new Map([...places].map(([parent, own]) => [parent, Int32Array.from(own)]));
}

function nextName(path: string, parent: string): string {
  return path.slice(parent === '' ? 0 : parent.length + 1).split('/', 1)[0]!;
}
