import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareClusters } from '../../../../core/matching/evaluation/compare-clusters.ts';

describe('compareClusters', () => {
  it('counts pairs, groups, merges and splits, worked by hand', () => {
    // Entities {0,1,2}, {3,4}, {5}; groups {0,1}, {2,3,4}, {5}; record 6 is in no truth.
    const entity = Int32Array.of(0, 0, 0, 1, 1, 2, -1);
    const group = Int32Array.of(0, 0, 1, 1, 1, 5, 5);
    const quality = compareClusters(entity, group);
    // true 3 + 1, found 1 + 3, correct 1 + 1
    expect(quality.pairs).toEqual({
      truePairs: 4,
      foundPairs: 4,
      correctPairs: 2,
      precision: 0.5,
      recall: 0.5,
      f1: 0.5,
    });
    expect(quality.groups.correctPairs).toBe(1);
    expect(quality.groups.f1).toBeCloseTo(1 / 3, 12);
    expect(quality.mergedGroups).toBe(1);
    expect(quality.splitEntities).toBe(1);
  });

  it('agrees with counting pair by pair', () => {
    const label = fc.array(fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 5 })), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(label, (records) => {
        const known = records.filter(([entity]) => entity >= 0);
        let [truePairs, foundPairs, correctPairs] = [0, 0, 0];
        known.forEach(([e, g], i) =>
          known.slice(i + 1).forEach(([otherE, otherG]) => {
            if (e === otherE) truePairs++;
            if (g === otherG) foundPairs++;
            if (e === otherE && g === otherG) correctPairs++;
          }),
        );
        const { pairs } = compareClusters(
          Int32Array.from(records, ([entity]) => entity),
          Int32Array.from(records, ([, group]) => group),
        );
        expect(pairs).toMatchObject({ truePairs, foundPairs, correctPairs });
      }),
    );
  });
});
