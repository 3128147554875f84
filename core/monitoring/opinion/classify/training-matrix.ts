import type { FeatureSpace } from './feature-space.ts';
import type { TextColumns } from './texts.ts';
import { vectoriser } from './vectorise.ts';

/** The vectors of texts, one after another. */
export interface TrainingMatrix {
  /** Where the vector of each text begins, and where the last one ends. */
  offsets: Int32Array;
  features: Int32Array;
  values: Float32Array;
  /** How many features there are. */
  width: number;
}

export function trainingMatrix(space: FeatureSpace, { titles, contents }: TextColumns): TrainingMatrix {
  const vector = vectoriser(space);
  const offsets = new Int32Array(contents.length + 1);
  let features = new Int32Array(contents.length * 128);
  let values = new Float32Array(contents.length * 128);
  for (let text = 0; text < contents.length; text++) {
    vector.read(titles[text]!, contents[text]!);
    const from = offsets[text]!;
    const end = from + vector.size;
    if (end > features.length) {
      features = grown(features, new Int32Array(end * 2));
      values = grown(values, new Float32Array(end * 2));
    }
    features.set(vector.features.subarray(0, vector.size), from);
    values.set(vector.values.subarray(0, vector.size), from);
    offsets[text + 1] = end;
  }
  return { offsets, features, values, width: space.rarity.length };
}

function grown<A extends Int32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
