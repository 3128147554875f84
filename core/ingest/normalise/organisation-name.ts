import { hasLostCharacters, isMasked, isUntidyUnbroken, tidy, isDitto } from './clean.ts';
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
    [
      'tidy',
      (at) =>
        `CASE WHEN ${isUntidyUnbroken(at('raw'))} OR regexp_matches(${at('raw')}, '[\\[\\]【】〔〕﹙﹚]')
          THEN ${repaired(tidy(at('raw')))} ELSE ${at('raw')} END`,
    ],
    ['text', (at) => unlessNothing(at('tidy'))],
    [
      'wrong',
      (at) => `CASE WHEN ${hasLostCharacters(at('text'))} THEN ${found('characters-lost')}
        WHEN ${isMasked(at('text'))} THEN ${found('value-masked')}
        WHEN ${isDitto(at('text'))} THEN ${found('same-as-above')} END`,
    ],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('text')} END`,
  issue: (at) => at('wrong'),
});
