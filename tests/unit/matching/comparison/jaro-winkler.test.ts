import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeTexts } from '../../../../core/matching/comparison/encode-texts.ts';
import { jaro, jaroWinkler } from '../../../../core/matching/comparison/jaro-winkler.ts';
import { openScratch, type Scratch } from '../../../../core/warehouse/scratch.ts';

const jaroOf = (left: string, right: string) => jaro(encodeTexts([left, right]), 0)(0, 1);
const winklerOf = (left: string, right: string, atLeast = 0) =>
  jaroWinkler(encodeTexts([left, right]), atLeast)(0, 1);

let scratch: Scratch;
beforeAll(async () => {
  scratch = await openScratch({ memoryLimitMB: 500, outputDirectory: tmpdir() });
});
afterAll(() => scratch.close());

/** DuckDB's two figures for every pair. */
function byDuckDB(pairs: readonly (readonly [string, string])[]) {
  return scratch.all<{ plain: number; winkler: number }>(
    `SELECT jaro_similarity(l, r) AS plain, jaro_winkler_similarity(l, r) AS winkler
     FROM (SELECT unnest($1::VARCHAR[]) AS l, unnest($2::VARCHAR[]) AS r)`,
    [pairs.map(([left]) => left), pairs.map(([, right]) => right)],
  );
}

describe('jaroWinkler', () => {
  // Winkler 1990, and the tables of Jaro's and Winkler's figures since.
  it.each([
    ['MARTHA', 'MARHTA', 0.9444, 0.9611],
    ['DWAYNE', 'DUANE', 0.8222, 0.84],
    ['DIXON', 'DICKSONX', 0.7667, 0.8133],
    ['JONES', 'JOHNSON', 0.7905, 0.8324],
    ['ABROMS', 'ABRAMS', 0.8889, 0.9222],
  ])('%s and %s have the published similarity', (left, right, plain, winkler) => {
    expect(jaroOf(left, right)).toBeCloseTo(plain, 4);
    expect(winklerOf(left, right)).toBeCloseTo(winkler, 4);
  });

  it('compares characters: sharing lead bytes is no similarity', () => {
    expect(jaroOf('王伟', '李伟')).toBeCloseTo((1 / 2 + 1 / 2 + 1) / 3, 12); // DuckDB's bytes: 0.78
    expect(jaroOf('王伟', '李芳')).toBe(0);
    expect(jaroOf('𠀀𠀁', '𠀀𠀂')).toBeCloseTo(2 / 3, 12);
    expect(winklerOf('𠀀𠀁', '𠀂𠀃')).toBe(0);
  });

  it('agrees with DuckDB on ASCII, also beyond 32 characters', async () => {
    const letter = fc.constantFrom(...'abcdefg ');
    const text = fc
      .integer({ min: 1, max: 45 })
      .chain((maxLength) => fc.array(letter, { minLength: 1, maxLength }).map((letters) => letters.join('')));
    const pairs = fc.sample(fc.tuple(text, text), { numRuns: 3000, seed: 7 });
    const expected = await byDuckDB(pairs);
    for (const [at, [left, right]] of pairs.entries()) {
      expect(jaroOf(left, right), `${left}|${right}`).toBeCloseTo(expected[at]!.plain, 12);
      expect(winklerOf(left, right), `${left}|${right}`).toBeCloseTo(expected[at]!.winkler, 12);
    }
  });

  it('is symmetric, between 0 and 1, and 1 for equal texts alone', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, (left, right) => {
        const value = winklerOf(left, right);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value).toBe(winklerOf(right, left));
        expect(winklerOf(left, left)).toBe(1);
        if (left !== right) expect(value).toBeLessThan(1);
      }),
    );
  });

  it('is exact at and above the limit, and not above it where it is cut off', () => {
    const text = fc
      .array(fc.constantFrom(...'abcd'), { minLength: 1, maxLength: 12 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(text, text, fc.constantFrom(0.6, 0.7, 0.8, 0.88, 0.92, 1), (left, right, atLeast) => {
        const value = winklerOf(left, right);
        const limited = winklerOf(left, right, atLeast);
        if (value >= atLeast) expect(limited).toBe(value);
        else expect(limited).toBeLessThan(atLeast);
      }),
    );
  });
});
