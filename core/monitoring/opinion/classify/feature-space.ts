import { gramBuckets, gramList, listGrams } from './grams.ts';
import type { TextColumns } from './texts.ts';

/** Which grams count, and how much. */
export interface FeatureSpace {
  /** By bucket: number of its feature, −1 for those that no or only one text of the training part holds. */
  featureOf: Int32Array;
  /** By feature: how rare it is, ln((1 + texts) / (1 + texts with it)) + 1. */
  rarity: Float32Array;
  /** How much a title counts beside the content, which counts 1. */
  titleWeight: number;
}

/** A gram that only one text holds says nothing about others. */
const fewestTexts = 2;

/** The features of a training part. */
export function buildFeatureSpace({ titles, contents }: TextColumns, titleWeight: number): FeatureSpace {
  const textsWith = new Int32Array(gramBuckets);
  const lastText = new Int32Array(gramBuckets).fill(-1);
  const grams = gramList();
  const count = (text: string, number: number) => {
    listGrams(text, grams);
    for (let at = 0; at < grams.size; at++) {
      const bucket = grams.buckets[at]!;
      if (lastText[bucket] === number) continue;
      lastText[bucket] = number;
      textsWith[bucket]!++;
    }
  };
  for (let number = 0; number < contents.length; number++) {
    count(titles[number]!, number);
    count(contents[number]!, number);
  }
  return { ...numberFeatures(textsWith, contents.length), titleWeight };
}

function numberFeatures(textsWith: Int32Array, texts: number): Pick<FeatureSpace, 'featureOf' | 'rarity'> {
  const featureOf = new Int32Array(gramBuckets).fill(-1);
  const rarity: number[] = [];
  for (let bucket = 0; bucket < gramBuckets; bucket++) {
    if (textsWith[bucket]! < fewestTexts) continue;
    featureOf[bucket] = rarity.length;
    rarity.push(Math.log((1 + texts) / (1 + textsWith[bucket]!)) + 1);
  }
  return { featureOf, rarity: Float32Array.from(rarity) };
}
