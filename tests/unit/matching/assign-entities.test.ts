import { describe, expect, it } from 'vitest';
import { assignEntities } from '../../../core/matching/assign-entities.ts';

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

  it('gives an id that one group does not need to another that had it', () => {
    expect(assign([0, 0, 2], [4, 9, 9])).toEqual([4, 4, 9]);
  });

  it('uses the allotted ids to the last and refuses to go beyond them', () => {
    expect(assign([0, 1, 2], [-1, 7, -1], 2)).toEqual([100, 7, 101]);
    expect(() => assign([0, 1, 2], [-1, -1, -1], 2)).toThrow('2 allotted');
  });
});
