import { states, type Label } from './forms/labels.ts';
import { orderCosts } from './forms/order.ts';
import type { KnownName } from './gazetteer.ts';
import { cheapestPlacement, everywhere, placeBelow, type Placement, type Region } from './region.ts';

/**
 * All readings of a text, of which the cheapest is kept for each place and last component (a Viterbi search). At each
 * place in turn, `moveTo` goes there and `relax` and `pass` offer the stretches that begin there. One lattice serves
 * any number of texts, one after another. A cell stands for a place and a state.
 */
export interface Lattice {
  costs: Float64Array;
  /** Where the stretch that leads to the cell begins, the state before it, what it is. */
  froms: Int16Array;
  lasts: Int8Array;
  labels: Int8Array;
  names: (KnownName | null)[];
  /** The last division that the reading is sure of. */
  regions: Region[];
  /** Where bare names are known without a division before them. */
  home: Region;
  length: number;
  place: number;
  /** States at the place that are worth going on from. */
  live: Int8Array;
  liveCount: number;
  /** How many times a stretch was weighed since the beginning: the work done. */
  work: number;
}

/** A stretch of the cheapest reading. */
export interface Step {
  from: number;
  to: number;
  label: Label | 'filler' | 'remainder';
  name: KnownName | null;
}

const width = states.length;

/** What stretches are called that leave the last component as it is. */
const passing = { filler: width, remainder: width + 1 } as const;

/** A reading that costs so much more than the cheapest up to the same place is given up. */
const beam = 6;

/** @param capacity the longest text, in characters */
export function createLattice(capacity: number, home: Region): Lattice {
  const size = (capacity + 1) * width;
  return {
    costs: new Float64Array(size),
    froms: new Int16Array(size),
    lasts: new Int8Array(size),
    labels: new Int8Array(size),
    names: Array<KnownName | null>(size).fill(null),
    regions: Array<Region>(size).fill(everywhere),
    home,
    length: 0,
    place: 0,
    live: new Int8Array(width),
    liveCount: 0,
    work: 0,
  };
}

/** Begins a text. */
export function begin(lattice: Lattice, length: number): void {
  lattice.length = length;
  lattice.costs.fill(Infinity, 0, (length + 1) * width);
  lattice.costs[0] = 0;
  lattice.regions[0] = everywhere;
}

/** Goes on to a place; false when nothing leads there. */
export function moveTo(lattice: Lattice, place: number): boolean {
  const { costs, live } = lattice;
  const row = place * width;
  let cheapest = Infinity;
  for (let last = 0; last < width; last++) cheapest = Math.min(cheapest, costs[row + last]!);
  let count = 0;
  if (cheapest < Infinity)
    for (let last = 0; last < width; last++) if (costs[row + last]! <= cheapest + beam) live[count++] = last;
  lattice.place = place;
  lattice.liveCount = count;
  return count > 0;
}

/** Offers a stretch from the present place that is a component; a known division must fit those before it. */
export function relax(
  lattice: Lattice,
  to: number,
  state: number,
  cost: number,
  name: KnownName | null = null,
): void {
  const { costs, regions, live, liveCount, place, home } = lattice;
  const cell = to * width + state;
  const isPlaced = name !== null && name.regions.length > 0;
  let placed: Placement | null = null;
  let placedFor: Region | null = null;
  lattice.work += liveCount;
  for (let at = 0; at < liveCount; at++) {
    const last = live[at]!;
    const before = place * width + last;
    const reached = costs[before]! + cost + orderCosts[last * width + state]!;
    if (reached + (isPlaced ? cheapestPlacement : 0) >= costs[cell]!) continue;
    const region = regions[before]!;
    if (!isPlaced) {
      put(lattice, cell, last, state, reached, region, name);
      continue;
    }
    if (region !== placedFor) placed = placeBelow(name, region, home);
    placedFor = region;
    if (placed !== null && reached + placed.cost < costs[cell]!)
      put(lattice, cell, last, state, reached + placed.cost, placed.region, name);
  }
}

/** Offers a stretch from the present place that is no component: what follows depends on what stood before it. */
export function pass(lattice: Lattice, to: number, label: 'filler' | 'remainder', cost: number): void {
  const { costs, regions, live, liveCount, place } = lattice;
  lattice.work += liveCount;
  for (let at = 0; at < liveCount; at++) {
    const last = live[at]!;
    const before = place * width + last;
    const cell = to * width + last;
    const reached = costs[before]! + cost;
    if (reached < costs[cell]!) put(lattice, cell, last, passing[label], reached, regions[before]!, null);
  }
}

function put(
  lattice: Lattice,
  cell: number,
  last: number,
  label: number,
  cost: number,
  region: Region,
  name: KnownName | null,
): void {
  lattice.costs[cell] = cost;
  lattice.froms[cell] = lattice.place;
  lattice.lasts[cell] = last;
  lattice.labels[cell] = label;
  lattice.names[cell] = name;
  lattice.regions[cell] = region;
}

/** The cheapest reading of the text, and the last division that it is sure of. */
export function cheapestReading(lattice: Lattice): { steps: Step[]; region: Region } {
  const { costs, froms, lasts, labels, names, regions, length } = lattice;
  let state = 0;
  for (let last = 1; last < width; last++)
    if (costs[length * width + last]! < costs[length * width + state]!) state = last;
  const region = regions[length * width + state]!;
  const steps: Step[] = [];
  for (let to = length; to > 0;) {
    const cell = to * width + state;
    const from = froms[cell]!;
    steps.push({ from, to, label: labelOf(labels[cell]!), name: names[cell]! });
    to = from;
    state = lasts[cell]!;
  }
  return { steps: steps.reverse(), region };
}

function labelOf(label: number): Step['label'] {
  if (label === passing.filler) return 'filler';
  return label === passing.remainder ? 'remainder' : (states[label] as Label);
}
