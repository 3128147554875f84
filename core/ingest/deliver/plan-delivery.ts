import type { z } from 'zod';
import type { ColumnMapping, Delivery, DeliveryMode } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { Reading } from '../../../schemas/intake/reading.ts';
import { HubError } from '../../base/hub-error.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { requireDataset } from '../require-dataset.ts';
import { claimSources, findSource, type KnownSource } from '../propose/known-sources.ts';
import { cellsByColumn } from '../propose/match-columns.ts';
import { mapColumns } from '../propose/propose-table.ts';
import { proposedReading } from '../propose/proposed-reading.ts';
import { reduceColumn } from '../propose/reduce-column.ts';
import { requireReading } from './require-reading.ts';

export type CheckedDelivery = z.output<typeof Delivery>;
type TableChoice = CheckedDelivery['tables'][number];

/** A table with everything decided about it, before its bytes are read. */
export interface PlannedTable {
  table: RecognisedTable;
  dataset: Dataset;
  columns: ColumnMapping[];
  reading: Reading;
  mode: DeliveryMode;
  /** The department's source that the table continues, null for a new one. */
  source: KnownSource | null;
}

type ChosenTable = Pick<PlannedTable, 'table' | 'dataset'> & Pick<TableChoice, 'columns' | 'reading'>;

/**
 * Decides how the chosen tables are read: as proposed, except where the person chose otherwise.
 *
 * @throws HubError BAD_INPUT for a table or column that the file does not have, a field that the dataset does
 * not have, two columns for one field or a code that its table lacks; MAPPING_INCOMPLETE when no column has a field.
 */
export function planDelivery(
  file: InspectedFile,
  delivery: CheckedDelivery,
  sources: readonly KnownSource[],
): PlannedTable[] {
  const positions = delivery.tables.map(({ table }) => table);
  if (new Set(positions).size < positions.length) throw badInput('a table is delivered twice');
  const chosen = delivery.tables.map((choice) => chooseTable(file, choice));
  const claimed = claimSources(sources, delivery.department, chosen);
  const remembered = sources.filter(({ isRemembered }) => isRemembered);
  return chosen.map((choice, at) => {
    const source = claimed[at]!;
    const earlier = source?.isRemembered ? source : undefined;
    return {
      table: choice.table,
      dataset: choice.dataset,
      columns: planColumns(file, choice, earlier ?? lookalike(choice, remembered)),
      reading: choice.reading ?? proposedReading(choice.table, earlier?.reading),
      mode: delivery.mode ?? earlier?.mode ?? 'snapshot',
      source,
    };
  });
}

function chooseTable(file: InspectedFile, choice: TableChoice): ChosenTable {
  const { table: position, dataset, columns, reading } = choice;
  const table = file.recognition.tables[position];
  if (!table) throw badInput(`table ${position}`);
  const known = requireDataset(dataset);
  if (reading) requireReading(known, reading);
  return { table, dataset: known, columns, reading };
}

/** Another source whose files look the same: it tells how the columns are read. */
function lookalike(
  { table, dataset }: ChosenTable,
  sources: readonly KnownSource[],
): KnownSource | undefined {
  return findSource(
    sources.filter((source) => source.dataset === dataset.id),
    table,
  )?.source;
}

function planColumns(
  file: InspectedFile,
  { table, dataset, columns: choices }: ChosenTable,
  earlier: KnownSource | undefined,
): ColumnMapping[] {
  const columns = applyChoices(dataset, table, mapColumns(dataset, table, earlier), choices);
  if (columns.every(({ field }) => field === null))
    throw new HubError('MAPPING_INCOMPLETE', {
      file: file.location.name,
      sheet: table.sheet,
      detail: dataset.id,
    });
  return columns;
}

/** A field that the person gave to one column is taken from the column that was proposed for it. */
function applyChoices(
  dataset: Dataset,
  table: RecognisedTable,
  proposed: readonly ColumnMapping[],
  choices: TableChoice['columns'],
): ColumnMapping[] {
  const chosen = new Map(choices.map(({ index, field }) => [index, field]));
  const taken = [...chosen.values()].filter((field) => field !== null);
  if (new Set(taken).size < taken.length) throw badInput('one field for two columns');
  for (const index of chosen.keys())
    if (!table.columns.some((column) => column.index === index)) throw badInput(`column ${index}`);
  const cells = cellsByColumn(table);
  return proposed.map((column, at) => {
    const keeps = !chosen.has(column.index) || chosen.get(column.index) === column.field;
    if (
      keeps &&
      (column.field === null || chosen.get(column.index) === column.field || !taken.includes(column.field))
    )
      return column;
    const key = chosen.get(column.index) ?? null;
    const field = dataset.fields.find((candidate) => candidate.key === key) ?? null;
    if (key !== null && !field) throw badInput(`field ${key}`);
    const reduced = reduceColumn(dataset, column.header, field, cells[at]!);
    if (field && reduced.field === null) throw badInput(`refused column ${column.index}`);
    return { ...column, ...reduced, confidence: 1, reason: 'person' };
  });
}

function badInput(detail: string): HubError {
  return new HubError('BAD_INPUT', { detail });
}
