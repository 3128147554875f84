import { expect, it } from 'vitest';
import { clusterRecords } from '../../../../core/matching/clustering/cluster-records.ts';
import { findSplits } from '../../../../core/matching/clustering/find-splits.ts';
import { scoredPairs, type WeightedPair } from './scored-pairs.ts';

const pairs: WeightedPair[] = [
  [0, 1, 7],
  [1, 2, 5],
  [2, 3, 9],
  [0, 3, 6],
  [4, 5, 8],
  [5, 6, 1],
  [4, 6, -9],
  [7, 8, 4],
];
const constraints = {
  contradictions: [Int32Array.of(7, -1, -1, 8, -1, -1, -1, -1, -1)],
  uniqueSource: Int32Array.of(-1, -1, -1, -1, -1, -1, -1, 2, 2),
};

it('says which links were cut, how many, how strong, and why', async () => {
  const group = await clusterRecords(9, scoredPairs(pairs), { threshold: 0, absent: 0, ...constraints });
  expect([...group]).toEqual([0, 0, 2, 2, 4, 4, 6, 7, 8]);
  expect(findSplits(group, scoredPairs(pairs), { threshold: 0, ...constraints })).toEqual([
    { groups: [0, 2], reason: 'contradiction', links: 2, strongest: 6 },
    { groups: [7, 8], reason: 'unique-source', links: 1, strongest: 4 },
    { groups: [4, 6], reason: 'outweighed', links: 1, strongest: 1 },
  ]);
});

it('has nothing to say where no link was cut', async () => {
  const group = await clusterRecords(9, scoredPairs(pairs.slice(4, 5)), { threshold: 0, absent: 0 });
  expect(findSplits(group, scoredPairs(pairs.slice(4, 5)), { threshold: 0 })).toEqual([]);
});
