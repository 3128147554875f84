import { setImmediate } from 'node:timers/promises';
import { disjointSets, type DisjointSets } from './disjoint-sets.ts';
import { contract, evidenceGraph, type EvidenceGraph } from './evidence-graph.ts';
import { groupLimits, type GroupLimits } from './group-limits.ts';
import type { Constraints, ScoredPairs } from './scored-pairs.ts';

export interface ClusteringOptions extends Constraints {
  /** Two groups join when the mean weight of the pairs between them reaches this: log2 odds, 0 for probability ½. */
  threshold: number;
  /**
   * Weight of two records that no blocking rule brought together: log2 of the share of true pairs the rules miss.
   * 0 where such pairs were never looked for, as within one source when two are linked.
   */
  absent: number;
  signal?: AbortSignal;
}

/** Evidence is counted in these units, as whole numbers: sums are exact and independent of their order. */
const unitsPerBit = 2 ** 16;
/** Beyond what any number of pairs can outweigh, and small enough for exact sums. */
const decisive = 2 ** 44;
/** Bits above the threshold down to which groups are joined first. The result is the same; the work is less, and local. */
const headStarts = [12, 0];

/**
 * Groups records by average linkage: joins the two groups with the highest mean weight between their records, as
 * long as it reaches the threshold. One bad link between two groups is outweighed by all the pairs that no rule
 * found alike, so groups do not chain; a group that would hold a contradiction is never made, so the weaker link
 * gives way.
 *
 * Groups that are each other's nearest join at the same time, which gives the same groups as joining one by one
 * because a melted group is never nearer to a third than its nearer part was (reciprocal agglomerative clustering,
 * Sumengen et al. 2021; reducibility, Bruynooghe 1978). Ties go to the smaller record number.
 *
 * @param records how many records there are; pairs name them 0 … records - 1
 * @param pairs all compared pairs, the unlikely ones too: they are evidence against a group
 * @returns per record the smallest record of its group
 * @throws the signal's reason; other work gets its turn between rounds
 */
export async function clusterRecords(
  records: number,
  pairs: ScoredPairs,
  options: ClusteringOptions,
): Promise<Int32Array> {
  const sets = disjointSets(records);
  const limits = groupLimits(records, options);
  joinDecided(pairs, sets, limits);

  for (const headStart of headStarts) {
    const level = options.threshold + headStart;
    const floor = (level - options.absent) * unitsPerBit;
    let graph = graphAbove(level, namesOf(records, sets), pairs, options.absent);
    while (graph.name.length > 0) {
      const nearest = nearestGroups(graph, limits, floor);
      const { into, groups } = joinNearest(graph, nearest, sets, limits);
      graph = contract(graph, into, groups);
      await setImmediate();
      options.signal?.throwIfAborted();
    }
  }
  return namesOf(records, sets);
}

function joinDecided({ left, right, weight }: ScoredPairs, sets: DisjointSets, limits: GroupLimits): void {
  for (let i = 0; i < left.length; i++) {
    if (weight[i] !== Infinity) continue;
    const [a, b] = [sets.find(left[i]!), sets.find(right[i]!)];
    if (a === b) continue;
    sets.join(a, b);
    limits.merge(Math.min(a, b), Math.max(a, b));
  }
}

/**
 * The groups so far, and the pairs that can matter down to a level: two groups whose mean weight reaches it are
 * connected by pairs that reach it. Groups are numbered component by component, in the order of their names.
 */
function graphAbove(
  level: number,
  group: Int32Array,
  { left, right, weight }: ScoredPairs,
  absent: number,
): EvidenceGraph {
  const records = group.length;
  const connected = disjointSets(records);
  for (let i = 0; i < left.length; i++)
    if (weight[i]! >= level) connected.join(group[left[i]!]!, group[right[i]!]!);
  const component = namesOf(records, connected);

  const name = inComponents(group, component);
  const number = new Int32Array(records).fill(-1);
  name.forEach((n, g) => (number[n] = g));
  const counts = (i: number) => {
    const [a, b] = [group[left[i]!]!, group[right[i]!]!];
    return a !== b && component[a] === component[b];
  };
  let kept = 0;
  for (let i = 0; i < left.length; i++) if (counts(i)) kept++;
  const between = {
    left: new Int32Array(kept),
    right: new Int32Array(kept),
    evidence: new Float64Array(kept),
  };
  for (let i = 0, at = 0; i < left.length; i++) {
    if (!counts(i)) continue;
    between.left[at] = number[group[left[i]!]!]!;
    between.right[at] = number[group[right[i]!]!]!;
    between.evidence[at++] =
      weight[i] === -Infinity ? -decisive : Math.round((weight[i]! - absent) * unitsPerBit);
  }
  const members = new Int32Array(records);
  for (const n of group) members[n]!++;
  const size = Float64Array.from(name, (n) => members[n]!);
  return contract(evidenceGraph(name, size, between), Int32Array.from(name.keys()), name.length);
}

/** Names of the groups that are not alone in their component, component by component. */
function inComponents(group: Int32Array, component: Int32Array): Int32Array {
  const start = new Int32Array(group.length + 1);
  for (let n = 0; n < group.length; n++) if (group[n] === n) start[component[n]! + 1]!++;
  for (let n = 0; n < group.length; n++) start[n + 1] = start[n]! + (start[n + 1]! > 1 ? start[n + 1]! : 0);
  const names = new Int32Array(start[group.length]!);
  const next = start.slice(0, group.length);
  for (let n = 0; n < group.length; n++) {
    const root = component[n]!;
    if (group[n] === n && start[root + 1]! > start[root]!) names[next[root]!++] = n;
  }
  return names;
}

function namesOf(records: number, sets: DisjointSets): Int32Array {
  const names = new Int32Array(records);
  for (let n = 0; n < records; n++) names[n] = sets.find(n);
  return names;
}

/** Per group the one with the highest mean weight to it that may join, or -1 when none does. */
function nearestGroups(graph: EvidenceGraph, limits: GroupLimits, floor: number): Int32Array {
  const { name, size, start, neighbour, evidence } = graph;
  const nearest = new Int32Array(name.length).fill(-1);
  for (let g = 0; g < name.length; g++) {
    let [best, highest] = [-1, floor];
    for (let i = start[g]!; i < start[g + 1]!; i++) {
      const other = neighbour[i]!;
      const mean = evidence[i]! / (size[g]! * size[other]!);
      if (mean < highest || (mean === highest && best >= 0 && other > best)) continue;
      if (limits.objection(name[g]!, name[other]!)) continue;
      [best, highest] = [other, mean];
    }
    nearest[g] = best;
  }
  return nearest;
}

/** Joins groups that are each other's nearest; groups with none are finished and get no new number. */
function joinNearest(graph: EvidenceGraph, nearest: Int32Array, sets: DisjointSets, limits: GroupLimits) {
  const into = new Int32Array(nearest.length).fill(-1);
  let groups = 0;
  for (let g = 0; g < nearest.length; g++) {
    const other = nearest[g]!;
    if (other < 0 || into[g]! >= 0) continue;
    into[g] = groups;
    if (nearest[other] === g) {
      into[other] = groups;
      sets.join(graph.name[g]!, graph.name[other]!);
      limits.merge(graph.name[g]!, graph.name[other]!);
    }
    groups++;
  }
  return { into, groups };
}
