import type { Dataset, Field } from './dataset.ts';

const spaces = /[\s\u00a0\u200b-\u200f\u2060\ufeff\u3000*＊:：]+/g;

/**
 * One form for headers that mean the same: NFKC (full-width letters, digits and brackets become plain),
 * lower case, no spaces, zero-width characters, colons or "required" asterisks.
 */
export function normaliseHeader(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(spaces, '');
}

/** The same without a bracketed note at the end: 性别（1男；2女） and 注册资本(万元) lose their brackets. */
export function headerStem(text: string): string {
  return normaliseHeader(text).replace(/[([【<][^)\]】>]*[)\]】>]$/, '');
}

/** How a header was recognised: by the field's own label, or by a variant that departments use. */
export interface HeaderMatch {
  field: Field;
  by: 'label' | 'variant';
}

type Names = Map<string, HeaderMatch[]>;

const indexes = new WeakMap<Dataset, { exact: Names; stems: Names }>();

/** The fields of a dataset that a header may mean, labels before variants; empty when the header is unknown. */
export function fieldsOfHeader(dataset: Dataset, header: string): HeaderMatch[] {
  let index = indexes.get(dataset);
  if (!index) {
    index = { exact: namesOf(dataset, normaliseHeader), stems: namesOf(dataset, headerStem) };
    indexes.set(dataset, index);
  }
  return index.exact.get(normaliseHeader(header)) ?? index.stems.get(headerStem(header)) ?? [];
}

/** What each name of a dataset's fields means, in one form of the names. */
function namesOf({ fields }: Dataset, form: (text: string) => string): Names {
  const names: Names = new Map();
  const add = (text: string, match: HeaderMatch) => {
    const matches = names.get(form(text)) ?? [];
    if (!matches.some(({ field }) => field === match.field)) names.set(form(text), [...matches, match]);
  };
  for (const field of fields)
    for (const text of [field.label.zh, field.label.en, field.key]) add(text, { field, by: 'label' });
  for (const field of fields) for (const text of field.variants) add(text, { field, by: 'variant' });
  return names;
}
