import type { z } from 'zod';
import type { ColumnMapping, Delivery } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { HubError } from '../../base/hub-error.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { requireDataset } from '../require-dataset.ts';
import { findSource, type KnownSource } from '../propose/known-sources.ts';
import { cellsByColumn } from '../propose/match-columns.ts';
import { mapColumns } from '../propose/propose-table.ts';
import { reduceColumn } from '../propose/reduce-column.ts';

export type CheckedDelivery = z.output<typeof Delivery>;
type TableChoice = CheckedDelivery['tables'][number];

/** A table with everything decided about it, before its bytes are read. */
export interface PlannedTable {
  table: RecognisedTable;
  dataset: Dataset;
  columns: ColumnMapping[];
}

/**
 * Decides how the chosen tables are read: as proposed, except where the person chose otherwise.
 *
 * @throws HubError BAD_INPUT for a table or column that the file does not have, a field that the dataset does
 * not have or two columns for one field; MAPPING_INCOMPLETE when no column has a field.
 */
export function planDelivery(
  file: InspectedFile,
  delivery: CheckedDelivery,
  sources: readonly KnownSource[],
): PlannedTable[] {
  const positions = delivery.tables.map(({ table }) => table);
  if (new Set(positions).size < positions.length) throw badInput('a table is delivered twice');
  return delivery.tables.map((choice) => planTable(file, delivery.department, choice, sources));
}

function planTable(
  file: InspectedFile,
  department: string,
  choice: TableChoice,
  sources: readonly KnownSource[],
): PlannedTable {
  const table = file.recognition.tables[choice.table];
  if (!table) throw badInput(`table ${choice.table}`);
  const dataset = requireDataset(choice.dataset);
  const ofDepartment = sources.filter(
    (source) => source.department === department && source.dataset === dataset.id,
  );
  const ofDataset = sources.filter((source) => source.dataset === dataset.id);
  const headers = table.columns.map(({ header }) => header);
  const match = findSource(ofDepartment, headers, table.sheet) ?? findSource(ofDataset, headers, table.sheet);
  const columns = applyChoices(dataset, table, mapColumns(dataset, table, match?.source), choice.columns);
  if (columns.every(({ field }) => field === null))
    throw new HubError('MAPPING_INCOMPLETE', {
      file: file.location.name,
      sheet: table.sheet,
      detail: dataset.id,
    });
  return { table, dataset, columns };
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
