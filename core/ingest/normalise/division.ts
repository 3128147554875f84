import { plainAscii, unspaced } from './clean.ts';
import { found, type NormaliserOf } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** 320582000000 is the county 320582 and 320582100000 the town 320582100; 32 and 3205 get their zeros. */
function shortened(code: string): string {
  return `CASE length(${code})
    WHEN 12 THEN CASE WHEN ends_with(${code}, '000000') THEN left(${code}, 6) WHEN ends_with(${code}, '000') THEN left(${code}, 9) ELSE ${code} END
    WHEN 9 THEN CASE WHEN ends_with(${code}, '000') THEN left(${code}, 6) ELSE ${code} END
    ELSE rpad(${code}, 6, '0') END`;
}

const isCode = (text: string) =>
  `regexp_full_match(${text}, '[1-9][0-9](?:[0-9]{2}|[0-9]{4}|[0-9]{7}|[0-9]{10})?')`;

/**
 * Administrative divisions by code (GB/T 2260, GB/T 10114, villages) or by name. `ref.division_lookup` knows
 * codes down to towns and names in all their usual forms: `hit` is the current code, `>` before the successor
 * of an abolished one, `?` for a name that several divisions bear. Villages are looked up by their town.
 */
export const division: NormaliserOf = () => ({
  steps: [
    ['plain', (at) => `regexp_full_match(${at('raw')}, '[1-9][0-9]{5}(?:[0-9]{3}|[0-9]{6})?')`],
    [
      'tidy',
      (at) =>
        `CASE WHEN ${at('plain')} THEN ${at('raw')}
          ELSE regexp_replace(${unspaced(plainAscii(at('raw')))}, '^([0-9]+)\\.0+$', '\\1') END`,
    ],
    ['text', (at) => `CASE WHEN ${at('plain')} THEN ${at('tidy')} ELSE ${unlessNothing(at('tidy'))} END`],
    ['code', (at) => `CASE WHEN ${at('plain')} OR ${isCode(at('text'))} THEN ${shortened(at('text'))} END`],
    [
      'hit',
      (at) => `coalesce(left(${at('code')}, 9), ${at('text')})`,
      { table: 'ref.division_lookup', key: 'text', value: 'hit' },
    ],
    [
      'found',
      (at) => `CASE WHEN ${at('hit')} = '?' THEN NULL
        WHEN length(${at('code')}) = 12 AND NOT starts_with(${at('hit')}, '>') THEN ${at('code')}
        WHEN ${at('hit')} IS NOT NULL THEN ltrim(${at('hit')}, '>') ELSE ${at('code')} END`,
    ],
  ],
  value: (at) => at('found'),
  issue: (at) => `CASE WHEN ${at('text')} IS NULL THEN NULL
    WHEN ${at('hit')} IS NULL AND ${at('code')} IS NOT NULL THEN ${found('division-code-unknown')}
    WHEN ${at('hit')} IS NULL THEN ${found('division-unknown')}
    WHEN ${at('hit')} = '?' THEN ${found('division-ambiguous')}
    WHEN starts_with(${at('hit')}, '>') THEN ${found('division-abolished')} END`,
});
