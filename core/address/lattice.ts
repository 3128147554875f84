import { placeBelow, type KnownName } from './gazetteer.ts';
import { orderCosts } from './forms/order.ts';
import { states, type Label } from './forms/labels.ts';

/** A stretch of the cheapest way through the text. */
export interface Step {
  from: number;
  to: number;
  label: Label | 'filler' | 'remainder';
  name: KnownName | null;
}

const width = states.length;
const filler = width;
const remainder = width + 1;

/** A reading that costs so much more than the cheapest up to the same place is given up. */
const beam = 9;

/**
 * All readings of a text, of which it keeps the cheapest for each place and last component. `relax` offers a stretch,
 * `pass` one that leaves the last component as it is; places are offered in order. One lattice serves any number of
 * texts, one after another.
 */
export interface Lattice {
  begin(length: number): void;
  /** Goes on to a place; false when nothing leads there. What is offered next begins at it. */
  moveTo(place: number): boolean;
  relax(to: number, state: number, cost: number, name?: KnownName | null): void;
  pass(to: number, label: 'filler' | 'remainder', cost: number): void;
  /** The cheapest reading of the first `length` characters, and the code of the last division it is sure of. */
  path(): { steps: Step[]; code: string };
  /** How many times a stretch was weighed since the beginning: the work done. */
  work(): number;
}

/**
 * @param capacity the longest text, in characters
 * @param home code below which bare names are known without a division before them
 */
export function createLattice(capacity: number, home: string): Lattice {
  const size = (capacity + 1) * width;
  const costs = new Float64Array(size);
  const backPlace = new Int16Array(size);
  const backState = new Int8Array(size);
  const labels = new Int8Array(size);
  const names: (KnownName | null)[] = Array<KnownName | null>(size).fill(null);
  const codes: string[] = Array<string>(size).fill('');
  const live = new Int8Array(width);
  let liveCount = 0;
  let from = 0;
  let length = 0;
  let work = 0;

  function put(cell: number, from: number, state: number, label: number, cost: number): void {
    costs[cell] = cost;
    backPlace[cell] = from;
    backState[cell] = state;
    labels[cell] = label;
  }

  return {
    begin(newLength) {
      length = newLength;
      costs.fill(Infinity, 0, (length + 1) * width);
      costs[0] = 0;
      codes[0] = '';
    },
    moveTo(newPlace) {
      from = newPlace;
      const row = from * width;
      let best = Infinity;
      for (let last = 0; last < width; last++) best = Math.min(best, costs[row + last]!);
      liveCount = 0;
      for (let last = 0; last < width; last++)
        if (costs[row + last]! <= best + beam && best < Infinity) live[liveCount++] = last;
      return liveCount > 0;
    },
    relax(to, state, cost, name = null) {
      work += liveCount;
      const cell = to * width + state;
      for (let at = 0; at < liveCount; at++) {
        const last = live[at]!;
        const before = from * width + last;
        const reached = costs[before]! + cost + orderCosts[last * width + state]!;
        if (reached >= costs[cell]!) continue;
        let [extra, code] = [0, codes[before]!];
        if (name && name.codes.length > 0) {
          const placed = placeBelow(name, code, home);
          if (!placed) continue;
          [extra, code] = [placed.cost, placed.code];
        }
        if (reached + extra >= costs[cell]!) continue;
        put(cell, from, last, state, reached + extra);
        names[cell] = name;
        codes[cell] = code;
      }
    },
    pass(to, label, cost) {
      work += liveCount;
      for (let at = 0; at < liveCount; at++) {
        const last = live[at]!;
        const reached = costs[from * width + last]! + cost;
        const cell = to * width + last;
        if (reached >= costs[cell]!) continue;
        put(cell, from, last, label === 'filler' ? filler : remainder, reached);
        names[cell] = null;
        codes[cell] = codes[from * width + last]!;
      }
    },
    path() {
      let state = 0;
      for (let last = 1; last < width; last++)
        if (costs[length * width + last]! < costs[length * width + state]!) state = last;
      const code = codes[length * width + state]!;
      const steps: Step[] = [];
      for (let place = length; place > 0;) {
        const cell = place * width + state;
        const label = labels[cell]!;
        steps.push({
          from: backPlace[cell]!,
          to: place,
          label: label === filler ? 'filler' : label === remainder ? 'remainder' : (states[label] as Label),
          name: names[cell]!,
        });
        place = backPlace[cell]!;
        state = backState[cell]!;
      }
      return { steps: steps.reverse(), code };
    },
    work: () => work,
  };
}
