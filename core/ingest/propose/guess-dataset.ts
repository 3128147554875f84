import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
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
  matched: number;
  /** Some identity of the dataset is complete. */
  identified: boolean;
  /** Some field of an identity is there. */
  hinted: boolean;
}

/** Columns beyond this say nothing more about what a table is. */
const enoughColumns = 100;

/**
 * Which dataset a table speaks of. A header counts the more the fewer datasets know it; a dataset whose
 * subjects the table could not identify counts half.
 */
export function guessDataset(datasets: readonly Dataset[], whole: RecognisedTable): DatasetGuess {
  const table = { ...whole, columns: whole.columns.slice(0, enoughColumns) };
  const exact = scoreByName(datasets, table);
  const scores = exact.some(({ matched }) => matched >= 2)
    ? exact
    : datasets.map((dataset) => scoreByLikeness(dataset, table));
  const ranked = scores.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  const [best, second] = ranked;
  if (!best || !(best.identified || (best.hinted && best.matched >= table.columns.length / 2)))
    return { dataset: null, confidence: 0, alternatives: ranked.slice(0, 4).map(({ id }) => id) };
  const share = best.matched / table.columns.length;
  const lead = best.points / (best.points + (second?.points ?? 0));
  return {
    dataset: best.id,
    confidence: Math.round(Math.min(1, Math.sqrt(share) * lead * 1.3) * 100) / 100,
    alternatives: ranked.slice(1, 5).map(({ id }) => id),
  };
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

function scoreByLikeness(dataset: Dataset, table: RecognisedTable): Score {
  const mapped = matchColumns(dataset, table).filter(({ field }) => field !== null);
  const points = mapped.reduce((total, { confidence }) => total + confidence, 0);
  return toScore(dataset, new Set(mapped.map(({ field }) => field!)), points);
}

function toScore(dataset: Dataset, keys: ReadonlySet<string>, points: number): Score {
  const identified = dataset.identity.some((set) => set.every((key) => keys.has(key)));
  const hinted = dataset.identity.flat().some((key) => keys.has(key));
  return { id: dataset.id, points: identified ? points : points / 2, matched: keys.size, identified, hinted };
}
