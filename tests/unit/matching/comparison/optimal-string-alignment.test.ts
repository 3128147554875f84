import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeTexts } from '../../../../core/matching/comparison/encode-texts.ts';
import { optimalStringAlignment } from '../../../../core/matching/comparison/optimal-string-alignment.ts';
import { alignmentByTable } from './edit-distance-oracle.ts';

const distance = (left: string, right: string, atMost = 1000) =>
  optimalStringAlignment(encodeTexts([left, right]), atMost)(0, 1);

const text = (unit: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(unit, { maxLength }).map((characters) => characters.join(''));
const near = fc.constantFrom('a', 'b', 'c', '王', '𠀀');

describe('optimalStringAlignment', () => {
  it.each([
    ['CA', 'ABC', 3], // Boytsov 2011; without the restriction it would be 2
    ['kitten', 'sitting', 3],
    ['saturday', 'sunday', 3],
    ['martha', 'marhta', 1],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%s and %s are %i edits apart', (left, right, edits) => {
    expect(distance(left, right)).toBe(edits);
  });

  it('counts characters, not bytes or UTF-16 units', () => {
    expect(distance('王伟', '王芳')).toBe(1);
    expect(distance('王伟', '伟王')).toBe(1);
    expect(distance('王𠀀', '王𠀁')).toBe(1);
    expect(distance('𠀀𠀁', '𠀁𠀀')).toBe(1);
    expect(distance('𠀀', '')).toBe(1);
  });

  it('agrees with the table on short texts, on both sides of the word length, and beyond it', () => {
    for (const length of [8, 34, 80])
      fc.assert(
        fc.property(text(near, length), text(near, length), (left, right) => {
          expect(distance(left, right)).toBe(alignmentByTable(left, right));
        }),
      );
  });

  it('agrees with the table on texts that are a few edits apart', () => {
    const edited = fc.tuple(
      text(near, 45),
      fc.array(fc.tuple(fc.nat(44), fc.nat(2), near), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(edited, ([left, edits]) => {
        const right = [...left];
        for (const [at, removed, put] of edits) right.splice(at, removed, put);
        expect(distance(left, right.join(''))).toBe(alignmentByTable(left, right.join('')));
      }),
    );
  });

  it('gives the cut-off plus one for everything beyond it and the distance for the rest', () => {
    for (const length of [8, 40])
      fc.assert(
        fc.property(
          text(near, length),
          text(near, length),
          fc.integer({ min: 1, max: 6 }),
          (left, right, atMost) => {
            expect(distance(left, right, atMost)).toBe(Math.min(alignmentByTable(left, right), atMost + 1));
          },
        ),
      );
  });

  it('is symmetric, and zero for equal texts alone', () => {
    fc.assert(
      fc.property(text(near, 40), text(near, 40), (left, right) => {
        expect(distance(left, right)).toBe(distance(right, left));
        expect(distance(left, right) === 0).toBe(left === right);
      }),
    );
  });
});
