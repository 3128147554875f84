import { plainAscii, unspaced } from './clean.ts';
import { found, type Normaliser } from './normaliser.ts';
import { unlessNothing } from './null-tokens.ts';

/** Degrees within China (DOMAIN §2); metres of a projection and swapped axes are out of range. Which datum they are in is not judged here. */
function degrees(min: number, max: number): Normaliser {
  return {
    steps: [
      [
        'fast',
        (at) =>
          `CASE WHEN regexp_full_match(${at('raw')}, '[0-9]{1,3}(\\.[0-9]{1,15})?') THEN TRY_CAST(${at('raw')} AS DOUBLE) END`,
      ],
      ['text', (at) => unlessNothing(unspaced(plainAscii(at('raw'))))],
      [
        'number',
        (at) => `CASE WHEN ${at('text')} IS NULL THEN NULL WHEN ${at('fast')} IS NOT NULL THEN ${at('fast')}
          WHEN regexp_full_match(${at('text')}, '-?[0-9]+(\\.[0-9]+)?°?') THEN TRY_CAST(rtrim(${at('text')}, '°') AS DOUBLE) END`,
      ],
    ],
    value: (at) => `CASE WHEN ${at('number')} BETWEEN ${min} AND ${max} THEN ${at('number')} END`,
    issue: (at) => `CASE WHEN ${at('text')} IS NULL OR ${at('value')} IS NOT NULL THEN NULL
      WHEN ${at('number')} IS NULL THEN ${found('coordinate-form')}
      WHEN ${at('number')} = 0 THEN NULL ELSE ${found('coordinate-out-of-range')} END`,
  };
}

export const longitude = (): Normaliser => degrees(73, 136);
export const latitude = (): Normaliser => degrees(3, 54);
