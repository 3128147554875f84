import type { LinkGraph } from './link-graph.ts';

/**
 * The pairs that alone hold their group together: without one of them its records fall into two parts. Depth-first
 * search with the earliest record reachable past each link (Tarjan 1974), without recursion.
 *
 * @returns numbers of the pairs, ascending
 */
export function findBridges({ start, neighbour, pair }: LinkGraph): Int32Array {
  const records = start.length - 1;
  const visited = new Int32Array(records).fill(-1);
  const earliest = new Int32Array(records);
  const next = start.slice(0, records);
  const cameBy = new Int32Array(records).fill(-1);
  const path = new Int32Array(records);
  const bridges: number[] = [];
  let clock = 0;

  for (let root = 0; root < records; root++) {
    if (visited[root]! >= 0) continue;
    let depth = 0;
    path[0] = root;
    visited[root] = earliest[root] = clock++;
    while (depth >= 0) {
      const n = path[depth]!;
      if (next[n]! < start[n + 1]!) {
        const link = next[n]!++;
        const other = neighbour[link]!;
        if (pair[link] === cameBy[n]) continue;
        if (visited[other]! >= 0) {
          earliest[n] = Math.min(earliest[n]!, visited[other]!);
          continue;
        }
        visited[other] = earliest[other] = clock++;
        cameBy[other] = pair[link]!;
        path[++depth] = other;
        continue;
      }
      depth--;
      if (depth < 0) continue;
      const before = path[depth]!;
      earliest[before] = Math.min(earliest[before]!, earliest[n]!);
      if (earliest[n]! > visited[before]!) bridges.push(cameBy[n]!);
    }
  }
  return Int32Array.from(bridges).sort();
}
