import type { ColumnMapping } from '../../../schemas/api/intake.ts';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { fieldsOfHeader } from '../../../schemas/datasets/header.ts';
import { certainConfidence } from '../../../schemas/intake/mapping-confidence.ts';
import { profileColumn, type ColumnProfile } from './column-profile.ts';
import { headerForms, headerIndex, type HeaderForms, type IndexedField } from './header-index.ts';
import { scoreFields, valueWeight, type FieldScore } from './score-field.ts';
import { unknownLikelihood, valueLikelihood } from './value-likelihood.ts';
import { fitOfValues } from './value-patterns.ts';

/** A field that a column may hold, how sure that is, and what speaks for it. */
export interface RankedField {
  field: Field;
  confidence: number;
  reason: ColumnMapping['reason'];
}

/** Confidence of what merely looks alike: its probability times this, so that it never becomes certain. */
const mostAlike = certainConfidence - 0.01;

/** Odds (as a logarithm) that a column is none of the fields: fitted so that of the proposals at 0.8 eight in ten are right. */
const noneWithValues = 5;
const noneByHeader = 4;

/** From this score on a header is like a field's names; below it, the values brought the field up. */
const alikeHeader = 3;

/**
 * The fields of a dataset that a column may hold, best first: those that its header names, then the others by how
 * alike header and values are. Confidences of the latter are probabilities, "none of them" being one possibility.
 */
export function rankFields(dataset: Dataset, header: string, cells: readonly string[]): RankedField[] {
  const column = profileColumn(cells);
  const named = namedFields(dataset, header, column);
  const alike = alikeFields(dataset, headerForms(header), cells, column).filter(
    ({ field }) => !named.some((match) => match.field === field),
  );
  return [...named, ...alike];
}

/** The fields that go by this very header. Values that contradict a field lower its confidence. */
function namedFields(dataset: Dataset, header: string, column: ColumnProfile | null): RankedField[] {
  return fieldsOfHeader(dataset, header)
    .map(({ field, by }) => ({
      field,
      confidence: (by === 'label' ? 1 : 0.96) - (column ? contradiction(field, column) : 0),
      reason: by,
    }))
    .sort((a, b) => b.confidence - a.confidence);
}

/** 0 where the values may well be the field's, up to 0.15 where they hardly can. */
function contradiction(field: Field, column: ColumnProfile): number {
  return Math.min(0.15, Math.max(0, -0.05 * (valueLikelihood(field, column) + 0.5)));
}

function alikeFields(
  dataset: Dataset,
  header: HeaderForms,
  cells: readonly string[],
  column: ColumnProfile | null,
): RankedField[] {
  const index = headerIndex(dataset);
  const scores = scoreFields(index, header, column);
  const none = column ? noneWithValues + valueWeight * unknownLikelihood(column) : noneByHeader;
  const total = scores.reduce((sum, score) => sum + Math.exp(sumOf(score)), Math.exp(none));
  return scores
    .map((score, at): RankedField & { score: number } => ({
      field: score.field,
      confidence: isProven(index.fields, at, header, cells)
        ? certainConfidence + 0.02
        : (mostAlike * Math.exp(sumOf(score))) / total,
      reason: score.header >= alikeHeader ? 'similar' : 'values',
      score: sumOf(score),
    }))
    .sort((a, b) => b.confidence - a.confidence || b.score - a.score)
    .map(({ field, confidence, reason }) => ({ field, confidence, reason }));
}

const sumOf = ({ header, values }: FieldScore) => header + values;

const checked: ReadonlySet<string> = new Set(['citizen-number', 'credit-code']);

/**
 * Check digits show what the values are; that they are this field's shows only a header without a word that the
 * field's names do not have (经办人身份证号 is somebody else's), in a dataset where no other field holds such numbers.
 */
function isProven(
  fields: readonly IndexedField[],
  at: number,
  { words }: HeaderForms,
  cells: readonly string[],
): boolean {
  const { field, names } = fields[at]!;
  if (!checked.has(field.type) || (fitOfValues(field.type, cells) ?? 0) < 0.8) return false;
  const hasRival = fields.some(
    (other) =>
      other.field !== field && (other.field.type === field.type || other.field.type === 'identity-number'),
  );
  const known = new Set(names.flatMap((name) => name.words.flat()));
  return !hasRival && words.length > 1 && words.every((word) => word.some((meaning) => known.has(meaning)));
}
