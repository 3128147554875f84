import type { Classifier } from './classifier.ts';
import type { TextColumns } from './texts.ts';
import { vectoriser } from './vectorise.ts';

/** Gives a text's scores, by class, in memory that is used again for the next one. */
export function textScorer({
  classes,
  space,
  weights,
  intercepts,
}: Omit<Classifier, 'sharpness'>): (title: string, content: string) => Float64Array {
  const vector = vectoriser(space);
  const scores = new Float64Array(classes.length);
  const count = classes.length;
  return (title, content) => {
    vector.read(title, content);
    for (let one = 0; one < count; one++) scores[one] = intercepts[one]!;
    const { features, values, size } = vector;
    for (let at = 0; at < size; at++) {
      const value = values[at]!;
      const first = features[at]! * count;
      for (let one = 0; one < count; one++) scores[one]! += value * weights[first + one]!;
    }
    return scores;
  };
}

/** The scores of all texts, one text after another. */
export function scoreTexts(
  classifier: Omit<Classifier, 'sharpness'>,
  { titles, contents }: TextColumns,
): Float64Array {
  const score = textScorer(classifier);
  const width = classifier.classes.length;
  const scores = new Float64Array(contents.length * width);
  for (let text = 0; text < contents.length; text++)
    scores.set(score(titles[text]!, contents[text]!), text * width);
  return scores;
}
