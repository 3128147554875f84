import type { ModelQuality } from '../../../../schemas/api/opinion/models.ts';
import { classExplainer, heaviestWords } from '../classify/explain-class.ts';
import { macroF1Interval } from '../classify/quality-interval.ts';
import { qualityOf } from '../classify/quality.ts';
import type { Training } from '../classify/train-classifier.ts';
import type { Segmenter } from '../text/segment.ts';
import type { TrainingTexts } from './training-texts.ts';

/** Words of so many texts of a class are summed up, and so many words shown. */
const readOfClass = 60;
const shownWords = 12;

/** How well a model tells classes apart that it was not trained with, and by which words. */
export function describeQuality(
  { classifier, heldOut: { truth, told } }: Training,
  texts: TrainingTexts,
  segmenter: Segmenter,
  seed: number,
): ModelQuality {
  const { classes } = classifier;
  const { accuracy, classes: each } = qualityOf(truth, told, classes.length);
  const words = wordsOfClasses(classifier, texts, segmenter);
  return {
    macroF1: macroF1Interval(truth, told, classes.length, seed),
    accuracy,
    classes: each.map((quality, one) => ({ name: classes[one]!, ...quality, words: words[one]! })),
  };
}

function wordsOfClasses(
  classifier: Training['classifier'],
  { titles, contents, labels }: TrainingTexts,
  segmenter: Segmenter,
): string[][] {
  const explain = classExplainer(classifier, segmenter);
  return classifier.classes.map((name, one) => {
    const sums = new Map<string, number>();
    const own = [...labels.keys()]
      .filter((at) => labels[at]!.split('/', 1)[0] === name)
      .slice(0, readOfClass);
    for (const at of own)
      for (const [word, weight] of explain(titles[at]!, contents[at]!, one))
        if (word.length > 1) sums.set(word, (sums.get(word) ?? 0) + weight);
    return heaviestWords(sums, shownWords).map(({ word }) => word);
  });
}
