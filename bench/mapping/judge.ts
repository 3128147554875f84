import { normaliseHeader } from '../../schemas/datasets/header.ts';
import { refusalOf, refusedColumns, type RefusedColumn } from '../../schemas/datasets/refused.ts';
import { certainConfidence } from '../../schemas/intake/mapping-confidence.ts';
import { headerSimilarity } from '../../core/ingest/propose/header-similarity.ts';
import { rankFields } from '../../core/ingest/propose/rank-fields.ts';
import { refusedByValues } from '../../core/ingest/propose/refused-values.ts';
import { withoutHeader, type MappingCase } from './dictionary-cases.ts';

/** Where the right field came, from 0, and whether the first one was certain. */
export interface Verdict {
  place: number;
  isCertain: boolean;
}

/** Judges one header with itself taken out of the definitions and of the refused headers. */
export function judge({ dataset, key, header }: MappingCase, cells: readonly string[]): Verdict {
  const refusal = refusalOf(header, dataset.id, withoutRefused(header)) ?? refusedByValues(cells);
  if (refusal) return { place: refusal.key === key ? 0 : Infinity, isCertain: true };
  const left = withoutHeader(dataset, header);
  const ranked = rankFields(left, header, cells);
  const right = left.fields[dataset.fields.findIndex((field) => field.key === key)];
  const place = ranked.findIndex(({ field }) => field === right);
  return { place: place < 0 ? Infinity : place, isCertain: ranked[0]!.confidence >= certainConfidence };
}

/** The same by pairs of characters alone (Dice), as the peer. */
export function judgeByPairs({ dataset, key, header }: MappingCase): Verdict {
  const text = normaliseHeader(header);
  const ranked = withoutHeader(dataset, header)
    .fields.map(({ label, variants }, at) => ({
      key: dataset.fields[at]!.key,
      likeness: Math.max(
        ...[label.zh, ...variants].map((name) => headerSimilarity(normaliseHeader(name), text)),
      ),
    }))
    .sort((a, b) => b.likeness - a.likeness);
  const place = ranked.findIndex((candidate) => candidate.key === key);
  return { place: place < 0 ? Infinity : place, isCertain: false };
}

function withoutRefused(header: string): RefusedColumn[] {
  const gone = normaliseHeader(header);
  const rest = (headers: string[]) => headers.filter((other) => normaliseHeader(other) !== gone);
  return refusedColumns.map((column) => ({
    ...column,
    variants: rest(column.variants),
    within: Object.fromEntries(
      Object.entries(column.within ?? {}).map(([id, headers]) => [id, rest(headers)]),
    ),
  }));
}
