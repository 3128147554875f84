import { openSegmenter } from '../core/monitoring/opinion/text/segment.ts';
import { cutForTone, openTone } from '../core/monitoring/opinion/tone/open-tone.ts';
import { shippedToneLexicon } from '../core/monitoring/opinion/tone/tone-lexicon.ts';
import { type BenchRow, median, recordResult, rounded } from './record-result.ts';
import { type LabelledReviews, readReviews, reviewSets } from './tone/labelled-reviews.ts';
import { snownlpScores } from './tone/snownlp.ts';
import { trainedOnHalf } from './tone/trained-on-half.ts';

/**
 * Tone of reviews whose writers said whether they praise: by the shipped lexicon alone, beside SnowNLP with its own shipped model on
 * the same texts, and by a model trained on half of a set.
 *
 *   [TONGHUI_PEER_PYTHON=python with snownlp] npx tsx bench/tone.ts [--every N]
 *
 * N: the two are compared on every Nth text; training has all of them. Speed is in processor seconds, so that what else runs does not count.
 */
const everyAt = process.argv.indexOf('--every');
const every = everyAt < 0 ? 1 : Number(process.argv[everyAt + 1]);
const tone = openTone(shippedToneLexicon());
const segmenter = openSegmenter([]);

/** Praise where anything tells for it: the score's sign, which nothing was fitted to. */
const praisesByLexicon = (text: string) => (tone.score(cutForTone(text, segmenter)) > 0 ? 1 : 0);

function accuracyOf(told: readonly number[], { praises }: LabelledReviews): number {
  return told.filter((one, at) => one === praises[at]).length / praises.length;
}

/** Mean of the shares that are told rightly of praising and of blaming texts. */
function balancedAccuracyOf(told: readonly number[], { praises }: LabelledReviews): number {
  const recall = (side: number) => {
    const own = [...praises.keys()].filter((at) => praises[at] === side);
    return own.filter((at) => told[at] === side).length / own.length;
  };
  return (recall(0) + recall(1)) / 2;
}

function timed<T>(work: () => T): { result: T; seconds: number } {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

function measure(set: LabelledReviews): BenchRow[] {
  const runs = [0, 1, 2].map(() => timed(() => set.texts.map(praisesByLexicon)));
  const told = runs[0]!.result;
  const perSecond = set.texts.length / median(runs.map(({ seconds }) => seconds));
  const peer = snownlpScores(set.texts);
  const peerTold = peer?.scores.map((score) => (score > 0.5 ? 1 : 0));
  const row = (metric: string, unit: string, value: number, peerValue: number | undefined): BenchRow => ({
    case: set.name,
    metric,
    unit,
    value: rounded(value, 4),
    ...(peerValue === undefined
      ? {}
      : { peer: 'SnowNLP', peerValue: rounded(peerValue, 4), ratio: rounded(value / peerValue, 3) }),
  });
  return [
    row('accuracy', 'share', accuracyOf(told, set), peerTold && accuracyOf(peerTold, set)),
    row(
      'balancedAccuracy',
      'share',
      balancedAccuracyOf(told, set),
      peerTold && balancedAccuracyOf(peerTold, set),
    ),
    row('textsPerSecond', 'texts/s', perSecond, peer ? set.texts.length / peer.seconds : undefined),
  ];
}

function meanRow(rows: readonly BenchRow[], metric: string): BenchRow {
  const own = rows.filter((row) => row.metric === metric);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const value = rounded(mean(own.map((row) => row.value)), 4);
  const peers = own.flatMap(({ peerValue }) => peerValue ?? []);
  if (peers.length < own.length) return { case: 'mean', metric, unit: 'share', value };
  const peerValue = rounded(mean(peers), 4);
  return {
    case: 'mean',
    metric,
    unit: 'share',
    value,
    peer: 'SnowNLP',
    peerValue,
    ratio: rounded(value / peerValue, 3),
  };
}

const sets = reviewSets.flatMap((name) => readReviews(name, every) ?? []);
if (sets.length < reviewSets.length) console.error('skipped: the shared data folder is absent');
else {
  const rows = sets.flatMap(measure);
  const means = ['accuracy', 'balancedAccuracy'].map((metric) => meanRow(rows, metric));
  const trained: BenchRow[] = [];
  for (const name of reviewSets) trained.push(await trainedOnHalf(readReviews(name, 1)!));
  await recordResult('tone', [...rows, ...means, ...trained]);
}
