import type { ScoredPairs } from './scored-pairs.ts';

/** The links within groups as neighbour lists: the links of record n stand at start[n] … start[n + 1] - 1. */
export interface LinkGraph {
  start: Int32Array;
  neighbour: Int32Array;
  /** Which pair each link is. */
  pair: Int32Array;
}

/** Keeps the pairs whose weight reaches the threshold and whose records stand in one group. */
export function linkGraph(group: Int32Array, pairs: ScoredPairs, threshold: number): LinkGraph {
  const { left, right, weight } = pairs;
  const isLink = (i: number) => weight[i]! >= threshold && group[left[i]!] === group[right[i]!];
  const start = new Int32Array(group.length + 1);
  for (let i = 0; i < left.length; i++) {
    if (!isLink(i)) continue;
    start[left[i]! + 1]!++;
    start[right[i]! + 1]!++;
  }
  for (let n = 0; n < group.length; n++) start[n + 1]! += start[n]!;

  const neighbour = new Int32Array(start[group.length]!);
  const pair = new Int32Array(neighbour.length);
  const next = start.slice(0, group.length);
  for (let i = 0; i < left.length; i++) {
    if (!isLink(i)) continue;
    const [here, there] = [next[left[i]!]!++, next[right[i]!]!++];
    neighbour[here] = right[i]!;
    neighbour[there] = left[i]!;
    pair[here] = pair[there] = i;
  }
  return { start, neighbour, pair };
}
