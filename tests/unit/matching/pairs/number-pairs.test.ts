import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberPairs } from '../../../../core/matching/pairs/number-pairs.ts';

const integer = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());

it('numbers distinct pairs in the order in which they are met, also beyond what was expected', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(integer, integer), { maxLength: 3000, size: 'max' }), (pairs) => {
      const numbering = numberPairs(1);
      const known = new Map<string, number>();
      for (const [first, second] of pairs) {
        const key = `${first} ${second}`;
        if (!known.has(key)) known.set(key, known.size);
        expect(numbering.numberOf(first, second)).toBe(known.get(key));
      }
      expect(numbering.size()).toBe(known.size);
      const [firsts, seconds] = [numbering.firsts(), numbering.seconds()];
      expect([...firsts].map((first, number) => `${first} ${seconds[number]}`)).toEqual([...known.keys()]);
    }),
    { numRuns: 20 },
  );
});
