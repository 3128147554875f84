import { classifyTexts } from '../../core/monitoring/opinion/classify/classify-texts.ts';
import { dealFolds, placesWhere } from '../../core/monitoring/opinion/classify/folds.ts';
import { pickTexts } from '../../core/monitoring/opinion/classify/texts.ts';
import { trainClassifier } from '../../core/monitoring/opinion/classify/train-classifier.ts';
import { type BenchRow, rounded } from '../record-result.ts';
import type { LabelledReviews } from './labelled-reviews.ts';

/** Accuracy on one half of a set of a model that was trained on the other, its settings chosen there. */
export async function trainedOnHalf({ name, texts, praises }: LabelledReviews): Promise<BenchRow> {
  const half = dealFolds(Uint16Array.from(praises), 2, 1);
  const columns = { titles: texts.map(() => ''), contents: texts };
  const inside = placesWhere(texts.length, (place) => half[place] === 0);
  const outside = placesWhere(texts.length, (place) => half[place] === 1);
  const labels = Array.from(inside, (place) => String(praises[place]));
  const { classifier: model } = await trainClassifier(pickTexts(columns, inside), labels, { seed: 1 });
  const told = classifyTexts(model, pickTexts(columns, outside)).classes;
  const right = told.filter((one, at) => model.classes[one] === String(praises[outside[at]!])).length;
  return {
    case: name,
    metric: 'accuracyTrainedOnHalf',
    unit: 'share',
    value: rounded(right / told.length, 4),
  };
}
