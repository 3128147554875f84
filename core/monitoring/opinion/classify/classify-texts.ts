import type { Classifier } from './classifier.ts';
import { mostLikely, shareOf } from './probabilities.ts';
import { textScorer } from './score-texts.ts';
import type { TextColumns } from './texts.ts';

/** What classes texts are of, as columns of one length. */
export interface ClassifiedTexts {
  /** Places in the classifier's classes. */
  classes: Uint16Array;
  /** How likely each is, from 0 to 1. */
  confidence: Float32Array;
}

/** Says the likeliest class of each text. */
export function classifyTexts(classifier: Classifier, { titles, contents }: TextColumns): ClassifiedTexts {
  const score = textScorer(classifier);
  const classes = new Uint16Array(contents.length);
  const confidence = new Float32Array(contents.length);
  for (let text = 0; text < contents.length; text++) {
    const scores = score(titles[text]!, contents[text]!);
    const best = mostLikely(scores);
    classes[text] = best;
    confidence[text] = shareOf(scores, best, classifier.sharpness);
  }
  return { classes, confidence };
}
