import { hasLostCharacters, isMasked, isUntidyUnbroken, tidy, isDitto } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** An address as one line: half-width letters and digits, full-width brackets, no spaces. Its parts are another module's work. */
export const address: NormaliserOf = () => ({
  steps: [
    [
      'tidy',
      (at) =>
        `CASE WHEN ${isUntidyUnbroken(at('raw'))}
          THEN translate(${tidy(at('raw'))}, '() ', '（）') ELSE ${at('raw')} END`,
    ],
    ['text', (at) => unlessNothing(at('tidy'))],
    [
      'wrong',
      (at) => `CASE WHEN ${hasLostCharacters(at('text'))} THEN ${found('characters-lost')}
        WHEN contains(${at('text')}, '**') AND ${isMasked(at('text'))} THEN ${found('value-masked')}
        WHEN ${isDitto(at('text'))} THEN ${found('same-as-above')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('text')} END`,
  issue: (at) => at('wrong'),
});
