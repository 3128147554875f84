import { isScientific, plainAscii, unspaced } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** A grid's code, or its name where a department has no codes. Grid codes are not uniform (15, 16, 18 digits). */
export const gridCode: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => `regexp_full_match(${at('raw')}, '[0-9A-Z]{2,30}')`],
    [
      'tidy',
      (at) => `CASE WHEN ${at('plain')} THEN ${at('raw')}
        ELSE regexp_replace(${unspaced(plainAscii(at('raw')))}, '^([0-9]+)\\.0+$', '\\1') END`,
    ],
    ['text', (at) => unlessNothing(at('tidy'))],
    [
      'wrong',
      (at) =>
        `CASE WHEN ${at('plain')} THEN NULL WHEN ${isScientific(at('text'))} THEN ${found('digits-lost')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('text')} END`,
  issue: (at) => at('wrong'),
});
