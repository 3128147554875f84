import type { Edge } from './snapped-edges.ts';

/** Nearer than a hundredth of a millimetre is the same. */
export const tiny = 1e-5;

/** What lies between two neighbouring sides in a slab that no vertex and no crossing lies in: a trapezoid. */
export interface Interval {
  left: Edge;
  right: Edge;
  /** The areas that cover it. */
  inside: readonly number[];
}

/** One slab: between two heights the same sides stand in the same order. */
export interface Slab {
  low: number;
  high: number;
  /** Sides from left to right. */
  edges: readonly Edge[];
}

/** Where a side is at a height. */
export function xAt({ x1, y1, x2, y2 }: Edge, y: number): number {
  if (y === y1) return x1;
  if (y === y2) return x2;
  return x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
}

/** Cuts the plane into slabs from low to high and gives each to `visit`. */
export function sweepSlabs(edges: readonly Edge[], visit: (slab: Slab) => void): void {
  const ordered = [...edges].sort((a, b) => a.y1 - b.y1);
  const heights = distinct([...ordered.flatMap(({ y1, y2 }) => [y1, y2]), ...crossings(ordered)]);
  let active: Edge[] = [];
  let next = 0;
  for (let at = 0; at + 1 < heights.length; at++) {
    const [low, high] = [heights[at]!, heights[at + 1]!];
    const middle = (low + high) / 2;
    active = active.filter(({ y2 }) => y2 > middle);
    while (next < ordered.length && ordered[next]!.y1 < middle) {
      if (ordered[next]!.y2 > middle) active.push(ordered[next]!);
      next++;
    }
    sortByPlace(active, middle);
    visit({ low, high, edges: active });
  }
}

/** The trapezoids of a slab that are wider than nothing and whose covering areas are wanted, from left to right. */
export function intervalsOf(
  { low, high, edges }: Slab,
  isWanted: (inside: readonly number[]) => boolean,
): Interval[] {
  const middle = (low + high) / 2;
  const inside: number[] = [];
  const intervals: Interval[] = [];
  for (let at = 0; at + 1 < edges.length; at++) {
    const [left, right] = [edges[at]!, edges[at + 1]!];
    const known = inside.indexOf(left.area);
    if (known >= 0) inside.splice(known, 1);
    else inside.push(left.area);
    if (isWanted(inside) && xAt(right, middle) - xAt(left, middle) > tiny)
      intervals.push({ left, right, inside: [...inside] });
  }
  return intervals;
}

function distinct(heights: number[]): number[] {
  const ordered = Float64Array.from(heights).sort();
  const kept: number[] = [];
  for (const height of ordered) if (kept.length === 0 || height - kept.at(-1)! > tiny) kept.push(height);
  return kept;
}

/** Insertion: from one slab to the next hardly anything changes places. */
function sortByPlace(edges: Edge[], y: number): void {
  const places = edges.map((edge) => xAt(edge, y));
  for (let at = 1; at < edges.length; at++) {
    const [edge, place] = [edges[at]!, places[at]!];
    let to = at;
    for (; to > 0 && places[to - 1]! > place; to--) {
      edges[to] = edges[to - 1]!;
      places[to] = places[to - 1]!;
    }
    edges[to] = edge;
    places[to] = place;
  }
}

/** Heights at which sides cross. `ordered` begins with the lowest. */
function crossings(ordered: readonly Edge[]): number[] {
  const heights: number[] = [];
  let active: Edge[] = [];
  for (const edge of ordered) {
    active = active.filter(({ y2 }) => y2 > edge.y1);
    for (const other of active) {
      const height = crossing(edge, other);
      if (height !== null) heights.push(height);
    }
    active.push(edge);
  }
  return heights;
}

function crossing(a: Edge, b: Edge): number | null {
  if (Math.min(a.x1, a.x2) > Math.max(b.x1, b.x2) || Math.min(b.x1, b.x2) > Math.max(a.x1, a.x2)) return null;
  const [low, high] = [Math.max(a.y1, b.y1), Math.min(a.y2, b.y2)];
  const [below, above] = [xAt(a, low) - xAt(b, low), xAt(a, high) - xAt(b, high)];
  if (Math.min(Math.abs(below), Math.abs(above)) < tiny || below > 0 === above > 0) return null;
  return low + ((high - low) * below) / (below - above);
}
