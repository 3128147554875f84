import type { Outline, Position, Ring } from '../position.ts';

/** A side of an area in metres, written from its lower end. */
export interface Edge {
  area: number;
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/**
 * The sides of areas on a plane, their vertices drawn together where they are no further apart than `tolerance`, and
 * sides broken at the vertices that lie on them: neighbours that were drawn apart by less then share their sides exactly.
 */
export function snappedEdges(outlines: readonly Outline[], tolerance: number): Edge[] {
  const vertexOf = drawTogether(tolerance);
  const rings = outlines.flatMap((outline, area) =>
    outline.flat().map((ring) => ({ area, ring: ring.map(vertexOf) })),
  );
  const findNear = nearVertices(
    rings.map(({ ring }) => ring),
    tolerance,
  );
  const edges: Edge[] = [];
  for (const { area, ring } of rings)
    for (let at = 0; at + 1 < ring.length; at++) {
      const [from, to] = [ring[at]!, ring[at + 1]!];
      if (from !== to) addBroken(edges, area, [from, ...findNear(from, to), to]);
    }
  return edges;
}

/** Gives each position the first one that was met within the tolerance, always the same object. */
function drawTogether(tolerance: number): (position: Position) => Position {
  const bins = new Map<number, Position[]>();
  return (position) => {
    const [column, row] = [Math.floor(position[0] / tolerance), Math.floor(position[1] / tolerance)];
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++)
        for (const other of bins.get(binOf(x, y)) ?? [])
          if (Math.hypot(other[0] - position[0], other[1] - position[1]) <= tolerance) return other;
    addTo(bins, binOf(column, row), position);
    return position;
  };
}

/** Bins of a plane of some hundred kilometres never meet. */
const binOf = (column: number, row: number) => column * 2 ** 26 + row;

function addTo<Item>(bins: Map<number, Item[]>, bin: number, item: Item): void {
  const known = bins.get(bin);
  if (known) known.push(item);
  else bins.set(bin, [item]);
}

/** Finds the vertices that lie on a side, in its direction, its ends left out. */
function nearVertices(
  rings: readonly Ring[],
  tolerance: number,
): (from: Position, to: Position) => Position[] {
  const vertices = new Set(rings.flat());
  const size = Math.max(8 * tolerance, meanLength(rings));
  const bins = new Map<number, Position[]>();
  for (const vertex of vertices)
    addTo(bins, binOf(Math.floor(vertex[0] / size), Math.floor(vertex[1] / size)), vertex);
  return (from, to) => {
    const found: { vertex: Position; along: number }[] = [];
    const [left, right] = [Math.min(from[0], to[0]) - tolerance, Math.max(from[0], to[0]) + tolerance];
    const [low, high] = [Math.min(from[1], to[1]) - tolerance, Math.max(from[1], to[1]) + tolerance];
    for (let column = Math.floor(left / size); column <= Math.floor(right / size); column++)
      for (let row = Math.floor(low / size); row <= Math.floor(high / size); row++)
        for (const vertex of bins.get(binOf(column, row)) ?? []) {
          const along = positionAlong(from, to, vertex, tolerance);
          if (along !== null) found.push({ vertex, along });
        }
    return found.sort((a, b) => a.along - b.along).map(({ vertex }) => vertex);
  };
}

/** Where a vertex lies between the ends of a side (0 to 1), null when it is an end or further off than the tolerance. */
function positionAlong(from: Position, to: Position, vertex: Position, tolerance: number): number | null {
  if (vertex === from || vertex === to) return null;
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const squared = dx * dx + dy * dy;
  const along = ((vertex[0] - from[0]) * dx + (vertex[1] - from[1]) * dy) / squared;
  if (along <= 0 || along >= 1) return null;
  const across = Math.abs((vertex[0] - from[0]) * dy - (vertex[1] - from[1]) * dx) / Math.sqrt(squared);
  return across <= tolerance ? along : null;
}

function meanLength(rings: readonly Ring[]): number {
  let [length, count] = [0, 0];
  for (const ring of rings)
    for (let at = 0; at + 1 < ring.length; at++, count++)
      length += Math.hypot(ring[at + 1]![0] - ring[at]![0], ring[at + 1]![1] - ring[at]![1]);
  return count > 0 ? length / count : 0;
}

/** Level sides bound nothing from left or right. */
function addBroken(edges: Edge[], area: number, path: readonly Position[]): void {
  for (let at = 0; at + 1 < path.length; at++) {
    const [a, b] = [path[at]!, path[at + 1]!];
    if (a[1] === b[1]) continue;
    const [low, high] = a[1] < b[1] ? [a, b] : [b, a];
    edges.push({ area, x1: low[0], y1: low[1], x2: high[0], y2: high[1] });
  }
}
