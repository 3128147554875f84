import { groupLimits, type Objection } from './group-limits.ts';
import type { Constraints, ScoredPairs } from './scored-pairs.ts';

/** Two groups that links connect and that were kept apart all the same. */
export interface Split {
  /** Smallest records of both groups, the smaller first. */
  groups: [number, number];
  /** `outweighed`: the other pairs between the groups speak against the links. */
  reason: Objection | 'outweighed';
  links: number;
  /** Weight of the strongest link that was cut. */
  strongest: number;
}

/** Lists what `clusterRecords` cut: every two groups with a pair between them that reaches the threshold, strongest first. */
export function findSplits(
  group: Int32Array,
  { left, right, weight }: ScoredPairs,
  { threshold, ...constraints }: Constraints & { threshold: number },
): Split[] {
  const limits = groupLimits(group.length, constraints);
  for (let n = 0; n < group.length; n++) if (group[n] !== n) limits.merge(group[n]!, n);

  const splits = new Map<number, Split>();
  for (let i = 0; i < left.length; i++) {
    if (!(weight[i]! >= threshold)) continue;
    const [l, r] = [group[left[i]!]!, group[right[i]!]!];
    if (l === r) continue;
    const [a, b] = l < r ? [l, r] : [r, l];
    const known = splits.get(a * group.length + b);
    if (known) {
      known.links++;
      known.strongest = Math.max(known.strongest, weight[i]!);
      continue;
    }
    const reason = limits.objection(a, b) ?? 'outweighed';
    splits.set(a * group.length + b, { groups: [a, b], reason, links: 1, strongest: weight[i]! });
  }
  return [...splits.values()].sort(
    (x, y) => y.strongest - x.strongest || x.groups[0] - y.groups[0] || x.groups[1] - y.groups[1],
  );
}
