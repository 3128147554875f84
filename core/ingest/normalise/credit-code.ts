import { isMasked, isScientific, plainAscii } from './clean.ts';
import { found, type NormaliserOf, type StepOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** GB 32100 leaves out I, O, Z, S and V. */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
/** By (sum mod 11): 11 - remainder, where 10 is X and 11 is 0. */
const organisationCheckCharacters = '0X987654321';

function weightedSum(text: string, start: number, alphabet: string, weights: readonly number[]): string {
  return weights
    .map((weight, at) => `${weight}*(instr('${alphabet}', substr(${text}, ${start + at}, 1))-1)`)
    .join('+');
}

/** True when the 18th character is the one that GB 32100 computes from the first 17 (mod 31). */
function creditCodeChecksSql(code: string): string {
  const sum = weightedSum(code, 1, creditAlphabet, creditWeights);
  return `(substr('${creditAlphabet}', ((31 - (${sum}) % 31) % 31 + 1)::INTEGER, 1) = substr(${code}, 18, 1))`;
}

/** True when the nine characters from `start` are an organisation code whose last one checks (GB 11714, mod 11). */
export function organisationCodeChecksSql(text: string, start: number): string {
  const sum = weightedSum(text, start, organisationAlphabet, organisationWeights);
  return `(substr('${organisationCheckCharacters}', ((${sum}) % 11 + 1)::INTEGER, 1) = substr(${text}, ${start + 8}, 1))`;
}

const isWellFormed = (text: string) =>
  `regexp_full_match(${text}, '[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}')`;

/** True for a whole credit code whose last character checks. */
export const isCreditCode = (text: string) =>
  `(regexp_full_match(${text}, '[1-9A-Y][0-9A-HJ-NP-RTUWXY][0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}') AND ${creditCodeChecksSql(text)})`;

function repaired(text: string): string {
  const plain = plainAscii(text);
  return `CASE WHEN ${isScientific(plain)} THEN ${plain}
    ELSE regexp_replace(regexp_replace(${plain}, '\\.0+$', ''), '[ -]', '', 'g') END`;
}

/** Unified social credit codes (GB 32100) with the organisation code inside them (GB 11714). */
export const creditCode: NormaliserOf = () => ({
  steps: [
    ['formed', (at) => isWellFormed(at('raw'))],
    ['tidy', (at) => `CASE WHEN ${at('formed')} THEN ${at('raw')} ELSE ${repaired(at('raw'))} END`],
    ['code', (at) => `CASE WHEN ${at('formed')} THEN ${at('tidy')} ELSE ${unlessNothing(at('tidy'))} END`],
    [
      'wrong',
      (at) => `CASE WHEN ${at('code')} IS NULL THEN NULL
        WHEN ${isMasked(at('code'))} OR regexp_matches(${at('code')}, 'X{6}') THEN ${found('value-masked')}
        WHEN (${at('formed')} OR ${isWellFormed(at('code'))})
        THEN CASE WHEN NOT ${creditCodeChecksSql(at('code'))} THEN ${found('credit-code-checksum')}
          WHEN NOT ${organisationCodeChecksSql(at('code'), 9)} THEN ${found('credit-code-organisation')} END
        ELSE ${misformed(at)} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('code')} END`,
  issue: (at) => at('wrong'),
});

function misformed(at: StepOf): string {
  return `CASE WHEN ${isScientific(at('code'))} THEN ${found('digits-lost')}
    WHEN regexp_full_match(${at('code')}, '[0-9]{13}|[0-9]{15}') THEN ${found('credit-code-old-number')}
    ELSE ${found('credit-code-form')} END`;
}
