import type { Allotment } from '../../journal/command.ts';
import type { HoldRules } from '../hold/hold-rules.ts';
import type { AcceptedBatch, AcceptedDelivery } from '../batch/batch-entry.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { claimSources, type KnownSource } from '../propose/known-sources.ts';
import { layoutOf } from '../propose/layout.ts';
import { coordinateNotes } from './coordinate-notes.ts';
import type { CheckedDelivery, PlannedTable } from './plan-delivery.ts';
import type { StagedTable } from './extract-tables.ts';

/** The journal's entry for a delivery: what was decided, and the ids it is given. `planned` has the repeated tables too. */
export function toEntry(
  allot: Allotment,
  file: InspectedFile,
  delivery: CheckedDelivery,
  planned: readonly PlannedTable[],
  staged: readonly StagedTable[],
  sources: readonly KnownSource[],
  hold: HoldRules,
): AcceptedDelivery {
  const claimed = claimSources(sources, delivery.department, planned);
  const sourceOf = new Map(planned.map(({ table }, at) => [table, claimed[at]!]));
  return {
    deliveryId: allot.ids('delivery'),
    fileName: file.location.name,
    fileSize: file.size,
    sha256: file.sha256,
    department: delivery.department,
    period: delivery.period,
    dataVersion: allot.dataVersion(),
    batches: staged.map((table) => ({
      ...toBatch(allot, file, table, sourceOf.get(table.table) ?? null),
      headerRecords: table.table.headerRecords,
      hold,
    })),
  };
}

function toBatch(
  allot: Allotment,
  file: InspectedFile,
  planned: StagedTable,
  source: KnownSource | null,
): Omit<AcceptedBatch, 'headerRecords' | 'hold'> {
  const { table, dataset, columns, reading, mode, extracted, stored } = planned;
  return {
    batchId: allot.ids('batch'),
    sourceId: source?.sourceId ?? allot.ids('source'),
    isNewSource: source === null,
    dataset: dataset.id,
    mode,
    connector: file.recognition.connector,
    sheet: table.sheet,
    stored,
    layout: layoutOf(columns.map(({ header }) => header)),
    columns,
    reading,
    notes: [...file.recognition.notes, ...table.notes, ...extracted.notes, ...coordinateNotes(planned)],
    records: extracted.records,
    firstRecordId: extracted.records > 0 ? allot.ids('record', extracted.records) : 0,
  };
}
