import { weightQueue } from './map-weight-queue.ts';

interface Range {
  start: number;
  end: number;
}

/** The vertices that rings share: one node per place, with the two places beside it, or -1 where more lines meet. */
interface Network {
  /** Node of each vertex. */
  node: Int32Array;
  before: Int32Array;
  after: Int32Array;
  x: number[];
  y: number[];
}

/** Positions that are the same to a centimetre are one place; a city's positions make whole numbers below 2^53. */
const perMetre = 100;
const placesAcross = 2 ** 28;

/**
 * How much each vertex matters: the area of the triangle by which the line changes without it (Visvalingam and
 * Whyatt 1993, "Line generalisation by repeated elimination of points"), in square metres. It is reckoned once
 * over the network of all lines, not ring by ring, so that both neighbours of a shared line drop the same
 * vertices; places where three or more areas meet are never dropped.
 */
export function vertexWeights(x: Float64Array, y: Float64Array, rings: readonly Range[]): Float64Array {
  const network = joinVertices(x, y, rings);
  const weights = eliminate(network);
  return Float64Array.from(network.node, (node) => weights[node]!);
}

function joinVertices(x: Float64Array, y: Float64Array, rings: readonly Range[]): Network {
  const places = new Map<number, number>();
  const network: Network = {
    node: new Int32Array(x.length),
    before: emptyInts(x),
    after: emptyInts(x),
    x: [],
    y: [],
  };
  for (let at = 0; at < x.length; at++) {
    const key = Math.round(x[at]! * perMetre) * placesAcross + Math.round(y[at]! * perMetre);
    const known = places.get(key);
    network.node[at] = known ?? places.size;
    if (known !== undefined) continue;
    places.set(key, places.size);
    network.x.push(x[at]!);
    network.y.push(y[at]!);
  }
  for (const ring of rings) linkRing(network, ring);
  return network;
}

function emptyInts({ length }: { length: number }): Int32Array {
  return new Int32Array(length).fill(nobody);
}

const nobody = -2;
const several = -1;

function linkRing({ node, before, after }: Network, { start, end }: Range): void {
  const open = end - start - 1; // the last vertex repeats the first
  for (let at = 0; at < open; at++) {
    const own = node[start + at]!;
    const [one, other] = [node[start + ((at + open - 1) % open)]!, node[start + ((at + 1) % open)]!];
    if (before[own] === nobody) [before[own], after[own]] = [one, other];
    else if (!isPair(before[own]!, after[own]!, one, other)) before[own] = several;
  }
}

function isPair(a: number, b: number, one: number, other: number): boolean {
  return (a === one && b === other) || (a === other && b === one);
}

/** Takes out the least vertex again and again; what it weighed, or a lighter one before it, is its weight. */
function eliminate({ before, after, x, y }: Network): Float64Array {
  const weights = new Float64Array(x.length).fill(Infinity);
  const size = (at: number) => {
    const [a, b] = [before[at]!, after[at]!];
    return Math.abs((x[a]! - x[at]!) * (y[b]! - y[at]!) - (x[b]! - x[at]!) * (y[a]! - y[at]!)) / 2;
  };
  const areBeside = (a: number, b: number) => before[a] === b || (before[a] !== several && after[a] === b);
  // A ring of three places has nothing left to lose.
  const isFree = (at: number) => before[at]! >= 0 && !areBeside(before[at]!, after[at]!);
  const queue = weightQueue(x.length);
  for (let at = 0; at < x.length; at++) if (before[at]! >= 0) queue.put(at, size(at));
  let heaviest = 0;
  for (let at = queue.take(); at >= 0; at = queue.take()) {
    if (!isFree(at)) continue;
    heaviest = Math.max(heaviest, size(at));
    weights[at] = heaviest;
    for (const [own, next] of [
      [before[at]!, after[at]!],
      [after[at]!, before[at]!],
    ] as const) {
      if (before[own] === several) continue;
      if (before[own] === at) before[own] = next;
      else after[own] = next;
      queue.put(own, size(own));
    }
  }
  return weights;
}
