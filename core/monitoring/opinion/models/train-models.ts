import type { ConnectedSession } from '../../../warehouse/warehouse.ts';
import { classifierToBytes } from '../classify/classifier-bytes.ts';
import { trainPaths } from '../classify/train-paths.ts';
import type { OpinionContext } from '../store/build-context.ts';
import { type Segmenter } from '../text/segment.ts';
import { type Aspect, aspects } from './aspect.ts';
import { describeQuality } from './describe-quality.ts';
import { dueTraining, type TrainingBasis } from './training-basis.ts';
import { isBetterThan, openShippedWords } from './shipped-words.ts';
import { readTrainingTexts } from './training-texts.ts';

export const modelSeed = 20260701;

/**
 * Trains the models anew whose basis has changed. One that tells less than shipped words do is not used.
 * @param session one with `request`
 * @returns the aspects whose verdicts no longer hold
 */
export async function trainModels(
  session: ConnectedSession,
  segmenter: Segmenter,
  context: OpinionContext,
): Promise<Aspect[]> {
  const changed: Aspect[] = [];
  for (const [at, aspect] of aspects.entries()) {
    const due = await dueTraining(session, aspect);
    if (!due) continue;
    context.progress('models', at / aspects.length);
    await trainModel(session, aspect, { due, segmenter, signal: context.signal });
    changed.push(aspect);
  }
  return changed;
}

async function trainModel(
  session: ConnectedSession,
  aspect: Aspect,
  { due, segmenter, signal }: { due: TrainingBasis; segmenter: Segmenter; signal: AbortSignal },
): Promise<void> {
  const texts = await readTrainingTexts(session, aspect);
  const { classifiers, top } = await trainPaths(texts, texts.labels, { seed: modelSeed, signal });
  const words = openShippedWords(segmenter);
  const isUsed = top !== null && (aspect === 'category' || isBetterThan(words[aspect], top));
  for (const table of ['opinion_model', 'opinion_training'])
    await session.run(`DELETE FROM mart.${table} WHERE aspect = $1`, [aspect]);
  for (const [node, classifier] of isUsed ? classifiers : [])
    await session.run('INSERT INTO mart.opinion_model VALUES ($1, $2, $3)', [
      aspect,
      node,
      classifierToBytes(classifier),
    ]);
  const quality = isUsed ? describeQuality(top, texts, segmenter, modelSeed) : null;
  await session.run('INSERT INTO mart.opinion_training VALUES ($1, $2, $3, $4, $5)', [
    aspect,
    due.basis,
    due.delivered,
    texts.labels.length,
    quality && JSON.stringify(quality),
  ]);
}
