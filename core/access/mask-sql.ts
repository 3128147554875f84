import type { Masking } from '../../schemas/datasets/dataset.ts';

const hidden = '***';

/**
 * SQL that shows a value as `masking` allows, by the habits of DOMAIN §2: 张*, 320***************12 (first three
 * and last two), 138****0000, an address as far as its village or grid. A value too short to keep anything back
 * is hidden whole; no value stays no value.
 *
 * @param expression SQL of the value, evaluated several times.
 */
export function maskSql(masking: Masking, expression: string): string {
  if (masking === 'none') return expression;
  const text = `CAST(${expression} AS VARCHAR)`;
  return `CASE WHEN ${expression} IS NULL THEN NULL ELSE ${shown[masking](text)} END`;
}

const shown: Record<Exclude<Masking, 'none'>, (text: string) => string> = {
  hidden: () => `'${hidden}'`,
  name: (text) => `left(${text}, 1) || '*'`,
  number: (text) =>
    `CASE WHEN length(${text}) > 7 THEN left(${text}, 3) || repeat('*', length(${text}) - 5) || right(${text}, 2)
          ELSE '${hidden}' END`,
  phone: (text) =>
    `CASE WHEN length(${text}) >= 11 THEN left(${text}, 3) || '****' || right(${text}, 4)
          WHEN length(${text}) >= 7 THEN left(${text}, 2) || '****' || right(${text}, 2)
          ELSE '${hidden}' END`,
  address: (text) => `coalesce(${addressHead(text)}, '') || '${hidden}'`,
};

/** Endings of the parts of an address that may be shown, the finest first. */
const shownParts = ['网格|村委会|居委会|社区|村', '街道|镇|乡', '区|县|市'];

function addressHead(text: string): string {
  const heads = shownParts.map((endings) => `nullif(regexp_extract(${text}, '^.*?(${endings})'), '')`);
  return `coalesce(${heads.join(', ')})`;
}
