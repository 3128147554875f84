import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterRecords,
  type ClusteringOptions,
} from '../../../../core/matching/clustering/cluster-records.ts';
import { scoredPairs, type WeightedPair } from './scored-pairs.ts';

const cluster = async (records: number, list: WeightedPair[], options: Partial<ClusteringOptions> = {}) => [
  ...(await clusterRecords(records, scoredPairs(list), { threshold: 0, absent: -2, ...options })),
];

describe('clusterRecords', () => {
  it('joins records that all agree and leaves the rest alone', async () => {
    const pairs: WeightedPair[] = [
      [4, 2, 5],
      [0, 2, 5],
      [4, 0, 5],
      [1, 3, -1],
    ];
    expect(await cluster(5, pairs)).toEqual([0, 1, 0, 3, 0]);
  });

  it('joins through a third record while the mean of both pairs reaches the threshold', async () => {
    const chain: WeightedPair[] = [
      [0, 1, 4],
      [1, 2, 3],
    ];
    // 0 and 1 join first; 2 is then as near as the mean of 3 and the absent pair.
    expect(await cluster(3, chain, { absent: -2 })).toEqual([0, 0, 0]);
    expect(await cluster(3, chain, { absent: -3 })).toEqual([0, 0, 0]);
    expect(await cluster(3, chain, { absent: -4 })).toEqual([0, 0, 2]);
    expect(await cluster(3, chain, { absent: -2, threshold: 1 })).toEqual([0, 0, 2]);
    expect(await cluster(3, [...chain, [0, 2, -9]])).toEqual([0, 0, 2]);
  });

  it('joins nothing below the threshold', async () => {
    expect(await cluster(2, [[0, 1, 2]], { threshold: 2.5 })).toEqual([0, 1]);
    expect(await cluster(2, [[0, 1, 2.5]], { threshold: 2.5 })).toEqual([0, 0]);
  });

  it('does not merge two groups of 50 over a bad link planted between them', async () => {
    const good = [...clique(0, 50, 6), ...clique(50, 100, 6)];
    const asBefore = Array.from({ length: 100 }, (_, n) => (n < 50 ? 0 : 50));
    expect(await cluster(100, [...good, [17, 80, 6]])).toEqual(asBefore);
    // A link stronger than all others takes its own record along, and no further one.
    expect(await cluster(100, [...good, [17, 80, 30]])).toEqual(
      asBefore.map((name, n) => (n === 80 ? 0 : name)),
    );
  });

  it('does not merge two groups of 50 over a record that resembles one of each', async () => {
    const bridge: WeightedPair[] = [
      [17, 100, 20],
      [80, 100, 20],
    ];
    const group = await cluster(101, [...clique(0, 50, 6), ...clique(50, 100, 6), ...bridge]);
    expect(group[0]).not.toBe(group[50]);
  });

  it('takes equal evidence in the order of record numbers', async () => {
    const pairs: WeightedPair[] = [
      [2, 3, 4],
      [1, 2, 4],
      [0, 1, 4],
    ];
    expect(await cluster(4, pairs, { absent: -9 })).toEqual([0, 0, 2, 2]);
  });
});

it('stops when it is cancelled', async () => {
  const signal = AbortSignal.abort(new Error('cancelled'));
  await expect(cluster(2, [[0, 1, 5]], { signal })).rejects.toThrow('cancelled');
});

