/**
 * Groups of records and the evidence between them. The neighbours of group g stand at start[g] … start[g + 1] - 1.
 * Evidence adds up over record pairs in whole units, so that the order of adding does not matter.
 */
export interface EvidenceGraph {
  /** Smallest record of each group, ascending. */
  name: Int32Array;
  /** Records of each group. */
  size: Float64Array;
  start: Int32Array;
  neighbour: Int32Array;
  evidence: Float64Array;
}

/** Pairs of groups by number. */
export interface EvidencePairs {
  left: Int32Array;
  right: Int32Array;
  evidence: Float64Array;
}

/** Builds the neighbour lists. A pair of groups may occur several times: `contract` adds it up. */
export function evidenceGraph(name: Int32Array, size: Float64Array, pairs: EvidencePairs): EvidenceGraph {
  const { left, right, evidence: given } = pairs;
  const start = new Int32Array(name.length + 1);
  for (let i = 0; i < left.length; i++) {
    start[left[i]! + 1]!++;
    start[right[i]! + 1]!++;
  }
  for (let g = 0; g < name.length; g++) start[g + 1]! += start[g]!;

  const neighbour = new Int32Array(start[name.length]!);
  const evidence = new Float64Array(neighbour.length);
  const next = start.slice(0, name.length);
  for (let i = 0; i < left.length; i++) {
    const [l, r] = [left[i]!, right[i]!];
    const [here, there] = [next[l]!++, next[r]!++];
    neighbour[here] = r;
    neighbour[there] = l;
    evidence[here] = evidence[there] = given[i]!;
  }
  return { name, size, start, neighbour, evidence };
}

/**
 * Melts groups together and leaves out the finished ones, with all evidence to them.
 *
 * @param into new number of each group, -1 for a finished one; numbers follow the order of the smallest records
 * @param groups how many groups there are afterwards
 */
export function contract(graph: EvidenceGraph, into: Int32Array, groups: number): EvidenceGraph {
  const { name, size, start, members } = meltedGroups(graph, into, groups);
  const neighbour = new Int32Array(graph.neighbour.length);
  const evidence = new Float64Array(graph.neighbour.length);
  const place = new Int32Array(groups).fill(-1);
  const starts = new Int32Array(groups + 1);

  let end = 0;
  for (let g = 0; g < groups; g++) {
    const begin = end;
    for (let m = start[g]!; m < start[g + 1]!; m++) {
      const member = members[m]!;
      for (let i = graph.start[member]!; i < graph.start[member + 1]!; i++) {
        const other = into[graph.neighbour[i]!]!;
        if (other < 0 || other === g) continue;
        let at = place[other]!;
        if (at < begin) {
          at = place[other] = end++;
          neighbour[at] = other;
        }
        evidence[at]! += graph.evidence[i]!;
      }
    }
    starts[g + 1] = end;
  }
  return {
    name,
    size,
    start: starts,
    neighbour: neighbour.subarray(0, end),
    evidence: evidence.subarray(0, end),
  };
}

/** Which old groups make up each new one, and what the new ones are called. */
function meltedGroups(graph: EvidenceGraph, into: Int32Array, groups: number) {
  const name = new Int32Array(groups).fill(-1);
  const size = new Float64Array(groups);
  const start = new Int32Array(groups + 1);
  for (const g of into) if (g >= 0) start[g + 1]!++;
  for (let g = 0; g < groups; g++) start[g + 1]! += start[g]!;

  const members = new Int32Array(start[groups]!);
  const next = start.slice(0, groups);
  for (let old = 0; old < into.length; old++) {
    const g = into[old]!;
    if (g < 0) continue;
    members[next[g]!++] = old;
    size[g]! += graph.size[old]!;
    if (name[g]! < 0) name[g] = graph.name[old]!;
  }
  return { name, size, start, members };
}
