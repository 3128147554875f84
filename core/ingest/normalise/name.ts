import { isMasked, isUntidy, tidy, isDitto } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

const plainName = `'[\\x{4e00}-\\x{9fff}]{2,4}'`;
const anyName = `'[\\x{3400}-\\x{9fff}\\x{f900}-\\x{faff}\\x{20000}-\\x{323af}]{1,30}(·[\\x{3400}-\\x{9fff}\\x{20000}-\\x{323af}]{1,30})*'`;

/** One dot between the parts of a name, none of the spaces that align it, and no remark in brackets behind it. */
function repaired(text: string): string {
  const dotted = `regexp_replace(${text}, '\\s*[•・‧∙●⋅﹒．.·][•・‧∙●⋅﹒．.·\\s]*', '·', 'g')`;
  const remark = `regexp_replace(${dotted}, '[（(【\\[][^）)】\\]]*[）)】\\]]$', '')`;
  // Spaces stand between the words of a Latin name only.
  return `CASE WHEN regexp_matches(${text}, '[A-Za-z]') THEN trim(regexp_replace(regexp_replace(${text}, '[（(][^）)]*[）)]$', ''), ' {2,}', ' ', 'g'))
    ELSE replace(${remark}, ' ', '') END`;
}

/** A person's name (GA/T 2000): two names in one cell, masked names and lost characters are no name. */
export const name: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => `regexp_full_match(${at('raw')}, ${plainName})`],
    [
      'tidy',
      (at) =>
        `CASE WHEN ${at('plain')} THEN ${at('raw')} WHEN ${isUntidy(at('raw'))} THEN ${tidy(at('raw'))} ELSE ${at('raw')} END`,
    ],
    ['text', (at) => unlessNothing(at('tidy'))],
    ['name', (at) => `CASE WHEN ${at('plain')} THEN ${at('text')} ELSE ${repaired(at('text'))} END`],
    ['wrong', (at) => `CASE WHEN ${at('plain')} THEN NULL ELSE ${whatIsWrong(at('name'))} END`],
  ],
  value: (at) => `CASE WHEN ${at('wrong')} IS NULL THEN ${at('name')} END`,
  issue: (at) => at('wrong'),
});

function whatIsWrong(text: string): string {
  return `CASE
    WHEN regexp_full_match(${text}, ${anyName}) THEN NULL
    WHEN regexp_matches(${text}, '[\\x{fffd}?？□]') THEN ${found('characters-lost')}
    WHEN ${isMasked(text)} THEN ${found('value-masked')}
    WHEN ${isDitto(text)} THEN ${found('same-as-above')}
    WHEN regexp_matches(${text}, '[、，,；;/／&]') THEN ${found('name-several')}
    WHEN regexp_matches(${text}, '^[0-9 .:-]*$') OR length(${text}) > 100 THEN ${found('name-form')}
  END`;
}
