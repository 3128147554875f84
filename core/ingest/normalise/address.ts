import { hasLostCharacters, isDitto, isMasked, isPlain, tidy } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** An address as one line: half-width letters and digits, full-width brackets, no spaces. Its parts are another module's work. */
export const address: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => isPlain(at('raw'))],
    [
      'tidy',
      (at) =>
        `CASE WHEN ${at('plain')} THEN ${at('raw')} ELSE translate(${tidy(at('raw'))}, '() ', '（）') END`,
    ],
    ['text', (at) => `CASE WHEN ${at('plain')} THEN ${at('tidy')} ELSE ${unlessNothing(at('tidy'))} END`],
    [
      'wrong',
      (at) => `CASE WHEN ${at('plain')} THEN NULL
        WHEN ${hasLostCharacters(at('text'))} THEN ${found('characters-lost')}
        WHEN contains(${at('text')}, '**') AND ${isMasked(at('text'))} THEN ${found('value-masked')}
        WHEN ${isDitto(at('text'))} THEN ${found('same-as-above')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('text')} END`,
  issue: (at) => at('wrong'),
});
