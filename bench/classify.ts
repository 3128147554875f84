import { classifyTexts } from '../core/monitoring/opinion/classify/classify-texts.ts';
import { crossValidate } from '../core/monitoring/opinion/classify/cross-validate.ts';
import { macroF1Interval } from '../core/monitoring/opinion/classify/quality-interval.ts';
import { qualityOf } from '../core/monitoring/opinion/classify/quality.ts';
import { type TextColumns } from '../core/monitoring/opinion/classify/texts.ts';
import { trainClassifier } from '../core/monitoring/opinion/classify/train-classifier.ts';
import { type LabelledTickets, readLabelledTickets, readTickets } from './classify/hotline-tickets.ts';
import { type BenchRow, median, recordResult, rounded } from './record-result.ts';

/**
 * Categories of real tickets (921 with a first level of seven): ten parts, each told by a classifier that saw none of it and chose all
 * its settings within the rest; the same with a part of the training texts; and how fast tickets are told.
 *
 *   npx tsx bench/classify.ts [--show]
 *
 * Speed is in processor seconds, so that what else runs does not count.
 */
const seed = 1;
const folds = 10;
const shares = [0.1, 0.25, 0.5, 1];
const isShown = process.argv.includes('--show');

async function qualityRows(tickets: LabelledTickets, share: number): Promise<BenchRow[]> {
  const told = await crossValidate(tickets, tickets.labels, { folds, share, seed });
  const names = [...new Set(tickets.labels)].sort();
  const truth = Uint16Array.from(tickets.labels, (label) => names.indexOf(label));
  // What could not be told is of a class that no ticket has: wrong.
  const guessed = Uint16Array.from(told, (label) => (label === null ? names.length : names.indexOf(label)));
  const { macroF1, accuracy, classes } = qualityOf(truth, guessed, names.length + 1);
  const { low, high } = macroF1Interval(truth, guessed, names.length + 1, seed);
  const name = `${share * 100} % of the training texts`;
  const row = (metric: string, value: number): BenchRow => ({
    case: name,
    metric,
    value: rounded(value, 3),
    unit: '',
  });
  const rows = [
    row('macroF1', macroF1),
    row('macroF1Low', low),
    row('macroF1High', high),
    row('accuracy', accuracy),
  ];
  const ofClasses = names.map((label, place) => row(`f1 ${label}`, classes[place]!.f1));
  return share === 1 ? [...rows, ...ofClasses] : rows;
}

async function speedRows(tickets: LabelledTickets, asked: TextColumns): Promise<BenchRow[]> {
  const before = process.cpuUsage();
  const { classifier } = await trainClassifier(tickets, tickets.labels, { seed });
  const training = secondsSince(before);
  const runs = [0, 1, 2].map(() => {
    const start = process.cpuUsage();
    classifyTexts(classifier, asked);
    return secondsSince(start);
  });
  const characters = asked.contents.reduce(
    (sum, content, at) => sum + content.length + asked.titles[at]!.length,
    0,
  );
  const name = `${asked.contents.length} tickets`;
  return [
    { case: name, metric: 'trainingSeconds', value: rounded(training), unit: 's' },
    { case: name, metric: 'meanCharacters', value: rounded(characters / asked.contents.length, 0), unit: '' },
    {
      case: name,
      metric: 'secondsPerMillion',
      value: rounded((median(runs) / asked.contents.length) * 1e6, 1),
      unit: 's',
    },
  ];
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const tickets = await readLabelledTickets();
const asked = await readTickets();
if (!tickets || !asked) console.error('skipped: the shared data folder is absent');
else {
  const rows: BenchRow[] = [];
  for (const share of shares) rows.push(...(await qualityRows(tickets, share)));
  rows.push(...(await speedRows(tickets, asked)));
  if (isShown) console.table(rows);
  await recordResult('classify', rows);
}
