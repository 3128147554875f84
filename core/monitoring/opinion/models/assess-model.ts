import type { ModelAssessment } from '../../../../schemas/api/opinion/models.ts';
import type { Warehouse } from '../../../warehouse/warehouse.ts';
import { crossValidate } from '../classify/cross-validate.ts';
import { macroF1Interval } from '../classify/quality-interval.ts';
import { qualityOf } from '../classify/quality.ts';
import { pickTexts, type TextColumns } from '../classify/texts.ts';
import { fewestOfClass } from '../classify/train-paths.ts';
import type { Aspect } from './aspect.ts';
import { modelSeed } from './train-models.ts';
import { readTrainingTexts } from './training-texts.ts';

const folds = 10;
const curveShares = [0.1, 0.25, 0.5] as const;
/** More texts would take minutes and tell little more. */
const mostAssessed = 3000;

interface Assessing {
  signal?: AbortSignal;
  progress?(step: string, fraction: number | null): void;
}

/**
 * How well the first level of an aspect is told by models that saw none of the texts they are asked of, with all labelled texts and
 * with parts of them.
 *
 * @returns null where there is too little to learn from
 */
export async function assessModel(
  warehouse: Warehouse,
  aspect: Aspect,
  { signal, progress = () => undefined }: Assessing = {},
): Promise<ModelAssessment | null> {
  const { texts, labels } = await readLabelledTexts(warehouse, aspect);
  if (new Set(labels).size < 2) return null;
  const told = async (share: number) => {
    progress('models', share / 2);
    return crossValidate(texts, labels, { folds, share, seed: modelSeed, signal });
  };
  const curve: ModelAssessment['curve'] = [];
  for (const share of curveShares) {
    const { macroF1 } = compared(labels, await told(share)).quality;
    curve.push({ share, texts: Math.round(labels.length * share * (1 - 1 / folds)), macroF1 });
  }
  const { truth, guessed, classes, quality } = compared(labels, await told(1));
  return {
    texts: labels.length,
    macroF1: macroF1Interval(truth, guessed, classes, modelSeed),
    accuracy: quality.accuracy,
    curve: [
      ...curve,
      { share: 1, texts: Math.round(labels.length * (1 - 1 / folds)), macroF1: quality.macroF1 },
    ],
  };
}

async function readLabelledTexts(
  warehouse: Warehouse,
  aspect: Aspect,
): Promise<{ texts: TextColumns; labels: string[] }> {
  const read = await warehouse.transaction(async (session) => {
    await session.run(
      'CREATE OR REPLACE TEMP TABLE request AS SELECT ticket, record_id FROM mart.opinion_ticket',
    );
    const texts = await readTrainingTexts(session, aspect);
    await session.run('DROP TABLE temp.request');
    return texts;
  });
  const tops = read.labels.map((label) => label.split('/', 1)[0]!);
  const counts = new Map<string, number>();
  for (const top of tops) counts.set(top, (counts.get(top) ?? 0) + 1);
  const kept = Int32Array.from(
    [...tops.keys()].filter((at) => counts.get(tops[at]!)! >= fewestOfClass),
  ).slice(0, mostAssessed);
  return { texts: pickTexts(read, kept), labels: Array.from(kept, (at) => tops[at]!) };
}

/** What was told beside the truth; a text that nothing was told of counts as wrong. */
function compared(labels: readonly string[], told: readonly (string | null)[]) {
  const names = [...new Set(labels)].sort();
  const truth = Uint16Array.from(labels, (label) => names.indexOf(label));
  const guessed = Uint16Array.from(told, (label) => (label === null ? names.length : names.indexOf(label)));
  const classes = names.length + 1;
  return { truth, guessed, classes, quality: qualityOf(truth, guessed, classes) };
}
