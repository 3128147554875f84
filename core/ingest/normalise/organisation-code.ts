import { isMasked, isScientific, plainAscii } from './clean.ts';
import { isCreditCode, organisationCodeChecksSql } from './credit-code.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

const isWellFormed = (text: string) => `regexp_full_match(${text}, '[0-9A-Z]{8}[0-9X]')`;

/** Organisation codes (GB 11714) without their hyphen; from a whole credit code (GB 32100) its nine characters are taken. */
export const organisationCode: NormaliserOf = () => ({
  steps: [
    ['formed', (at) => isWellFormed(at('raw'))],
    [
      'tidy',
      (at) =>
        `CASE WHEN ${at('formed')} THEN ${at('raw')} ELSE regexp_replace(${plainAscii(at('raw'))}, '[ -]', '', 'g') END`,
    ],
    ['text', (at) => `CASE WHEN ${at('formed')} THEN ${at('tidy')} ELSE ${unlessNothing(at('tidy'))} END`],
    [
      'code',
      (at) =>
        `CASE WHEN ${at('formed')} THEN ${at('text')} WHEN ${isCreditCode(at('text'))} THEN substr(${at('text')}, 9, 9) ELSE ${at('text')} END`,
    ],
    [
      'wrong',
      (at) => `CASE WHEN ${at('code')} IS NULL THEN NULL
        WHEN ${isMasked(at('code'))} THEN ${found('value-masked')}
        WHEN ${isScientific(at('code'))} THEN ${found('digits-lost')}
        WHEN NOT ${isWellFormed(at('code'))} THEN ${found('organisation-code-form')}
        WHEN NOT ${organisationCodeChecksSql(at('code'), 1)} THEN ${found('organisation-code-checksum')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('code')} END`,
  issue: (at) => at('wrong'),
});
