import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingCharacters } from '../../../../core/matching/workbench/differing-characters.ts';

describe('the characters in which two texts differ', () => {
  it.each([
    ['王伟', '王芳', [1], [1]],
    ['王伟', '李伟', [0], [0]],
    ['390101198803050019', '390101198803050091', [16, 17], [16, 17]], // swapped neighbours
    ['13812345678', '1381235678', [6], []], // a dropped digit marks itself, not all that follow
    ['1381235678', '13812345678', [], [6]],
    ['欧阳明', '欧阳', [2], []],
    ['𠮷野家', '吉野家', [0], [0]], // four bytes, two code units, one character
    ['𠮷𠮷a', '𠮷𠮷b', [2], [2]],
    ['', '王', [], [0]],
    ['王伟', '王伟', [], []],
  ])('%s and %s', (left, right, ofLeft, ofRight) => {
    expect(differingCharacters(left, right)).toEqual({ left: ofLeft, right: ofRight });
  });

  const texts = fc.string({ unit: fc.constantFrom('王', '伟', '𠮷', '1', '2'), maxLength: 12 });

  it('leave the same text on both sides when they are taken out', () => {
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const marked = differingCharacters(left, right);
        const rest = (text: string, places: number[]) =>
          [...text].filter((_, at) => !places.includes(at)).join('');
        expect(rest(left, marked.left)).toBe(rest(right, marked.right));
      }),
    );
  });
});
