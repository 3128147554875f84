import type { Classifier } from './classifier.ts';
import { mostLikely, shareOf } from './probabilities.ts';
import { textScorer } from './score-texts.ts';

/** Classifiers of a taxonomy: by the path that they go on from, '' at its top; their classes are names of the next level. */
export type PathClassifiers = ReadonlyMap<string, Classifier>;

export interface ToldPath {
  /** Names joined by /. */
  path: string;
  /** How likely the whole path is: the product of its levels. */
  confidence: number;
}

/** A level below the first is named only where the path is likelier to be right than not. */
const leastConfidence = 0.5;

/**
 * Says where in a taxonomy texts belong, level by level, one text after another.
 * @param classifiers with one at the top
 */
export function openPathReader(classifiers: PathClassifiers): (title: string, content: string) => ToldPath {
  const nodes = new Map(
    [...classifiers].map(([node, classifier]) => [node, { classifier, score: textScorer(classifier) }]),
  );
  return (title, content) => {
    let [path, confidence] = ['', 1];
    for (let node = nodes.get(''); node; node = nodes.get(path)) {
      const { classifier, score } = node;
      const scores = score(title, content);
      const best = mostLikely(scores);
      const longer = confidence * shareOf(scores, best, classifier.sharpness);
      if (path !== '' && longer < leastConfidence) break;
      path = path === '' ? classifier.classes[best]! : `${path}/${classifier.classes[best]!}`;
      confidence = longer;
    }
    return { path, confidence };
  };
}
