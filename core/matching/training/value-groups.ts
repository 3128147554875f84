import type { RecordCounts } from './record-counts.ts';
import type { Random } from './seeded-random.ts';

/** The records of all values in groups, so that a pair of records inside one group can be drawn. */
export interface ValueGroups {
  /** Pairs of records inside the groups that may be compared. */
  pairs: number;
  /** Draws two records of one group, every pair with the same chance; null where they may not be compared. */
  draw(random: Random): readonly [left: number, right: number] | null;
}

/** @param group the group of every value, from 0; −1 leaves a value out */
export function groupValues({ records, closed }: RecordCounts, group: Int32Array): ValueGroups {
  const order = byGroup(group);
  const sources = records.length;
  // Records up to each cell of a value and a source, and pairs up to each group.
  const recordsUpTo = new Float64Array(order.length * sources);
  const groupStart: number[] = [];
  const groupPairs: number[] = [];
  const inSource = new Float64Array(sources);
  let [total, startOfGroup, allPairs, pairs] = [0, 0, 0, 0];
  for (let at = 0; at < order.length; at++) {
    const value = order[at]!;
    if (at === 0 || group[value] !== group[order[at - 1]!]) {
      groupStart.push(total);
      startOfGroup = total;
      inSource.fill(0);
    }
    for (let source = 0; source < sources; source++) {
      const count = records[source]![value]!;
      total += count;
      inSource[source]! += count;
      recordsUpTo[at * sources + source] = total;
    }
    if (at + 1 < order.length && group[value] === group[order[at + 1]!]) continue;
    const inGroup = pairsOf(total - startOfGroup);
    allPairs += inGroup;
    pairs +=
      inGroup - inSource.reduce((sum, count, source) => sum + (closed[source] ? pairsOf(count) : 0), 0);
    groupPairs.push(allPairs);
  }
  groupStart.push(total);
  const groupAt = finder(Float64Array.from(groupPairs));
  const cellAt = finder(recordsUpTo);
  const starts = Float64Array.from(groupStart);

  return {
    pairs,
    draw(random) {
      const chosen = groupAt(random() * allPairs);
      const size = starts[chosen + 1]! - starts[chosen]!;
      const one = Math.floor(random() * size);
      const other = Math.floor(random() * (size - 1));
      const left = cellAt(starts[chosen]! + one);
      const right = cellAt(starts[chosen]! + (other < one ? other : other + 1));
      if (closed[left % sources] && left % sources === right % sources) return null;
      return [order[Math.floor(left / sources)]!, order[Math.floor(right / sources)]!];
    },
  };
}

/** The values that are in a group, group by group (counting sort). */
function byGroup(group: Int32Array): Int32Array {
  const starts = new Int32Array(group.reduce((most, number) => Math.max(most, number), -1) + 2);
  for (const number of group) if (number >= 0) starts[number + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const order = new Int32Array(starts.at(-1)!);
  group.forEach((number, value) => {
    if (number >= 0) order[starts[number]!++] = value;
  });
  return order;
}

function pairsOf(records: number): number {
  return (records * (records - 1)) / 2;
}

/** Finds the first position of an ascending array that is above a value, by a table of where each part of it begins. */
function finder(ascending: Float64Array): (value: number) => number {
  const last = ascending.length - 1;
  const parts = ascending.length;
  const width = ascending[last]! / parts;
  const begins = new Int32Array(parts + 1);
  for (let part = 0, at = 0; part <= parts; part++) {
    while (at < last && ascending[at]! <= part * width) at++;
    begins[part] = at;
  }
  return (value) => {
    const part = Math.min(parts, Math.floor(value / width));
    let at = begins[part]!;
    // Rounding may have put the value into a part that begins above it.
    while (at > 0 && ascending[at - 1]! > value) at--;
    while (at < last && ascending[at]! <= value) at++;
    return at;
  };
}
