import { isMasked, isScientific, plainAscii } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

const mobile = `'1[3-9][0-9]{9}'`;
/** Area codes: 010 and 02x have three digits, all others four. */
const landline = `'(010|02[0-9]|0[3-9][0-9]{2})-?([1-9][0-9]{6,7})(?:-([0-9]{1,6}))?'`;
/** Numbers for the whole country, emergency and service numbers: 110, 12345, 95588, 961234. */
const wide = `'(?:400|800)[0-9]{7}'`;
const service = `'(?:400|800)[0-9]{7}|11[024579]|12[0-2]|1[0-2][0-9]{3}|9[56][0-9]{3,4}'`;

/** Spaces, country code, brackets and the words for an extension become one form; of several numbers the first stays. */
function repaired(text: string): string {
  const first = `split_part(regexp_replace(${text}, '[、,;/|]+', '|', 'g'), '|', 1)`;
  const plain = `regexp_replace(${first}, '\\.0+$', '')`;
  // Behind the country's code an area code lacks its zero: +86-512-58000000.
  const zeroed = `regexp_replace(${plain}, '^\\(?(\\+|00)86\\)?[ -]*([2-9][0-9]{2}|10|2[0-9])[ -]+([0-9]{7,8})', '0\\2-\\3')`;
  const bare = `regexp_replace(${zeroed}, '^\\(?(\\+|00)?86\\)?[ -]*', '')`;
  const bracketed = `regexp_replace(${bare}, '\\(([0-9]{3,4})\\)-?', '\\1-')`;
  const extended = `regexp_replace(${bracketed}, '(转|分机|EXT\\.?|#|\\*)', '-', 'g')`;
  const joined = `regexp_replace(${extended}, '[ ()]', '', 'g')`;
  const digits = `replace(${joined}, '-', '')`;
  return `CASE WHEN regexp_full_match(${digits}, ${mobile}) OR regexp_full_match(${digits}, ${wide}) THEN ${digits} ELSE ${joined} END`;
}

/** Mobile and fixed numbers of the mainland: 11 digits, or area-number-extension. */
export const phone: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => `regexp_full_match(${at('raw')}, ${mobile})`],
    ['tidy', (at) => `CASE WHEN ${at('plain')} THEN ${at('raw')} ELSE ${plainAscii(at('raw'))} END`],
    ['text', (at) => `CASE WHEN ${at('plain')} THEN ${at('tidy')} ELSE ${unlessNothing(at('tidy'))} END`],
    [
      'number',
      (at) => `CASE WHEN ${at('plain')} THEN ${at('text')} WHEN ${isMasked(at('text'))} THEN ${at('text')}
        ELSE ${repaired(at('text'))} END`,
    ],
    [
      'value-or-null',
      (at) => `CASE WHEN ${at('plain')} THEN ${at('number')}
        WHEN regexp_full_match(${at('number')}, ${mobile}) THEN ${at('number')}
        WHEN regexp_full_match(${at('number')}, ${landline})
          THEN rtrim(regexp_replace(${at('number')}, '^' || ${landline} || '$', '\\1-\\2-\\3'), '-')
        WHEN regexp_full_match(${at('number')}, ${service} || '|[2-9][0-9]{6,7}(-[0-9]{1,6})?') THEN ${at('number')} END`,
    ],
  ],
  value: (at) => at('value-or-null'),
  issue: (at) => `CASE WHEN ${at('plain')} OR ${at('text')} IS NULL THEN NULL
    WHEN ${at('value')} IS NOT NULL THEN CASE
      WHEN regexp_matches(${at('text')}, '[0-9] *[、,;/|] *[0-9+]') THEN ${found('phone-several')}
      WHEN regexp_full_match(${at('value')}, '[2-9][0-9]{6,7}(-[0-9]{1,6})?') THEN ${found('phone-no-area')} END
    WHEN ${isMasked(at('text'))} THEN ${found('value-masked')}
    WHEN ${isScientific(at('text'))} THEN ${found('digits-lost')}
    ELSE ${found('phone-form')} END`,
});
