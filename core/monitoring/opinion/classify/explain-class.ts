import type { Segmenter } from '../text/segment.ts';
import type { Classifier } from './classifier.ts';
import { type GramList, gramList, listGrams } from './grams.ts';
import { vectoriser } from './vectorise.ts';

/** A word that speaks for a class, with what it adds to the class's score. */
export interface ClassReason {
  word: string;
  weight: number;
}

/** What each word of a text adds to the score of a class, by the class's place. */
export type ClassExplainer = (title: string, content: string, oneClass: number) => Map<string, number>;

/**
 * Why texts are taken to be of a class: what each gram adds to the score is dealt out to the characters of the gram, wherever it
 * stands, and the characters' parts are summed over words. All words together with the intercept are the score.
 */
export function classExplainer(classifier: Classifier, segmenter: Segmenter): ClassExplainer {
  const { classes, space, weights } = classifier;
  const vector = vectoriser(space);
  const grams = gramList();
  return (title, content, oneClass) => {
    vector.read(title, content);
    const added = new Map<number, number>();
    for (let at = 0; at < vector.size; at++) {
      const feature = vector.features[at]!;
      added.set(feature, vector.values[at]! * weights[feature * classes.length + oneClass]!);
    }
    const times = new Map<number, number>();
    const parts = [title, content];
    for (const part of parts) {
      listGrams(part, grams);
      for (let at = 0; at < grams.size; at++) {
        const feature = space.featureOf[grams.buckets[at]!]!;
        times.set(feature, (times.get(feature) ?? 0) + 1);
      }
    }
    const shareOf = (bucket: number) => {
      const feature = space.featureOf[bucket]!;
      return feature < 0 ? 0 : added.get(feature)! / times.get(feature)!;
    };
    const sums = new Map<string, number>();
    for (const part of parts) {
      listGrams(part, grams);
      addWords(sums, segmenter.cut(part), dealtOut(grams, part.length, shareOf));
    }
    return sums;
  };
}

/** By character: its parts of the grams that it stands in. */
function dealtOut(grams: GramList, length: number, shareOf: (bucket: number) => number): Float64Array {
  const characters = new Float64Array(length);
  for (let at = 0; at < grams.size; at++) {
    const order = grams.orders[at]!;
    const share = shareOf(grams.buckets[at]!) / order;
    const end = grams.ends[at]!;
    for (let character = Math.max(0, end - order + 1); character <= end; character++)
      characters[character]! += share;
  }
  return characters;
}

function addWords(sums: Map<string, number>, words: readonly string[], characters: Float64Array): void {
  let at = 0;
  for (const word of words) {
    let sum = 0;
    for (const end = at + word.length; at < end; at++) sum += characters[at]!;
    sums.set(word, (sums.get(word) ?? 0) + sum);
  }
}

/** The words that speak most for a class. */
export function heaviestWords(weights: ReadonlyMap<string, number>, count: number): ClassReason[] {
  return [...weights]
    .filter(([word, weight]) => weight > 0 && /\p{L}/u.test(word))
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
    .slice(0, count)
    .map(([word, weight]) => ({ word, weight }));
}
