import type { ColumnMapping, TableProposal } from '../../../schemas/api/intake.ts';
import type { Dataset } from '../../../schemas/datasets/dataset.ts';
import { normaliseHeader } from '../../../schemas/datasets/header.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { assignColumns } from './assign-columns.ts';
import { rankFields, type RankedField } from './rank-fields.ts';
import { reduceColumn } from './reduce-column.ts';
import { refusedByValues } from './refused-values.ts';

/** Normalised header → field key (null: not published) as a source's earlier file was read. */
export type RememberedColumns = ReadonlyMap<string, string | null>;

/** A table's columns as they are proposed, with what else each may be. */
export interface MatchedColumns {
  columns: ColumnMapping[];
  candidates: TableProposal['candidates'];
}

/** What is less likely is left to people to choose. */
const leastConfidence = 0.5;
const shownCandidates = 3;

/**
 * Proposes a field for every column of a table, each field at most once: the earlier file's choice, then what the
 * header names, then what header and values together make likely. Columns that are never stored come out as refused.
 */
export function proposeColumns(
  dataset: Dataset,
  table: RecognisedTable,
  remembered: RememberedColumns = new Map(),
): MatchedColumns {
  const cells = cellsByColumn(table);
  const ranked = table.columns.map(({ header }, at) => rankColumn(dataset, header, cells[at]!, remembered));
  const chosen = assignColumns(ranked.map((fields) => confidencesOf(dataset, fields)));
  const columns = table.columns.map(({ index, header }, at): ColumnMapping => {
    const match = ranked[at]!.find(({ field }) => field === dataset.fields[chosen[at]!]);
    const isRemembered = remembered.has(normaliseHeader(header));
    const reduced = reduceColumn(dataset, header, match?.field ?? null, cells[at]!);
    const isKept = reduced.field !== null;
    return {
      index,
      header,
      ...reduced,
      confidence: match && isKept ? rounded(match.confidence) : 0,
      reason: isKept ? match!.reason : reduced.refusal ? 'refused' : isRemembered ? 'remembered' : 'none',
    };
  });
  return { columns, candidates: columns.flatMap((column, at) => candidatesOf(column, ranked[at]!)) };
}

/** The same without the other candidates. */
export function matchColumns(
  dataset: Dataset,
  table: RecognisedTable,
  remembered?: RememberedColumns,
): ColumnMapping[] {
  return proposeColumns(dataset, table, remembered).columns;
}

/** The sample's cells, column by column. */
export function cellsByColumn(table: RecognisedTable): string[][] {
  return table.columns.map(({ index }) => table.sample.map((record) => record[index] ?? ''));
}

const rounded = (confidence: number) => Math.round(confidence * 100) / 100;

function rankColumn(
  dataset: Dataset,
  header: string,
  cells: readonly string[],
  remembered: RememberedColumns,
): RankedField[] {
  const refusal = refusalOf(header, dataset.id);
  if (refusal)
    return dataset.fields
      .filter(({ key, reduction }) => key === refusal.key && reduction === 'hmac')
      .map((field) => ({ field, confidence: 1, reason: 'refused' }));
  if (refusedByValues(cells)) return [];
  const ranked = rankFields(dataset, header, cells);
  const name = normaliseHeader(header);
  if (!remembered.has(name)) return ranked;
  const key = remembered.get(name);
  const others = ranked.map((match) => ({
    ...match,
    confidence: Math.min(match.confidence, leastConfidence - 0.01),
  }));
  return others
    .map((match) =>
      match.field.key === key ? { ...match, confidence: 0.99, reason: 'remembered' as const } : match,
    )
    .sort((a, b) => b.confidence - a.confidence);
}

/** Only what the header names may be chosen where it names something. */
function confidencesOf(dataset: Dataset, ranked: readonly RankedField[]): number[] {
  const isNamed = ranked.some(({ reason }) => reason === 'label' || reason === 'variant');
  return dataset.fields.map((field) => {
    const match = ranked.find((candidate) => candidate.field === field);
    if (!match || match.confidence < leastConfidence) return 0;
    return isNamed && (match.reason === 'similar' || match.reason === 'values') ? 0 : match.confidence;
  });
}

function candidatesOf(
  { index, refusal }: ColumnMapping,
  ranked: readonly RankedField[],
): TableProposal['candidates'] {
  if (refusal) return [];
  const fields = ranked
    .filter(({ confidence }) => confidence >= 0.01)
    .slice(0, shownCandidates)
    .map(({ field, confidence, reason }) => ({ field: field.key, confidence: rounded(confidence), reason }));
  return [{ index, fields }];
}
