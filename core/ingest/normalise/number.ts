import type { Field } from '../../../schemas/datasets/dataset.ts';
import { literal } from '../../warehouse/quote.ts';
import { plainAscii, unspaced } from './clean.ts';
import { found, type Normaliser } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';

const cleanNumber = `'-?[0-9]{1,15}(\\.[0-9]{1,15})?'`;
const grouped = `'-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?'`;

/** How many square metres, or yuan, a unit word stands for. */
const squareMetres: Record<string, number> = { 亩: 2000 / 3, 公顷: 10000, 平方公里: 1e6, KM2: 1e6 };

/** What a number in the field's own unit must be multiplied by when the text names another unit. */
function factor(word: string, unit: string | undefined): string {
  const magnitude = `CASE WHEN contains(${word}, '亿') THEN 1e8 WHEN contains(${word}, '万') THEN 1e4
    WHEN contains(${word}, '千') THEN 1e3 WHEN contains(${word}, '百') THEN 1e2 ELSE 1 END`;
  if (unit === '万元') return `CASE WHEN ${word} = '' THEN 1 ELSE (${magnitude}) / 1e4 END`;
  if (unit === '平方米') {
    const areas = Object.entries(squareMetres).map(
      ([name, metres]) => `WHEN ends_with(${word}, ${literal(name)}) THEN ${metres}`,
    );
    return `CASE ${areas.join(' ')} ELSE ${magnitude} END`;
  }
  if (unit === '%') return '1';
  return `CASE WHEN ends_with(${word}, '%') THEN 0.01 ELSE ${magnitude} END`;
}

/** A number with its unit behind it, thousands separators and the words for "about". */
const numberWithUnit =
  "'^[约近超逾]?[¥￥$]?(-?[0-9][0-9,]*(?:\\.[0-9]+)?)[余多来]?([百千]?[万亿]{0,2}[余多]?(?:元|平方米|平方公里|平米|㎡|M2|M²|KM2|亩|公顷|人|户|个|件|次|天|日|个工作日|工作日|家|%|分|岁)?)(?:人民币)?(?:左右|以上|上下)?$'";

/** Integers and decimals with the unit that their field is in. */
function numeric(field: Field, whole: boolean): Normaliser {
  const type = whole ? 'BIGINT' : 'DOUBLE';
  return {
    steps: [
      [
        'fast',
        (at) =>
          `CASE WHEN regexp_full_match(${at('raw')}, ${cleanNumber}) THEN TRY_CAST(${at('raw')} AS DOUBLE) END`,
      ],
      [
        'text',
        (at) =>
          `CASE WHEN ${at('fast')} IS NULL THEN ${unlessNullToken(unspaced(plainAscii(at('raw'))))} END`,
      ],
      ['parts', (at) => `regexp_extract(${at('text')}, ${numberWithUnit}, ['number', 'unit'])`],
      [
        'slow',
        (
          at,
        ) => `CASE WHEN contains(${at('parts')}.number, ',') AND NOT regexp_full_match(${at('parts')}.number, ${grouped}) THEN NULL
          WHEN ${at('text')} IS NOT NULL THEN TRY_CAST(replace(${at('parts')}.number, ',', '') AS DOUBLE) * ${factor(`${at('parts')}.unit`, field.unit)} END`,
      ],
      ['number', (at) => `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')} ELSE ${at('slow')} END`],
    ],
    value: (at) =>
      whole
        ? `CASE WHEN ${at('number')} = round(${at('number')}) THEN TRY_CAST(${at('number')} AS ${type}) END`
        : `CASE WHEN isfinite(${at('number')}) THEN ${at('number')} END`,
    issue: (at) => `CASE WHEN ${at('value')} IS NOT NULL THEN
        CASE WHEN regexp_matches(${at('text')}, '^[约近超逾]|[余多来]|左右|以上|上下') THEN ${found('number-approximate')} END
      WHEN ${at('number')} <> round(${at('number')}) THEN ${found('number-not-whole')}
      WHEN ${at('number')} IS NOT NULL OR ${at('text')} IS NOT NULL THEN ${found('number-form')} END`,
  };
}

export const integer = (field: Field): Normaliser => numeric(field, true);
export const decimal = (field: Field): Normaliser => numeric(field, false);
