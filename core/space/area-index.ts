import { boundsOf, squareMetres } from './measure.ts';
import type { Outline } from './position.ts';

/** Finds the areas that points lie in. */
export interface AreaIndex {
  /**
   * The number of the area that each point lies in, -1 for none. Where areas overlap the smallest is meant. A point on a
   * line between neighbours that share their vertices lies in exactly one of them.
   */
  locate(longitudes: Float64Array, latitudes: Float64Array): Int32Array;
}

/** Edges of all areas one after the other: `x1, y1, x2, y2` each; those of area `i` from `start[i]` to `start[i + 1]`. */
interface Edges {
  values: Float64Array;
  start: Int32Array;
}

/** A raster of bins over all areas; the areas that reach into bin `b` are `members[start[b]]` to `members[start[b + 1] - 1]`. */
interface Bins {
  west: number;
  south: number;
  size: number;
  columns: number;
  rows: number;
  start: Int32Array;
  members: Int32Array;
}

/** Makes an index over outlines in degrees; the areas are numbered in their order. */
export function indexAreas(outlines: readonly Outline[]): AreaIndex {
  const edges = edgesOf(outlines);
  const bins = binsOf(outlines);
  return {
    locate(longitudes, latitudes) {
      const found = new Int32Array(longitudes.length).fill(-1);
      for (let at = 0; at < found.length; at++)
        found[at] = findArea(bins, edges, longitudes[at]!, latitudes[at]!);
      return found;
    },
  };
}

function findArea(bins: Bins, edges: Edges, x: number, y: number): number {
  const column = Math.floor((x - bins.west) / bins.size);
  const row = Math.floor((y - bins.south) / bins.size);
  if (!(column >= 0 && column < bins.columns && row >= 0 && row < bins.rows)) return -1;
  const bin = row * bins.columns + column;
  for (let at = bins.start[bin]!; at < bins.start[bin + 1]!; at++)
    if (isInside(edges, bins.members[at]!, x, y)) return bins.members[at]!;
  return -1;
}

/** Crossings of a ray to the east; an edge holds its lower end, so neighbours never both hold a point between them. */
function isInside({ values, start }: Edges, area: number, x: number, y: number): boolean {
  let inside = false;
  for (let at = start[area]! * 4; at < start[area + 1]! * 4; at += 4) {
    const [y1, y2] = [values[at + 1]!, values[at + 3]!];
    if (y1 > y === y2 > y) continue;
    const x1 = values[at]!;
    if (x < x1 + ((y - y1) / (y2 - y1)) * (values[at + 2]! - x1)) inside = !inside;
  }
  return inside;
}

/** Every edge is written from its lower end, so that neighbours compute the very same crossings. */
function edgesOf(outlines: readonly Outline[]): Edges {
  const start = new Int32Array(outlines.length + 1);
  outlines.forEach((outline, area) => {
    const count = outline.flat().reduce((sum, ring) => sum + ring.length - 1, 0);
    start[area + 1] = start[area]! + count;
  });
  const values = new Float64Array(start[outlines.length]! * 4);
  let at = 0;
  for (const ring of outlines.flat(2))
    for (let i = 0; i + 1 < ring.length; i++) {
      const [from, to] = ring[i]![1] <= ring[i + 1]![1] ? [ring[i]!, ring[i + 1]!] : [ring[i + 1]!, ring[i]!];
      values.set([from[0], from[1], to[0], to[1]], at);
      at += 4;
    }
  return { values, start };
}

function binsOf(outlines: readonly Outline[]): Bins {
  const boxes = outlines.map(boundsOf);
  const [west, south] = [least(boxes.map((box) => box.west)), least(boxes.map((box) => box.south))];
  const width = -least(boxes.map((box) => -box.east)) - west;
  const height = -least(boxes.map((box) => -box.north)) - south;
  if (!(width >= 0)) return emptyBins;
  const fitting = Math.sqrt((width * height) / (4 * outlines.length));
  const size = Math.max(fitting, Math.max(width, height) / 2000, 1e-9);
  const columns = Math.floor(width / size) + 1;
  const rows = Math.floor(height / size) + 1;
  const lists = Array.from({ length: columns * rows }, (): number[] => []);
  for (const area of smallestFirst(outlines)) {
    const box = boxes[area]!;
    const [first, last] = [Math.floor((box.west - west) / size), Math.floor((box.east - west) / size)];
    const [low, high] = [Math.floor((box.south - south) / size), Math.floor((box.north - south) / size)];
    for (let row = low; row <= high; row++)
      for (let column = first; column <= last; column++) lists[row * columns + column]!.push(area);
  }
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, bin) => (start[bin + 1] = start[bin]! + list.length));
  return { west, south, size, columns, rows, start, members: Int32Array.from(lists.flat()) };
}

const least = (values: readonly number[]) => values.reduce((low, value) => Math.min(low, value), Infinity);

function smallestFirst(outlines: readonly Outline[]): number[] {
  const sizes = outlines.map(squareMetres);
  return sizes.map((_, area) => area).sort((a, b) => sizes[a]! - sizes[b]! || a - b);
}

const emptyBins: Bins = {
  west: 0,
  south: 0,
  size: 1,
  columns: 0,
  rows: 0,
  start: new Int32Array(1),
  members: new Int32Array(0),
};
