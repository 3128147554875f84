import { hasLostCharacters, isDitto, isMasked, isPlain, tidy } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** Brackets full-width as in the register, and spaces only between Latin words. */
function repaired(text: string): string {
  const bracketed = `translate(${text}, '()[]【】〔〕﹙﹚', '（）（）（）（）（）')`;
  return `regexp_replace(regexp_replace(${bracketed}, '([^\\x00-\\x7f]) +', '\\1', 'g'), ' +([^\\x00-\\x7f])', '\\1', 'g')`;
}

/** A company's or authority's name. */
export const organisationName: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => isPlain(at('raw'))],
    ['tidy', (at) => `CASE WHEN ${at('plain')} THEN ${at('raw')} ELSE ${tidy(at('raw'))} END`],
    ['repaired', (at) => `CASE WHEN ${at('plain')} THEN ${at('tidy')} ELSE ${repaired(at('tidy'))} END`],
    [
      'text',
      (at) => `CASE WHEN ${at('plain')} THEN ${at('repaired')} ELSE ${unlessNothing(at('repaired'))} END`,
    ],
    [
      'wrong',
      (at) => `CASE WHEN ${at('plain')} THEN NULL
        WHEN ${hasLostCharacters(at('text'))} THEN ${found('characters-lost')}
        WHEN ${isMasked(at('text'))} THEN ${found('value-masked')}
        WHEN ${isDitto(at('text'))} THEN ${found('same-as-above')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('text')} END`,
  issue: (at) => at('wrong'),
});
