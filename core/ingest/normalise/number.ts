import type { Field } from '../../../schemas/datasets/dataset.ts';
import { plainAscii, unspaced } from './clean.ts';
import { found, type Normaliser, type NormaliserOf } from './normaliser.ts';
import { unlessNullToken } from './null-tokens.ts';
import { convertedSql, unitFactorSql, unitOfHeader, unitPattern } from './unit.ts';

const cleanNumber = `'-?[0-9]{1,15}(\\.[0-9]{1,15})?'`;
const grouped = `'-?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?'`;

/** A number with its unit behind it, thousands separators and the words for "about". */
const numberWithUnit = `'^[约近超逾]?[¥￥$]?(-?[0-9][0-9,]*(?:\\.[0-9]+)?)[余多来]?(${unitPattern})(?:人民币)?(?:左右|以上|上下)?$'`;

/** Integers and decimals with the unit that their field is in. */
function numeric(field: Field, whole: boolean, header: string, tableUnit: string | undefined): Normaliser {
  const columnUnit = unitOfHeader(header) ?? tableUnit ?? null;
  const bare = (number: string) => convertedSql(number, columnUnit, field.unit);
  const type = whole ? 'BIGINT' : 'DOUBLE';
  return {
    steps: [
      [
        'fast',
        (at) =>
          `CASE WHEN regexp_full_match(${at('raw')}, ${cleanNumber}) THEN ${bare(`TRY_CAST(${at('raw')} AS DOUBLE)`)} END`,
      ],
      [
        'text',
        (at) =>
          `CASE WHEN ${at('fast')} IS NULL THEN ${unlessNullToken(unspaced(plainAscii(at('raw'))))} END`,
      ],
      ['parts', (at) => `regexp_extract(${at('text')}, ${numberWithUnit}, ['number', 'unit'])`],
      ['bare', (at) => `TRY_CAST(replace(${at('parts')}.number, ',', '') AS DOUBLE)`],
      [
        'slow',
        (
          at,
        ) => `CASE WHEN contains(${at('parts')}.number, ',') AND NOT regexp_full_match(${at('parts')}.number, ${grouped}) THEN NULL
          WHEN ${at('parts')}.unit = '' THEN ${bare(at('bare'))}
          ELSE ${at('bare')} * ${unitFactorSql(`${at('parts')}.unit`, field.unit)} END`,
      ],
      ['number', (at) => `CASE WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')} ELSE ${at('slow')} END`],
    ],
    value: (at) =>
      whole
        ? `CASE WHEN ${at('number')} = round(${at('number')}) THEN TRY_CAST(${at('number')} AS ${type}) END`
        : `CASE WHEN isfinite(${at('number')}) THEN ${at('number')} + 0 END`, // minus zero is zero
    issue: (at) => `CASE WHEN ${at('value')} IS NOT NULL THEN
        CASE WHEN regexp_matches(${at('text')}, '^[约近超逾]|[余多来]|左右|以上|上下') THEN ${found('number-approximate')} END
      WHEN ${at('number')} <> round(${at('number')}) THEN ${found('number-not-whole')}
      WHEN ${at('number')} IS NOT NULL OR ${at('text')} IS NOT NULL THEN ${found('number-form')} END`,
  };
}

export const integer: NormaliserOf = (field, { unit }, { header }) => numeric(field, true, header, unit);
export const decimal: NormaliserOf = (field, { unit }, { header }) => numeric(field, false, header, unit);
