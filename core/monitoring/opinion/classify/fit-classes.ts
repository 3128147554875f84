import type { Classifier } from './classifier.ts';
import { buildFeatureSpace } from './feature-space.ts';
import type { TextColumns } from './texts.ts';
import { trainLinear } from './train-linear.ts';
import { trainingMatrix } from './training-matrix.ts';

/** What is chosen by trying it out on parts of the training texts. */
export interface Settings {
  titleWeight: number;
  cost: number;
}

/**
 * Weights for each class against the rest; how sure to be of their scores is another matter.
 *
 * @param truth by text: the place of its class
 * @param turn lets others have their turn
 */
export async function fitClasses(
  texts: TextColumns,
  truth: Uint16Array,
  {
    classes,
    settings,
    seed,
    turn,
  }: { classes: readonly string[]; settings: Settings; seed: number; turn: () => Promise<unknown> },
): Promise<Omit<Classifier, 'sharpness'>> {
  const space = buildFeatureSpace(texts, settings.titleWeight);
  const matrix = trainingMatrix(space, texts);
  const weights = new Float32Array(matrix.width * classes.length);
  const intercepts = new Float32Array(classes.length);
  for (const one of classes.keys()) {
    await turn();
    const isMember = Uint8Array.from(truth, (other) => (other === one ? 1 : 0));
    const own = trainLinear(matrix, isMember, { cost: settings.cost, seed });
    for (let feature = 0; feature < matrix.width; feature++)
      weights[feature * classes.length + one] = own[feature]!;
    intercepts[one] = own[matrix.width]!;
  }
  return { classes, space, weights, intercepts };
}
