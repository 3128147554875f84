import { disjointSets } from './disjoint-sets.ts';
import { findBridges } from './find-bridges.ts';
import { linkGraph, type LinkGraph } from './link-graph.ts';
import type { ScoredPairs } from './scored-pairs.ts';

/** How well groups of two or more records hang together; one entry per group, by its smallest record. */
export interface ClusterQuality {
  name: Int32Array;
  size: Int32Array;
  /** Pairs within the group that reach the threshold. */
  links: Int32Array;
  /** Links over all pairs of the group's records: 1 where every two records are alike. */
  density: Float32Array;
  /** Weight above which the links no longer hold the group together: its weakest place. */
  weakest: Float32Array;
  /** Links without any one of which the group falls apart; none of a pair, of which its one link says nothing. */
  bridges: Int32Array;
  /** Steps between two of its records that lie far apart: a lower bound of the diameter, exact for trees. */
  span: Int32Array;
}

/** Measures groups as `clusterRecords` makes them, by the pairs whose weight reaches the threshold. */
export function clusterQuality(group: Int32Array, pairs: ScoredPairs, threshold: number): ClusterQuality {
  const graph = linkGraph(group, pairs, threshold);
  const sizes = new Int32Array(group.length);
  for (const name of group) sizes[name]!++;
  const name = Int32Array.from(group.keys()).filter((n) => sizes[n]! > 1);
  const place = new Int32Array(group.length).fill(-1);
  name.forEach((n, at) => (place[n] = at));

  const size = Int32Array.from(name, (n) => sizes[n]!);
  const all = pairsOf(graph);
  const perGroup = (of: Int32Array) => {
    const count = new Int32Array(name.length);
    for (const pair of of) count[place[group[pairs.left[pair]!]!]!]!++;
    return count;
  };
  const links = perGroup(all);

  return {
    name,
    size,
    links,
    density: Float32Array.from(size, (n, at) => links[at]! / ((n * (n - 1)) / 2)),
    weakest: weakestPlaces(group, pairs, { links: all, place, groups: name.length }),
    bridges: perGroup(findBridges(graph)).map((count, at) => (size[at]! > 2 ? count : 0)),
    span: spans(graph, name),
  };
}

/** Every link once. */
function pairsOf({ start, neighbour, pair }: LinkGraph): Int32Array {
  const pairs = new Int32Array(pair.length / 2);
  let end = 0;
  for (let n = 0; n < start.length - 1; n++)
    for (let i = start[n]!; i < start[n + 1]!; i++) if (n < neighbour[i]!) pairs[end++] = pair[i]!;
  return pairs;
}

/** The last link that Kruskal's algorithm needs to connect each group, best links first. */
function weakestPlaces(
  group: Int32Array,
  { left, right, weight }: ScoredPairs,
  { links, place, groups }: { links: Int32Array; place: Int32Array; groups: number },
): Float32Array {
  const sets = disjointSets(group.length);
  const weakest = new Float32Array(groups);
  for (const pair of links.toSorted((a, b) => weight[b]! - weight[a]!)) {
    const [a, b] = [left[pair]!, right[pair]!];
    if (sets.find(a) === sets.find(b)) continue;
    sets.join(a, b);
    weakest[place[group[a]!]!] = weight[pair]!;
  }
  return weakest;
}

/** Walks from each group's first record to the farthest, and from there to the farthest again (double sweep). */
function spans({ start, neighbour }: LinkGraph, name: Int32Array): Int32Array {
  const steps = new Int32Array(start.length - 1).fill(-1);
  const queue = new Int32Array(start.length - 1);

  const farthest = (from: number) => {
    let end = 1;
    queue[0] = from;
    steps[from] = 0;
    for (let at = 0; at < end; at++) {
      const n = queue[at]!;
      for (let i = start[n]!; i < start[n + 1]!; i++) {
        const other = neighbour[i]!;
        if (steps[other]! >= 0) continue;
        steps[other] = steps[n]! + 1;
        queue[end++] = other;
      }
    }
    const last = queue[end - 1]!;
    const distance = steps[last]!;
    for (let at = 0; at < end; at++) steps[queue[at]!] = -1;
    return { last, distance };
  };

  return name.map((first) => farthest(farthest(first).last).distance);
}
