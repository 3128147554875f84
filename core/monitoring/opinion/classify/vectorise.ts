import type { FeatureSpace } from './feature-space.ts';
import { type GramList, gramList, listGrams } from './grams.ts';

/** Texts as vectors of length 1, one after another in memory that is used again. */
export interface Vectoriser {
  /** Features of the text that was read last; only the first `size` count. */
  features: Int32Array;
  values: Float32Array;
  size: number;
  /** Reads a text: `features`, `values` and `size` are its own from now on. */
  read(title: string, content: string): void;
}

/** 1 + ln of how often a gram stands in a text (sublinear term frequency), for the first of them. */
const frequencyWeights = Float32Array.from({ length: 256 }, (_, count) =>
  count === 0 ? 0 : 1 + Math.log(count),
);
const frequencyWeight = (count: number) => frequencyWeights[count < 255 ? count : 255]!;

/**
 * Title and content are vectors of length 1 each, of TF-IDF; the text's is their sum, the title's weighted, brought to length 1: so a
 * title counts alike beside a short content and a long one.
 */
export function vectoriser({ featureOf, rarity, titleWeight }: FeatureSpace): Vectoriser {
  const grams = gramList();
  const counts = new Int32Array(rarity.length);
  const sums = new Float32Array(rarity.length);
  const isSummed = new Uint8Array(rarity.length);
  const found = new Int32Array(rarity.length);
  const vector: Vectoriser = {
    features: new Int32Array(rarity.length),
    values: new Float32Array(rarity.length),
    size: 0,
    read(title, content) {
      vector.size = 0;
      addPart(title, titleWeight);
      addPart(content, 1);
      finish();
    },
  };

  function addPart(text: string, weight: number): void {
    listGrams(text, grams);
    const size = countFeatures(grams);
    let squares = 0;
    for (let at = 0; at < size; at++) {
      const feature = found[at]!;
      const value = frequencyWeight(counts[feature]!) * rarity[feature]!;
      squares += value * value;
    }
    const scale = squares === 0 ? 0 : weight / Math.sqrt(squares);
    for (let at = 0; at < size; at++) {
      const feature = found[at]!;
      if (isSummed[feature] === 0) {
        isSummed[feature] = 1;
        vector.features[vector.size++] = feature;
      }
      sums[feature]! += scale * frequencyWeight(counts[feature]!) * rarity[feature]!;
      counts[feature] = 0;
    }
  }

  function countFeatures({ buckets, size }: GramList): number {
    let distinct = 0;
    for (let at = 0; at < size; at++) {
      const feature = featureOf[buckets[at]!]!;
      if (feature >= 0 && counts[feature]!++ === 0) found[distinct++] = feature;
    }
    return distinct;
  }

  function finish(): void {
    let squares = 0;
    for (let at = 0; at < vector.size; at++) squares += sums[vector.features[at]!]! ** 2;
    const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
    for (let at = 0; at < vector.size; at++) {
      const feature = vector.features[at]!;
      vector.values[at] = sums[feature]! * scale;
      sums[feature] = 0;
      isSummed[feature] = 0;
    }
  }
  return vector;
}
