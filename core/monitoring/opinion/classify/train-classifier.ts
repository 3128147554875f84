import { setImmediate } from 'node:timers/promises';
import type { Classifier } from './classifier.ts';
import { crossScore, toldBy } from './cross-score.ts';
import { fitClasses, type Settings } from './fit-classes.ts';
import { dealFolds, placesWhere } from './folds.ts';
import { fitSharpness } from './probabilities.ts';
import { qualityOf } from './quality.ts';
import { pickTexts, type TextColumns } from './texts.ts';

export interface TrainingOptions {
  seed: number;
  /** Those that were found with other texts of the same kind; left out: they are looked for. */
  settings?: Settings;
  signal?: AbortSignal;
}

export interface Training {
  classifier: Classifier;
  settings: Settings;
  /** Texts, what they are, and what they were taken for by models that were trained without them: places in the classes. */
  heldOut: { texts: TextColumns; truth: Uint16Array; told: Uint16Array };
}

const titleWeights = [0.5, 1, 2];
const costs = [0.3, 1, 3];
const firstCost = 1;
/** Texts are left out a quarter at a time; more of them than so many would not change what is found by it. */
const parts = 4;
const mostTried = 2000;

/**
 * Trains a classifier. What settings it has and how sure it is of itself are found within the given texts, by leaving out a quarter
 * of them at a time; the same texts, labels and seed always give the same classifier.
 *
 * @param labels by text: the name of its class; at least two different ones
 * @throws the signal's reason
 */
export async function trainClassifier(
  texts: TextColumns,
  labels: readonly string[],
  { seed, settings: given, signal }: TrainingOptions,
): Promise<Training> {
  const classes = [...new Set(labels)].sort();
  const places = new Map(classes.map((name, place) => [name, place]));
  const truth = Uint16Array.from(labels, (label) => places.get(label)!);
  const turn = async () => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  const fitWith = (settings: Settings) => (some: TextColumns, theirs: Uint16Array) =>
    fitClasses(some, theirs, { classes, settings, seed, turn });

  const tried = sampleOf(texts, truth, seed);
  const tryOut = async (settings: Settings): Promise<Trial> => {
    const scores = await crossScore(tried.texts, tried.truth, { parts, seed, fit: fitWith(settings) });
    const told = toldBy(scores, classes.length);
    return { settings, scores, told, macroF1: qualityOf(tried.truth, told, classes.length).macroF1 };
  };
  const best = given ? await tryOut(given) : await chooseSettings(texts, tryOut);
  return {
    classifier: {
      ...(await fitWith(best.settings)(texts, truth)),
      sharpness: fitSharpness(best.scores, tried.truth, classes.length),
    },
    settings: best.settings,
    heldOut: { ...tried, told: best.told },
  };
}

interface Trial {
  settings: Settings;
  scores: Float64Array;
  told: Uint16Array;
  macroF1: number;
}

/** The title's weight first, where there are titles, then what a wrong text costs. */
async function chooseSettings(
  { titles }: TextColumns,
  tryOut: (settings: Settings) => Promise<Trial>,
): Promise<Trial> {
  let best: Trial | null = null;
  const keepBetter = async (settings: Settings) => {
    const trial = await tryOut(settings);
    if (best === null || trial.macroF1 > best.macroF1) best = trial;
    return best;
  };
  let chosen: Trial | null = null;
  for (const titleWeight of titles.some((title) => title !== '') ? titleWeights : [1])
    chosen = await keepBetter({ titleWeight, cost: firstCost });
  const { titleWeight } = chosen!.settings;
  for (const cost of costs) if (cost !== firstCost) chosen = await keepBetter({ titleWeight, cost });
  return chosen!;
}

/** A part of the texts in which classes have their shares; all of them where they are not too many. */
function sampleOf(
  texts: TextColumns,
  truth: Uint16Array,
  seed: number,
): { texts: TextColumns; truth: Uint16Array } {
  const samples = Math.min(200, Math.ceil(truth.length / mostTried));
  if (samples <= 1) return { texts, truth };
  const sample = dealFolds(truth, samples, seed);
  const places = placesWhere(truth.length, (place) => sample[place] === 0);
  return { texts: pickTexts(texts, places), truth: Uint16Array.from(places, (place) => truth[place]!) };
}
