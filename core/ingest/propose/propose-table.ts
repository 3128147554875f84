import type { ColumnMapping, TableProposal } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import type { Session } from '../../warehouse/warehouse.ts';
import { requireDataset } from '../require-dataset.ts';
import { codeColumns } from './code-columns.ts';
import { guessDataset } from './guess-dataset.ts';
import { layoutChange } from './layout-change.ts';
import { findSource, rememberedColumns, type KnownSource } from './known-sources.ts';
import { maskSample } from './mask-sample.ts';
import { cellsByColumn, matchColumns, proposeColumns, type MatchedColumns } from './match-columns.ts';
import { proposedReading } from './proposed-reading.ts';
import { refusedEverywhere } from './reduce-column.ts';

/**
 * What the hub proposes to do with one table. The dataset is the chosen one, else that of a source whose files
 * looked the same, else a guess from the headers.
 */
export async function proposeTable(
  session: Session,
  table: RecognisedTable,
  position: number,
  sources: readonly KnownSource[],
  chosen?: string,
): Promise<TableProposal> {
  const known = sources.filter(
    ({ isRemembered, dataset }) => isRemembered && (!chosen || dataset === chosen),
  );
  const match = findSource(known, table);
  const guess = guessDataset(datasets, table);
  const id = chosen ?? (match?.layout === 'known' ? match.source.dataset : guess.dataset);
  const source = match?.source.dataset === id ? match : null;
  const dataset = id === null ? null : requireDataset(id);
  const continued = source?.isContinued ? source.source : null;
  const { columns, candidates } = dataset
    ? proposeColumns(dataset, table, source ? rememberedColumns(source.source) : undefined)
    : unmapped(table);
  const reading = proposedReading(table, continued?.reading);
  return {
    table: position,
    sheet: table.sheet,
    dataset: id,
    datasetConfidence: chosen || source?.layout === 'known' ? 1 : guess.confidence,
    alternatives: [guess.dataset, ...guess.alternatives].filter(
      (other) => other !== null && other !== id,
    ) as string[],
    columns,
    candidates,
    reading,
    codeColumns: dataset ? await codeColumns(session, table, columns, dataset, reading) : [],
    sample: await maskSample(session, table, columns, dataset),
    estimatedRecords: table.estimatedRecords ?? null,
    layout: source?.layout ?? 'new',
    layoutChange: source?.layout === 'changed' ? layoutChange(source.source.columns, columns) : null,
    sourceId: continued?.sourceId ?? null,
    mode: continued?.mode ?? null,
    notes: table.notes,
  };
}

/** The columns as the dataset and the source's last file read them. */
export function mapColumns(
  dataset: Dataset,
  table: RecognisedTable,
  source: KnownSource | undefined,
): ColumnMapping[] {
  return matchColumns(dataset, table, source && rememberedColumns(source));
}

/** Without a dataset nothing is mapped; refused columns are known all the same. */
function unmapped(table: RecognisedTable): MatchedColumns {
  const cells = cellsByColumn(table);
  const columns = table.columns.map(({ index, header }, at): ColumnMapping => {
    const refusal = refusedEverywhere(header, cells[at]!);
    return {
      index,
      header,
      field: null,
      reduction: refusal ? 'drop' : 'keep',
      refusal,
      confidence: 0,
      reason: refusal ? 'refused' : 'none',
    };
  });
  return { columns, candidates: [] };
}
