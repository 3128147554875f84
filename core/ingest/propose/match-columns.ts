import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader, normaliseHeader } from '../../../schemas/datasets/header.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import type { RecognisedTable } from '../../../schemas/intake/connector.ts';
import { headerSimilarity } from './header-similarity.ts';
import { reduceColumn } from './reduce-column.ts';
import { distinctiveTypes, fitOfValues } from './value-patterns.ts';

/** Normalised header → field key (null: not published) as a source's earlier file was read. */
export type RememberedColumns = ReadonlyMap<string, string | null>;

interface Match {
  field: Field;
  confidence: number;
  reason: ColumnMapping['reason'];
}

interface Candidate extends Match {
  column: number;
}

const leastSimilarity = 0.6;
const leastConfidence = 0.4;

/**
 * Proposes a field for every column of a table, each field at most once: the earlier file's choice, then the
 * field's label, then a known variant, then the values of a particular look, then a similar name. Values that
 * contradict a field's type lower its confidence. Columns that are never stored come out as refused.
 */
export function matchColumns(
  dataset: Dataset,
  table: RecognisedTable,
  remembered: RememberedColumns = new Map(),
): ColumnMapping[] {
  const cells = cellsByColumn(table);
  const chosen = assign(
    table.columns.flatMap(({ header }, column) =>
      matchesOf(dataset, header, cells[column]!, remembered).map((match) => ({ ...match, column })),
    ),
  );
  return table.columns
    .map(({ index, header }, column) => {
      const match = chosen.get(column);
      return {
        index,
        header,
        ...reduceColumn(dataset, header, match?.field ?? null, cells[column]!),
        confidence: match ? Math.round(match.confidence * 100) / 100 : 0,
        reason: match?.reason ?? (remembered.has(normaliseHeader(header)) ? 'remembered' : 'none'),
      };
    })
    .map(withRefusalReason);
}

/** The sample's cells, column by column. */
export function cellsByColumn(table: RecognisedTable): string[][] {
  return table.columns.map(({ index }) => table.sample.map((record) => record[index] ?? ''));
}

function withRefusalReason(column: ColumnMapping): ColumnMapping {
  return column.refusal && !column.field ? { ...column, reason: 'refused' } : column;
}

function matchesOf(
  dataset: Dataset,
  header: string,
  cells: readonly string[],
  remembered: RememberedColumns,
): Match[] {
  const refusal = refusalOf(header, dataset.id);
  if (refusal)
    return dataset.fields
      .filter(({ key, reduction }) => key === refusal.key && reduction === 'hmac')
      .map((field) => ({ field, confidence: 1, reason: 'refused' }));
  const name = normaliseHeader(header);
  if (remembered.has(name))
    return dataset.fields
      .filter(({ key }) => key === remembered.get(name))
      .map((field) => ({ field, confidence: 0.99, reason: 'remembered' }));
  const exact = matchesByName(dataset, header);
  const matches = exact.length > 0 ? exact : matchesByLikeness(dataset, name, cells);
  return matches.map((match) => weighByValues(match, cells));
}

function matchesByName(dataset: Dataset, header: string): Match[] {
  return fieldsOfHeader(dataset, header).map(({ field, by }) => ({
    field,
    confidence: by === 'label' ? 1 : 0.96,
    reason: by,
  }));
}

function matchesByLikeness(dataset: Dataset, name: string, cells: readonly string[]): Match[] {
  return dataset.fields.flatMap((field): Match[] => {
    const likeness = Math.max(
      ...[field.label.zh, ...field.variants].map((text) => headerSimilarity(normaliseHeader(text), name)),
    );
    if (likeness >= leastSimilarity) return [{ field, confidence: likeness * 0.75, reason: 'similar' }];
    const fit = distinctiveTypes.has(field.type) ? fitOfValues(field.type, cells) : null;
    return fit !== null && fit >= 0.8 ? [{ field, confidence: fit * 0.6, reason: 'values' }] : [];
  });
}

function weighByValues(match: Match, cells: readonly string[]): Match {
  const fit = fitOfValues(match.field.type, cells);
  if (fit === null || match.reason === 'values') return match;
  if (match.reason === 'similar') return { ...match, confidence: match.confidence * (0.6 + 0.4 * fit) };
  return { ...match, confidence: match.confidence - (1 - fit) * 0.15 };
}

/** Best first, every column and every field once. */
function assign(candidates: Candidate[]): Map<number, Candidate> {
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  const ordered = candidates.toSorted((a, b) => b.confidence - a.confidence || a.column - b.column);
  for (const candidate of ordered) {
    const { column, field, confidence } = candidate;
    if (confidence < leastConfidence || chosen.has(column) || taken.has(field.key)) continue;
    chosen.set(column, candidate);
    taken.add(field.key);
  }
  return chosen;
}
