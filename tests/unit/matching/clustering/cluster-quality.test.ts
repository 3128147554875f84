import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterQuality } from '../../../../core/matching/clustering/cluster-quality.ts';
import { findBridges } from '../../../../core/matching/clustering/find-bridges.ts';
import { linkGraph } from '../../../../core/matching/clustering/link-graph.ts';
import { scoredPairs, type WeightedPair } from './scored-pairs.ts';

describe('clusterQuality', () => {
  // Records 1, 2, 3 are all alike; 4 hangs on 3 alone and 6 on 4. 0 is alone, 5 and 7 are a pair; 5–6 crosses.
  const group = Int32Array.of(0, 1, 1, 1, 1, 5, 1, 5);
  const pairs: WeightedPair[] = [
    [1, 2, 9],
    [3, 2, 8],
    [1, 3, 7],
    [3, 4, 3],
    [6, 4, 5],
    [1, 4, -6],
    [7, 5, 2],
    [5, 6, 1],
  ];

  it('measures groups of two or more, worked by hand', () => {
    const quality = clusterQuality(group, scoredPairs(pairs), 0);
    expect([...quality.name]).toEqual([1, 5]);
    expect([...quality.size]).toEqual([5, 2]);
    expect([...quality.links]).toEqual([5, 1]);
    expect([...quality.density]).toEqual([0.5, 1]);
    // Without the link of weight 3 the first group is in two parts.
    expect([...quality.weakest]).toEqual([3, 2]);
    // 3–4 and 4–6; that 5 and 7 are two is no weakness of theirs.
    expect([...quality.bridges]).toEqual([2, 0]);
    // From 1 or 2 by 3 and 4 to 6.
    expect([...quality.span]).toEqual([3, 1]);
  });

  it('counts only pairs that reach the threshold as links', () => {
    const quality = clusterQuality(
      Int32Array.of(0, 0, 0),
      scoredPairs([
        [0, 1, 9],
        [1, 2, 8],
        [0, 2, 5],
      ]),
      6,
    );
    expect([...quality.links]).toEqual([2]);
    expect([...quality.span]).toEqual([2]);
  });
});

describe('findBridges', () => {
  it('finds no bridge where the same two records are linked twice', () => {
    const graph = linkGraph(
      Int32Array.of(0, 0),
      scoredPairs([
        [0, 1, 5],
        [1, 0, 5],
      ]),
      0,
    );
    expect([...findBridges(graph)]).toEqual([]);
  });

  it('finds the links without which the parts are more', () => {
    const edges = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 16 });
    fc.assert(
      fc.property(edges, (list) => {
        const pairs = list.filter(([l, r]) => l !== r).map(([l, r]): WeightedPair => [l, r, 1]);
        const graph = linkGraph(new Int32Array(10), scoredPairs(pairs), 0);
        const all = parts(pairs);
        const bridges = pairs.flatMap((_, i) => (parts(pairs.filter((__, j) => j !== i)) > all ? [i] : []));
        expect([...findBridges(graph)]).toEqual(bridges);
      }),
    );
  });
});

/** Connected parts of ten records, counted by spreading labels. */
function parts(pairs: WeightedPair[]): number {
  const label = Array.from({ length: 10 }, (_, n) => n);
  for (let round = 0; round < 10; round++)
    for (const [l, r] of pairs) label[l] = label[r] = Math.min(label[l]!, label[r]!);
  return new Set(label).size;
}
