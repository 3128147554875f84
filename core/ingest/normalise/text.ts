import { hasLostCharacters, isDitto, isUntidy, tidy } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { isNullToken, unlessNullToken } from './null-tokens.ts';

/** Running text: tidied, never judged. In a list the words for nothing are what it defines. */
export const text: NormaliserOf = ({ isVerbatim }) => ({
  steps: [
    ['tidy', (at) => `CASE WHEN ${isUntidy(at('raw'))} THEN ${tidy(at('raw'))} ELSE ${at('raw')} END`],
    ['text', (at) => (isVerbatim ? `nullif(${at('tidy')}, '')` : unlessNullToken(at('tidy')))],
  ],
  value: (at) => `CASE WHEN NOT ${isDitto(at('text'))} THEN ${at('text')} END`,
  issue: (at) => `CASE WHEN ${hasLostCharacters(at('text'))} THEN ${found('characters-lost')}
    WHEN ${isDitto(at('text'))} THEN ${found('same-as-above')} END`,
});

/** Free text was masked before it was stored; what was lost in it is no reason to send it back. */
export const longText: NormaliserOf = () => ({
  steps: [['tidy', (at) => `CASE WHEN ${isUntidy(at('raw'))} THEN ${tidy(at('raw'))} ELSE ${at('raw')} END`]],
  value: (at) => `CASE WHEN ${isNullToken(at('tidy'))} THEN NULL ELSE ${at('tidy')} END`,
  issue: () => 'NULL::VARCHAR',
});
