import type { Allotment } from '../../journal/command.ts';
import type { AcceptedBatch, AcceptedDelivery } from '../batch/batch-entry.ts';
import type { InspectedFile } from '../inspected-files.ts';
import { findSource, type KnownSource } from '../propose/known-sources.ts';
import { layoutOf } from '../propose/layout.ts';
import type { CheckedDelivery } from './plan-delivery.ts';
import type { StagedTable } from './extract-tables.ts';

/** The journal's entry for a delivery: what was decided, and the ids it is given. */
export function toEntry(
  allot: Allotment,
  file: InspectedFile,
  delivery: CheckedDelivery,
  staged: readonly StagedTable[],
  sources: readonly KnownSource[],
): AcceptedDelivery {
  const claimed = new Set<number>();
  return {
    deliveryId: allot.ids('delivery'),
    fileName: file.location.name,
    fileSize: file.size,
    sha256: file.sha256,
    department: delivery.department,
    mode: delivery.mode,
    period: delivery.period,
    dataVersion: allot.dataVersion(),
    batches: staged.map((table) => {
      const free = sources.filter(
        (source) =>
          source.department === delivery.department &&
          source.dataset === table.dataset.id &&
          !claimed.has(source.sourceId),
      );
      const source = findSource(free, headersOf(table), table.table.sheet)?.source;
      if (source) claimed.add(source.sourceId);
      return toBatch(allot, file, table, source);
    }),
  };
}

function toBatch(
  allot: Allotment,
  file: InspectedFile,
  { table, dataset, columns, extracted, stored }: StagedTable,
  source: KnownSource | undefined,
): AcceptedBatch {
  return {
    batchId: allot.ids('batch'),
    sourceId: source?.sourceId ?? allot.ids('source'),
    isNewSource: source === undefined,
    dataset: dataset.id,
    connector: file.recognition.connector,
    sheet: table.sheet,
    stored,
    layout: layoutOf(columns.map(({ header }) => header)),
    columns,
    notes: [...file.recognition.notes, ...table.notes, ...extracted.notes],
    records: extracted.records,
    firstRecordId: extracted.records > 0 ? allot.ids('record', extracted.records) : 0,
  };
}

function headersOf({ table }: StagedTable): string[] {
  return table.columns.map(({ header }) => header);
}
