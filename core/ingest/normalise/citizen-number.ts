import { literal } from '../../warehouse/quote.ts';
import { isMasked, isScientific, plainAscii } from './clean.ts';
import { found, type Normaliser, type NormaliseContext, type StepOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/**
 * The weighted sum of a citizen number's first 17 digits modulo 11 (GB 11643, ISO 7064 MOD 11-2), from those
 * digits as a BIGINT. The weights 7 9 10 5 8 4 2 … 2 are 2^17 … 2^1 mod 11. With q_i = body // 10^i the i-th
 * digit is q_i - 10 q_(i+1), so the sum is 2 (body - 8 Σ 2^(i-1) q_i): one division a digit.
 */
function weightedSum(body: string): string {
  const quotients = Array.from({ length: 16 }, (_, at) => `${2 ** at % 11}*(${body}//${10 ** (at + 1)})`);
  return `(2 * (${body} % 11 + 11 * 80000000000000000 - 8 * (${quotients.join('+')})) % 11)`;
}

/** The sum and the check character, X for 10, together leave 1. */
function checks(body: string, number: string): string {
  return `((${weightedSum(body)} + instr('0123456789X', substr(${number}, 18, 1)) - 1) % 11 = 1)`;
}

/** What cells make of a number: spaces, hyphens, `.0` behind it. */
function joined(text: string): string {
  return `CASE WHEN ${isScientific(text)} THEN ${text}
    ELSE regexp_replace(regexp_replace(${text}, '\\.0+$', ''), '[ -]', '', 'g') END`;
}

/** A number of 15 digits gets its century and its check character (GB 11643-1999). */
function lengthened(text: string): string {
  const body = `(left(${text}, 6) || '19' || right(${text}, 9))`;
  return `CASE WHEN regexp_full_match(${text}, '[0-9]{15}')
    THEN ${body} || substr('10X98765432', ${weightedSum(`CAST(${body} AS BIGINT)`)}::INTEGER + 1, 1) ELSE ${text} END`;
}

const isWellFormed = (text: string) => `regexp_full_match(${text}, '[0-9]{17}[0-9X]')`;

/** Citizen numbers (GB 11643): form, check character, date of birth; an area that no edition of GB/T 2260 knows is a warning. */
export function citizenNumber(_field: unknown, { today }: NormaliseContext): Normaliser {
  const day = `DATE ${literal(today)}`;
  return {
    steps: [
      ['formed', (at) => isWellFormed(at('raw'))],
      [
        'plain',
        (at) =>
          `CASE WHEN ${at('formed')} OR ${at('raw')} IS NULL THEN ${at('raw')} ELSE ${plainAscii(at('raw'))} END`,
      ],
      ['joined', (at) => `CASE WHEN ${at('formed')} THEN ${at('plain')} ELSE ${joined(at('plain'))} END`],
      [
        'text',
        (at) => `CASE WHEN ${at('formed')} THEN ${at('joined')} ELSE ${unlessNothing(at('joined'))} END`,
      ],
      ['number', (at) => `CASE WHEN ${at('formed')} THEN ${at('text')} ELSE ${lengthened(at('text'))} END`],
      ['known', (at) => `(left(${at('number')}, 6) IN (SELECT code FROM ref.citizen_area))`],
      [
        'body',
        (at) =>
          `CASE WHEN ${at('formed')} OR ${isWellFormed(at('number'))} THEN CAST(left(${at('number')}, 17) AS BIGINT) END`,
      ],
      ['born', (at) => `try_strptime(substr(${at('number')}, 7, 8), '%Y%m%d')::DATE`],
      ['checks', (at) => checks(at('body'), at('number'))],
      ['valid', (at) => `(${at('checks')} AND ${at('born')} BETWEEN DATE '1800-01-01' AND ${day})`],
    ],
    value: (at) => `CASE WHEN ${at('valid')} THEN ${at('number')} END`,
    issue: (at) => `CASE WHEN ${at('text')} IS NULL THEN NULL
      WHEN ${at('valid')} THEN ${doubt(at, day)} ELSE ${whatIsWrong(at)} END`,
  };
}

/** The leading 9 of the 2023 permanent-residence card stands for no area. */
function doubt(at: StepOf, day: string): string {
  return `CASE WHEN ${at('born')} < ${day} - INTERVAL 120 YEAR THEN ${found('citizen-number-age')}
    WHEN NOT ${at('known')} AND NOT starts_with(${at('value')}, '9') THEN ${found('citizen-number-area')} END`;
}

function whatIsWrong(at: StepOf): string {
  return `CASE WHEN ${isScientific(at('number'))} THEN ${found('digits-lost')}
    WHEN ${isMasked(at('number'))} THEN ${found('value-masked')}
    WHEN ${at('body')} IS NULL THEN ${found('citizen-number-form')}
    WHEN regexp_full_match(${at('number')}, '[0-9]{15}000') THEN ${found('digits-lost')}
    WHEN ${at('checks')} THEN ${found('citizen-number-birth')}
    WHEN ${at('born')} IS NULL THEN ${found('citizen-number-birth')}
    ELSE ${found('citizen-number-checksum')} END`;
}
