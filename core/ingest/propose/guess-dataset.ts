import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { fitOfList } from './known-lists.ts';
import { matchColumns } from './match-columns.ts';

export interface DatasetGuess {
  dataset: string | null;
  confidence: number;
  /** Other datasets worth choosing, best first. */
  alternatives: string[];
}

interface Score {
  id: string;
  points: number;
  /** The points before it is asked whether subjects are identified. */
  worth: number;
  /** Fields that were found. */
  keys: ReadonlySet<string>;
  matched: number;
  /** Some identity of the dataset is complete. */
  identified: boolean;
  /** Some field of an identity is there. */
  hinted: boolean;
}

/** Columns beyond this say nothing more about what a table is. */
const enoughColumns = 100;
/** Comparing what is only alike takes longer: fewer columns, rows and datasets must do. */
const comparedColumns = 24;
const comparedRecords = 30;
const comparedDatasets = 4;
const leastShare = 0.7;
const mostShare = 0.75;
/** What is alike counts so much of what is named. */
const worthOfLikeness = 0.4;

/**
 * Which dataset a table speaks of. A header counts the more the fewer datasets know it; a dataset whose subjects the
 * table could not identify counts half. Where the names that are known do not settle it, headers and values that are
 * only alike count too. Lists, whose headers stand anywhere, are considered only for tables that consist of them;
 * between lists with the same headers the values decide.
 */
export function guessDataset(datasets: readonly Dataset[], whole: RecognisedTable): DatasetGuess {
  const table = { ...whole, columns: whole.columns.slice(0, enoughColumns) };
  const fits = new Map(
    datasets.map((dataset) => [dataset.id, dataset.isList ? fitOfList(dataset, table) : 0]),
  );
  const possible = datasets.filter(({ id }) => fits.get(id) !== null);
  const byWorth = (a: Score, b: Score) => b.points - a.points || fits.get(b.id)! - fits.get(a.id)!;
  const named = scoreByName(possible, table).sort(byWorth);
  const isSettled = named.some(({ matched, identified }) => matched >= 2 && identified);
  const ranked = (isSettled ? named : withLikeness(possible, named, table))
    .filter(({ points }) => points > 0)
    .sort(byWorth);
  const [best, second] = ranked;
  if (!best || !isConvincing(best, table.columns.length, isSettled))
    return { dataset: null, confidence: 0, alternatives: ranked.slice(0, 4).map(({ id }) => id) };
  const share = best.matched / table.columns.length;
  const lead = best.points / (best.points + (second?.points ?? 0));
  return {
    dataset: best.id,
    confidence: Math.round(Math.min(1, Math.sqrt(share) * lead * 1.3) * 100) / 100,
    alternatives: ranked.slice(1, 5).map(({ id }) => id),
  };
}

/**
 * Known names that identify a subject convince whatever else the table holds; where likeness had to help, most of
 * the columns must be the dataset's, and more than two of them.
 */
function isConvincing({ identified, hinted, matched }: Score, columns: number, isSettled: boolean): boolean {
  const share = matched / Math.min(columns, comparedColumns);
  if (isSettled) return identified || (hinted && share >= 0.5);
  return matched > 2 && (identified ? share >= leastShare : hinted && share >= mostShare);
}

/** Scores again the datasets of which most names are known, all of them where hardly any is. */
function withLikeness(
  datasets: readonly Dataset[],
  named: readonly Score[],
  table: RecognisedTable,
): Score[] {
  const few = {
    ...table,
    columns: table.columns.slice(0, comparedColumns),
    sample: table.sample.slice(0, comparedRecords),
  };
  const likely = named.filter(({ matched }) => matched >= 2).slice(0, comparedDatasets);
  return (likely.length > 0 ? likely : named).map((score) =>
    scoreByLikeness(
      datasets.find(({ id }) => id === score.id)!,
      score,
      few,
    ),
  );
}

function scoreByName(datasets: readonly Dataset[], table: RecognisedTable): Score[] {
  const meanings = table.columns.map(({ header }) =>
    datasets.map((dataset) => fieldsOfHeader(dataset, header)[0]?.field.key),
  );
  return datasets.map((dataset, at) => {
    const known = meanings.filter((keys) => keys[at] !== undefined);
    const points = known.reduce(
      (total, keys) => total + 0.2 + 1 / keys.filter((key) => key !== undefined).length,
      0,
    );
    return toScore(dataset, new Set(known.map((keys) => keys[at]!)), points);
  });
}

function scoreByLikeness(dataset: Dataset, named: Score, table: RecognisedTable): Score {
  const mapped = matchColumns(dataset, table).filter(({ field }) => field !== null);
  const alike = mapped.filter(({ reason }) => reason === 'similar' || reason === 'values');
  const points = alike.reduce((total, { confidence }) => total + worthOfLikeness * confidence, 0);
  const keys = new Set([...named.keys, ...mapped.map(({ field }) => field!)]);
  return toScore(dataset, keys, named.worth + points);
}

function toScore(dataset: Dataset, keys: ReadonlySet<string>, worth: number): Score {
  const identified = dataset.identity.some((set) => set.every((key) => keys.has(key)));
  const hinted = dataset.identity.flat().some((key) => keys.has(key));
  const points = identified ? worth : worth / 2;
  return { id: dataset.id, points, worth, keys, matched: keys.size, identified, hinted };
}