describe('contradictions', () => {
  it('parts two citizen numbers at the weakest evidence between them', async () => {
    // 0 and 3 have different numbers; 1 and 2 have none. Without the numbers all four are one.
    const pairs: WeightedPair[] = [
      [0, 1, 7],
      [1, 2, 5],
      [2, 3, 9],
      [0, 3, 6],
    ];
    expect(await cluster(4, pairs, { absent: 0 })).toEqual([0, 0, 0, 0]);
    const contradictions = [Int32Array.of(7, -1, -1, 8)];
    expect(await cluster(4, pairs, { absent: 0, contradictions })).toEqual([0, 0, 2, 2]);
  });

  it('looks at every column, also at what a record brought into a group', async () => {
    const pairs = clique(0, 3, 5);
    const contradictions = [Int32Array.of(-1, 4, -1), Int32Array.of(1, -1, 2)];
    expect(await cluster(3, pairs, { contradictions })).toEqual([0, 0, 2]);
  });

  it('lets one entity have one record of a unique source, whichever of many sources it is', async () => {
    const pairs: WeightedPair[] = [
      [0, 1, 5],
      [0, 2, 8],
    ];
    expect(await cluster(3, pairs, { absent: 0, uniqueSource: Int32Array.of(-1, 40, 40) })).toEqual([
      0, 1, 0,
    ]);
    expect(await cluster(3, pairs, { absent: 0, uniqueSource: Int32Array.of(-1, 40, 9) })).toEqual([0, 0, 0]);
    expect(await cluster(3, pairs, { absent: 0, uniqueSource: Int32Array.of(-1, -1, -1) })).toEqual([
      0, 0, 0,
    ]);
  });

  it('links two unique sources one to one, best pair first', async () => {
    // Sources {0, 1} and {2, 3}: 1–2 is best, which leaves 0–3 although 0–2 is better than 0–3.
    const pairs: WeightedPair[] = [
      [0, 2, 8],
      [1, 2, 9],
      [0, 3, 3],
      [1, 3, 7],
    ];
    expect(await cluster(4, pairs, { absent: 0, uniqueSource: Int32Array.of(0, 0, 1, 1) })).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('decisions of reviewers', () => {
  it('join whatever stands against it', async () => {
    const pairs: WeightedPair[] = [
      [0, 1, Infinity],
      [0, 2, -20],
      [1, 2, 4],
    ];
    const contradictions = [Int32Array.of(7, 8, -1)];
    expect(await cluster(3, pairs, { contradictions })).toEqual([0, 0, 2]);
  });

  it('keep apart whatever stands for it, also through others', async () => {
    const pairs: WeightedPair[] = [
      [0, 1, 50],
      [1, 2, 40],
      [0, 2, -Infinity],
    ];
    expect(await cluster(3, pairs)).toEqual([0, 0, 2]);
  });

  it('count as one group before anything else is weighed', async () => {
    // Record 2 is close to 0 alone: the mean with 1 is (5 − 6) / 2.
    const pairs: WeightedPair[] = [
      [0, 1, Infinity],
      [0, 2, 5],
      [1, 2, -6],
    ];
    expect(await cluster(3, pairs)).toEqual([0, 0, 2]);
  });
});

const graphs = fc.record({
  records: fc.integer({ min: 1, max: 14 }),
  edges: fc.array(fc.tuple(fc.nat(13), fc.nat(13)), { maxLength: 60 }),
  identity: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 14, maxLength: 14 }),
  absent: fc.constantFrom(0, -0.5, -2, -6),
  order: fc.array(fc.nat(1000), { minLength: 60, maxLength: 60 }),
});

/** Distinct pairs with weights that no two sums share, so that nothing depends on how ties are broken. */
function distinctPairs(records: number, edges: [number, number][]): WeightedPair[] {
  const seen = new Set<string>();
  const inside = edges.filter(([l, r]) => {
    const key = `${Math.min(l, r)} ${Math.max(l, r)}`;
    if (l === r || l >= records || r >= records || seen.has(key)) return false;
    return seen.add(key);
  });
  return inside.map(([l, r], i) => [l, r, 20 * Math.sin(3 * i + 1) + 4]);
}

describe('properties', () => {
  it('gives the groups that joining the nearest two one by one gives', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async ({ records, edges, identity, absent }) => {
        const pairs = distinctPairs(records, edges);
        const contradictions = [Int32Array.from(identity.slice(0, records))];
        expect(await cluster(records, pairs, { absent, contradictions })).toEqual(
          oneByOne(records, pairs, { absent, identity }),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the pairs, their direction or how records are numbered', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async ({ records, edges, absent, order }) => {
        const pairs = distinctPairs(records, edges);
        const before = await cluster(records, pairs, { absent });
        const turned = pairs
          .map(([l, r, w]): WeightedPair => [records - 1 - r, records - 1 - l, w])
          .map((pair, i) => ({ pair, at: order[i]! }))
          .sort((a, b) => a.at - b.at)
          .map(({ pair }) => pair);
        const after = await cluster(records, turned, { absent });
        for (let a = 0; a < records; a++)
          for (let b = 0; b < a; b++)
            expect(after[records - 1 - a] === after[records - 1 - b]).toBe(before[a] === before[b]);
      }),
    );
  });

  it('names every group by its smallest record and never joins what no chain of links connects', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async ({ records, edges, absent }) => {
        const pairs = distinctPairs(records, edges);
        const group = await cluster(records, pairs, { absent });
        const links = pairs.filter(([, , w]) => w >= 0).map(([l, r]): WeightedPair => [l, r, Infinity]);
        const connected = await cluster(records, links);
        group.forEach((name, n) => {
          expect(name).toBe(group.indexOf(name));
          expect(connected[n]).toBe(connected[name]);
        });
      }),
    );
  });
});

/** Average linkage as the textbook has it: join the nearest two groups until none is near enough. */
function oneByOne(
  records: number,
  pairs: WeightedPair[],
  { absent, identity }: { absent: number; identity: number[] },
): number[] {
  const weights = new Map(
    pairs.flatMap(([l, r, w]) => [
      [`${l} ${r}`, Math.fround(w)],
      [`${r} ${l}`, Math.fround(w)],
    ]),
  );
  let groups = Array.from({ length: records }, (_, n) => [n]);
  const isApart = (a: number[], b: number[]) =>
    a.some((l) => b.some((r) => identity[l]! >= 0 && identity[r]! >= 0 && identity[l] !== identity[r]));
  for (;;) {
    let best: { mean: number; a: number[]; b: number[] } | null = null;
    for (const a of groups)
      for (const b of groups) {
        if (a[0]! >= b[0]! || isApart(a, b) || !a.some((l) => b.some((r) => weights.has(`${l} ${r}`))))
          continue;
        const sum = a
          .flatMap((l) => b.map((r) => weights.get(`${l} ${r}`) ?? absent))
          .reduce((x, y) => x + y);
        const mean = sum / (a.length * b.length);
        if (mean >= 0 && mean > (best?.mean ?? -1)) best = { mean, a, b };
      }
    if (!best) break;
    const { a, b } = best;
    groups = [...groups.filter((g) => g !== a && g !== b), [...a, ...b].sort((x, y) => x - y)];
  }
  return Array.from({ length: records }, (_, n) => groups.find((g) => g.includes(n))![0]!);
}

function clique(from: number, to: number, weight: number): WeightedPair[] {
  const pairs: WeightedPair[] = [];
  for (let l = from; l < to; l++) for (let r = l + 1; r < to; r++) pairs.push([l, r, weight]);
  return pairs;
}
