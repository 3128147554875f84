import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignEntities } from '../../../core/matching/assign-entities.ts';
import { clusterRecords } from '../../../core/matching/cluster.ts';

const none = -1;

function pairs(...list: [number, number][]) {
  return { left: Int32Array.from(list.map(([l]) => l)), right: Int32Array.from(list.map(([, r]) => r)) };
}

describe('clusterRecords', () => {
  it('joins what pairs join and leaves the rest alone', () => {
    const group = clusterRecords(5, pairs([0, 2], [2, 4]), new Int32Array(5).fill(none));
    expect([...group]).toEqual([0, 1, 0, 3, 0]);
  });

  it('does not chain two valid citizen numbers through a record without one', () => {
    // 0 and 3 have different numbers; 1 and 2 have none. The best pairs come first.
    const group = clusterRecords(4, pairs([0, 1], [2, 3], [1, 2]), Int32Array.from([7, none, none, 8]));
    expect([...group]).toEqual([0, 0, 2, 2]);
  });

  it('never puts two contradiction values in one group, whatever the pairs', () => {
    const cases = fc.record({
      identity: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 30 }),
      edges: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(cases, ({ identity, edges }) => {
        const inside = edges.filter(([l, r]) => l < identity.length && r < identity.length);
        const group = clusterRecords(identity.length, pairs(...inside), Int32Array.from(identity));
        const seen = new Map<number, number>();
        identity.forEach((value, n) => {
          if (value < 0) return;
          const root = group[n]!;
          expect(seen.get(root) ?? value).toBe(value);
          seen.set(root, value);
        });
      }),
    );
  });
});

describe('assignEntities', () => {
  const assign = (group: number[], previous: number[], count = group.length) => [
    ...assignEntities(Int32Array.from(group), Float64Array.from(previous), { first: 100, count }),
  ];

  it('numbers new groups in the order of their first records', () => {
    expect(assign([0, 1, 0, 3], [-1, -1, -1, -1])).toEqual([100, 101, 100, 102]);
  });

  it('lets a newcomer join an entity without renumbering it', () => {
    expect(assign([0, 0, 0], [7, 7, -1])).toEqual([7, 7, 7]);
  });

  it('keeps the smaller id when two entities merge', () => {
    expect(assign([0, 0], [9, 4])).toEqual([4, 4]);
  });

  it('leaves a split entity its id with most of its records', () => {
    expect(assign([0, 1, 1, 0, 1], [5, 5, 5, 5, 5])).toEqual([100, 5, 5, 100, 5]);
  });

  it('uses the allotted ids to the last and refuses to go beyond them', () => {
    expect(assign([0, 1, 2], [-1, 7, -1], 2)).toEqual([100, 7, 101]);
    expect(() => assign([0, 1, 2], [-1, -1, -1], 2)).toThrow('2 allotted');
  });
});
