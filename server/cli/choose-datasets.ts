import { HubError } from '../../core/base/hub-error.ts';
import type { TableProposal } from '../../schemas/api/intake.ts';
import { say, texts } from './output.ts';

/** A guess below this is not taken without asking: three quarters of what would speak for it. */
export const leastConfidence = 0.75;

/** Written for a dataset, it leaves a table out. */
export const leaveOut = '-';

type Guess = Pick<TableProposal, 'sheet' | 'dataset' | 'datasetConfidence' | 'alternatives'>;

/** Which dataset each table of a file is delivered as; null: it is left out. */
export interface DatasetChoices {
  datasets: (string | null)[];
  /** Names of the tables whose dataset nobody knows; they are not delivered. */
  unrecognised: string[];
}

/**
 * Decides the dataset of every table of a file. `given` are the values of `--dataset`: `TABLE=DATASET` for one table,
 * `TABLE=-` to leave it out, or `DATASET` alone, which counts for a file of one table; of several it counts for those
 * that may be it and are not surely something else.
 *
 * @throws HubError DATASET_UNSURE when a guess is not sure enough or no table is known, with the candidates; BAD_INPUT
 * for a table that the file does not have and for a dataset that fits none of its tables
 */
export function chooseDatasets(
  file: string,
  tables: readonly Guess[],
  given: readonly string[],
): DatasetChoices {
  const named = new Map<string, string>();
  let general: string | undefined;
  for (const value of given) {
    const at = value.lastIndexOf('=');
    if (at < 0) general = value;
    else named.set(value.slice(0, at), value.slice(at + 1));
  }
  requireTables(tables, [...named.keys()]);
  const chosen = tables.map((table) => named.get(table.sheet) ?? fitting(table, general, tables.length));
  if (general !== undefined && !chosen.includes(general))
    throw new HubError('BAD_INPUT', { detail: say(texts.fitsNone, { dataset: general, file }) });
  const unsure = tables.filter(
    ({ dataset, datasetConfidence }, at) =>
      chosen[at] === undefined && dataset !== null && datasetConfidence < leastConfidence,
  );
  const datasets = tables.map(({ dataset }, at) =>
    chosen[at] === leaveOut ? null : (chosen[at] ?? dataset),
  );
  const isLeftOut = chosen.every((choice) => choice === leaveOut);
  const doubtful = unsure.length > 0 || isLeftOut ? unsure : tables;
  if (unsure.length > 0 || (datasets.every((dataset) => dataset === null) && !isLeftOut))
    throw new HubError('DATASET_UNSURE', { file, tables: doubtful.map(describeGuess).join('; ') });
  const unrecognised = tables.filter((_, at) => datasets[at] === null && chosen[at] !== leaveOut);
  return { datasets, unrecognised: unrecognised.map(({ sheet }) => sheet) };
}

/** Whether a dataset given for a whole file counts for one of its tables. */
function fitting(
  { dataset, datasetConfidence, alternatives }: Guess,
  general: string | undefined,
  tables: number,
): string | undefined {
  if (general === undefined || tables === 1 || dataset === general) return general;
  const isSure = dataset !== null && datasetConfidence >= leastConfidence;
  return !isSure && alternatives.includes(general) ? general : undefined;
}

function requireTables(tables: readonly Guess[], names: readonly string[]): void {
  const unknown = names.filter((name) => !tables.some(({ sheet }) => sheet === name));
  if (unknown.length === 0) return;
  const sheets = tables.map(({ sheet }) => sheet).join(', ');
  throw new HubError('BAD_INPUT', { detail: say(texts.noSuchTable, { table: unknown.join(', '), sheets }) });
}

/** A table with what it may be: `名单: population 46%, social-insurance`. */
function describeGuess({ sheet, dataset, datasetConfidence, alternatives }: Guess): string {
  const guess = dataset === null ? [] : [`${dataset} ${Math.round(datasetConfidence * 100)}%`];
  const candidates = [...guess, ...alternatives].join(', ') || '?';
  return sheet === '' ? candidates : `${sheet}: ${candidates}`;
}
