import { numberPairs } from '../pairs/number-pairs.ts';
import { comparablePairs, type RecordCounts } from './record-counts.ts';
import { seededRandom, type Random } from './seeded-random.ts';
import { pairDrawer, pairsInGroups, type PairDrawer } from './value-groups.ts';

/** Pairs of tuples, each standing for `weight` pairs of records. */
export interface WeightedPairs {
  left: Int32Array;
  right: Int32Array;
  weight: Float64Array;
  /** Pairs of records behind one of the heaviest: what could have been overlooked. */
  resolution: number;
}

/** Distinct tuples of values and the records that hold them. */
export interface Tuples {
  /** By column: a number from 0 for the value of each tuple, equal numbers for equal values, −1 where it is empty. */
  keys: readonly Int32Array[];
  counts: RecordCounts;
}

/** Draws for every pair wanted before a stratum that hardly yields any is left as it is. */
const patience = 20;

/**
 * Stands in for all pairs of records by far fewer. Where there are few tuples, these are all pairs of them.
 * Otherwise they are all pairs of equal tuples, and a random sample of each stratum of the rest, where a stratum is
 * the set of columns that agree. The size of every stratum is known from the values' counts: whatever depends on
 * equality alone comes out exactly, and rare agreements are seen at all.
 *
 * @param wanted pairs to draw
 */
export function drawPairs(tuples: Tuples, wanted: number, seed: number): WeightedPairs {
  if (areFew(tuples, wanted)) return allPairs(tuples.counts, tuples.keys[0]!.length);
  const everything = 2 ** tuples.keys.length - 1;
  const groupsOf = agreeingGroups(tuples.keys);
  const sizes = stratumSizes(tuples, groupsOf);
  const partial = everything - 1;
  const drawn = new PairList(tuples.keys[0]!.length + wanted + everything);
  addEqualPairs(drawn, tuples, everything);
  for (let columns = 0; columns < everything; columns++) {
    if (sizes[columns]! <= 0) continue;
    // Half of the pairs where nothing agrees, as most levels are told apart there; the rest in equal parts.
    const share = partial === 0 ? 1 : columns === 0 ? 0.5 : 0.5 / partial;
    addSample(drawn, {
      keys: tuples.keys,
      draw: pairDrawer(tuples.counts, groupsOf(columns)),
      columns,
      pairs: sizes[columns]!,
      wanted: Math.floor(wanted * share),
      random: seededRandom(seed, `pairs ${columns}`),
    });
  }
  return drawn.toPairs();
}

/** Whether there are so few tuples that no pair of them need be left out. */
export function areFew({ keys }: Tuples, wanted: number): boolean {
  const size = keys[0]!.length;
  return (size * (size + 1)) / 2 <= wanted;
}

/** How many pairs of records agree on exactly which columns: by the columns as bits. */
export function stratumSizes(
  { keys, counts }: Tuples,
  groupsOf: (columns: number) => Int32Array = agreeingGroups(keys),
): number[] {
  return exactly(
    Array.from({ length: 2 ** keys.length }, (_, columns) => pairsInGroups(counts, groupsOf(columns))),
  );
}

class PairList {
  resolution = 1;
  private length = 0;
  private readonly left: Int32Array;
  private readonly right: Int32Array;
  private readonly weight: Float64Array;

  constructor(most: number) {
    this.left = new Int32Array(most);
    this.right = new Int32Array(most);
    this.weight = new Float64Array(most);
  }

  get size(): number {
    return this.length;
  }

  add(left: number, right: number, weight: number): void {
    this.left[this.length] = left;
    this.right[this.length] = right;
    this.weight[this.length++] = weight;
  }

  weigh(from: number, weight: number): void {
    this.weight.fill(weight, from, this.length);
    this.resolution = Math.max(this.resolution, weight);
  }

  toPairs(): WeightedPairs {
    const { length, resolution } = this;
    return {
      left: this.left.subarray(0, length),
      right: this.right.subarray(0, length),
      weight: this.weight.subarray(0, length),
      resolution,
    };
  }
}

function allPairs(counts: RecordCounts, size: number): WeightedPairs {
  const drawn = new PairList((size * (size + 1)) / 2);
  for (let l = 0; l < size; l++)
    for (let r = l; r < size; r++) drawn.add(l, r, comparablePairs(counts, l, r));
  return drawn.toPairs();
}

function addEqualPairs(drawn: PairList, { keys, counts }: Tuples, everything: number): void {
  for (let tuple = 0; tuple < keys[0]!.length; tuple++) {
    const weight = comparablePairs(counts, tuple, tuple);
    if (weight > 0 && agreement(keys, tuple, tuple) === everything) drawn.add(tuple, tuple, weight);
  }
}

interface Stratum {
  keys: readonly Int32Array[];
  /** Draws pairs that agree at least on `columns` (bits). */
  draw: PairDrawer;
  columns: number;
  /** Pairs of records that agree on exactly these columns. */
  pairs: number;
  wanted: number;
  random: Random;
}

function addSample(drawn: PairList, { keys, draw, columns, pairs, wanted, random }: Stratum): void {
  const first = drawn.size;
  const pair = new Int32Array(2);
  for (let tries = 0; tries < wanted * patience && drawn.size < first + wanted; tries++) {
    if (!draw(random, pair)) continue;
    const [left, right] = [pair[0]!, pair[1]!];
    if (agreement(keys, left, right) === columns) drawn.add(left, right, 1);
  }
  if (drawn.size > first) drawn.weigh(first, pairs / (drawn.size - first));
}

/** The columns, as bits, in which two tuples hold the same value. */
function agreement(keys: readonly Int32Array[], left: number, right: number): number {
  let columns = 0;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    if (key[left]! >= 0 && key[left] === key[right]) columns |= 1 << at;
  }
  return columns;
}

/**
 * Groups of the tuples that agree at least on some columns (bits); −1 where one of them is empty. Those of more columns split
 * those of fewer, so that each set of columns is numbered once.
 */
function agreeingGroups(keys: readonly Int32Array[]): (columns: number) => Int32Array {
  const known: Int32Array[] = [new Int32Array(keys[0]!.length)];
  const groupsOf = (columns: number): Int32Array => {
    const last = 31 - Math.clz32(columns);
    return (known[columns] ??= splitGroups(groupsOf(columns - (1 << last)), keys[last]!));
  };
  return groupsOf;
}

function splitGroups(groups: Int32Array, key: Int32Array): Int32Array {
  const numbering = numberPairs(groups.length);
  const split = new Int32Array(groups.length);
  for (let tuple = 0; tuple < split.length; tuple++) {
    const isEmpty = groups[tuple]! < 0 || key[tuple]! < 0;
    split[tuple] = isEmpty ? -1 : numbering.numberOf(groups[tuple]!, key[tuple]!);
  }
  return split;
}

/** Pairs that agree on exactly a set of columns, from the pairs that agree on at least it (Möbius inversion). */
function exactly(atLeast: readonly number[]): number[] {
  const sizes = [...atLeast];
  for (let column = 1; column < sizes.length; column *= 2)
    for (let columns = 0; columns < sizes.length; columns++)
      if (!(columns & column)) sizes[columns]! -= sizes[columns + column]!;
  return sizes;
}
