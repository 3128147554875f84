import type { RecordCounts } from './record-counts.ts';
import type { Random } from './seeded-random.ts';

/**
 * Pairs of records inside groups of values that may be compared.
 *
 * @param group the group of every value, from 0; −1 leaves a value out
 */
export function pairsInGroups({ records, closed }: RecordCounts, group: Int32Array): number {
  const groups = numberOf(group);
  const all = new Float64Array(groups);
  let pairs = 0;
  for (const [source, counts] of records.entries()) {
    const inSource = new Float64Array(groups);
    for (let value = 0; value < group.length; value++) {
      const number = group[value]!;
      if (number >= 0) inSource[number]! += counts[value]!;
    }
    inSource.forEach((count, number) => {
      all[number]! += count;
      if (closed[source]) pairs -= pairsOf(count);
    });
  }
  return all.reduce((sum, count) => sum + pairsOf(count), pairs);
}

/** Draws two records of one group, every pair with the same chance, into `pair`; false where they may not be compared. */
export type PairDrawer = (random: Random, pair: Int32Array) => boolean;

/** @param group the group of every value, from 0; −1 leaves a value out */
export function pairDrawer({ records, closed }: RecordCounts, group: Int32Array): PairDrawer {
  const order = byGroup(group);
  const sources = records.length;
  // Records up to each cell of a value and a source, and up to each group; pairs up to each group.
  const recordsUpTo = new Float64Array(order.length * sources);
  const groups = numberOf(group);
  const recordsBefore = new Float64Array(groups + 1);
  const pairsUpTo = new Float64Array(groups);
  let total = 0;
  for (let at = 0; at < order.length; at++) {
    const value = order[at]!;
    for (let source = 0; source < sources; source++) {
      total += records[source]![value]!;
      recordsUpTo[at * sources + source] = total;
    }
    recordsBefore[group[value]! + 1] = total;
  }
  for (let number = 0, pairs = 0; number < groups; number++)
    pairsUpTo[number] = pairs += pairsOf(recordsBefore[number + 1]! - recordsBefore[number]!);
  const groupAt = finder(pairsUpTo);
  const cellAt = finder(recordsUpTo);

  return (random, pair) => {
    const chosen = groupAt(random() * pairsUpTo.at(-1)!);
    const start = recordsBefore[chosen]!;
    const size = recordsBefore[chosen + 1]! - start;
    const one = Math.floor(random() * size);
    const other = Math.floor(random() * (size - 1));
    const left = cellAt(start + one);
    const right = cellAt(start + (other < one ? other : other + 1));
    if (closed[left % sources] && left % sources === right % sources) return false;
    pair[0] = order[Math.floor(left / sources)]!;
    pair[1] = order[Math.floor(right / sources)]!;
    return true;
  };
}

function numberOf(group: Int32Array): number {
  let most = -1;
  for (const number of group) if (number > most) most = number;
  return most + 1;
}

/** The values that are in a group, group by group (counting sort). */
function byGroup(group: Int32Array): Int32Array {
  const starts = new Int32Array(numberOf(group) + 1);
  for (const number of group) if (number >= 0) starts[number + 1]!++;
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  const order = new Int32Array(starts.at(-1)!);
  for (let value = 0; value < group.length; value++) {
    const number = group[value]!;
    if (number >= 0) order[starts[number]!++] = value;
  }
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
