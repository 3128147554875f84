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

/** The fields of a dataset that a header may mean, labels before variants; empty when the header is unknown. */
export function fieldsOfHeader(dataset: Dataset, header: string): HeaderMatch[] {
  const exact = matches(dataset, normaliseHeader(header), normaliseHeader);
  return exact.length > 0 ? exact : matches(dataset, headerStem(header), headerStem);
}

function matches(dataset: Dataset, wanted: string, form: (text: string) => string): HeaderMatch[] {
  const byLabel = dataset.fields.filter(({ label, key }) =>
    [label.zh, label.en, key].some((text) => form(text) === wanted),
  );
  const byVariant = dataset.fields.filter(
    (field) => !byLabel.includes(field) && field.variants.some((text) => form(text) === wanted),
  );
  return [
    ...byLabel.map((field) => ({ field, by: 'label' as const })),
    ...byVariant.map((field) => ({ field, by: 'variant' as const })),
  ];
}
