import type { PolygonRings, Position, Ring } from './position.ts';

interface Edge {
  from: Position;
  to: Position;
}

type Outgoing = Map<string, Edge[]>;

/**
 * Joins polygons that tile with exactly shared vertices (as grids do) into the area they cover: edges that
 * two polygons share vanish, what is left is chained into outer rings (anticlockwise) and holes (clockwise).
 * Parts that touch in a single point stay separate rings. Where neighbours do not share their vertices the
 * line between them stays visible; nothing is lost.
 *
 * @param polygons outer ring first, then holes, in any orientation; degrees, compared to 7 decimals (1 cm)
 * @returns the parts of the joined area, largest first
 */
export function dissolvePolygons(polygons: readonly PolygonRings[]): PolygonRings[] {
  const outgoing = boundaryEdges(polygons);
  const rings: Ring[] = [];
  for (const edges of outgoing.values()) {
    while (edges.length > 0) rings.push(takeRing(outgoing, edges[0] as Edge));
  }
  return assembleParts(rings.map(withoutStraightVertices).filter((ring) => ring.length > 3));
}

/** Twice the signed area of a ring in square degrees: positive when it runs anticlockwise. */
export function signedArea(ring: Ring): number {
  let sum = 0;
  for (let index = 0; index + 1 < ring.length; index++) sum += cross(ring[index]!, ring[index + 1]!);
  return sum;
}

function cross(a: Position, b: Position): number {
  return a[0] * b[1] - b[0] * a[1];
}

function keyOf([x, y]: Position): string {
  return `${x.toFixed(7)},${y.toFixed(7)}`;
}

/** Every edge with the inside on its left, without those that run back along a neighbour's. */
function boundaryEdges(polygons: readonly PolygonRings[]): Outgoing {
  const outgoing: Outgoing = new Map();
  for (const rings of polygons) {
    rings.forEach((ring, position) => {
      const anticlockwise = signedArea(ring) > 0;
      const oriented = anticlockwise === (position === 0) ? ring : [...ring].reverse();
      for (let index = 0; index + 1 < oriented.length; index++)
        addEdge(outgoing, { from: oriented[index]!, to: oriented[index + 1]! });
    });
  }
  return outgoing;
}

function addEdge(outgoing: Outgoing, edge: Edge): void {
  const [from, to] = [keyOf(edge.from), keyOf(edge.to)];
  if (from === to) return;
  const back = outgoing.get(to);
  const shared = back?.findIndex((other) => keyOf(other.to) === from) ?? -1;
  if (shared >= 0) {
    back?.splice(shared, 1);
    return;
  }
  const edges = outgoing.get(from);
  if (edges) edges.push(edge);
  else outgoing.set(from, [edge]);
}

/** Walks from `first` until it comes back, taking each edge out of `outgoing`. */
function takeRing(outgoing: Outgoing, first: Edge): Ring {
  const start = keyOf(first.from);
  const ring: Position[] = [first.from];
  let edge: Edge | undefined = first;
  while (edge) {
    remove(outgoing, edge);
    ring.push(edge.to);
    if (keyOf(edge.to) === start) break;
    edge = nextEdge(outgoing.get(keyOf(edge.to)) ?? [], edge);
  }
  return ring;
}

function remove(outgoing: Outgoing, edge: Edge): void {
  const edges = outgoing.get(keyOf(edge.from)) as Edge[];
  edges.splice(edges.indexOf(edge), 1);
}

/** Where several boundaries meet in one point, the edge that bounds the same piece of the inside: the sharpest left turn. */
function nextEdge(edges: readonly Edge[], arriving: Edge): Edge | undefined {
  if (edges.length < 2) return edges[0];
  const back = direction(arriving.to, arriving.from);
  const clockwise = (edge: Edge) => {
    const turn = back - direction(edge.from, edge.to);
    return turn > 0 ? turn : turn + 2 * Math.PI;
  };
  return edges.reduce((best, edge) => (clockwise(edge) < clockwise(best) ? edge : best));
}

function direction(from: Position, to: Position): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}

/** Drops vertices on a straight line between their neighbours: they only marked where inner lines ended. */
function withoutStraightVertices(ring: Ring): Ring {
  const open = ring.slice(0, -1);
  const corners = open.filter((vertex, index) => {
    const before = open[(index + open.length - 1) % open.length]!;
    const after = open[(index + 1) % open.length]!;
    return Math.abs(turnArea(before, vertex, after)) > 1e-14;
  });
  return corners.length > 0 ? [...corners, corners[0]!] : [];
}

function turnArea(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function assembleParts(rings: readonly Ring[]): PolygonRings[] {
  const outer = rings
    .filter((ring) => signedArea(ring) > 0)
    .sort((a, b) => signedArea(a) - signedArea(b))
    .map((ring) => [ring]);
  for (const hole of rings.filter((ring) => signedArea(ring) < 0)) {
    const owner = outer.find(([ring]) => contains(ring!, middleOfFirstEdge(hole)));
    owner?.push(hole);
  }
  return outer.reverse();
}

function middleOfFirstEdge(ring: Ring): Position {
  const [a, b] = [ring[0]!, ring[1]!];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** Whether a point lies inside a ring (crossings of a ray to the east). */
function contains(ring: Ring, [x, y]: Position): boolean {
  let inside = false;
  for (let index = 0; index + 1 < ring.length; index++) {
    const [a, b] = [ring[index]!, ring[index + 1]!];
    const crosses = a[1] > y !== b[1] > y;
    if (crosses && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}
