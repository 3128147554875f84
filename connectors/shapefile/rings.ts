export type Position = readonly [x: number, y: number];
export type Ring = Position[];

/** How many edges may be looked at to find the polygons that holes belong to: bounds what a hostile shape costs. */
const mostEdgesTested = 20_000_000;

interface OuterRing {
  rings: Ring[];
  area: number;
  box: readonly [minX: number, minY: number, maxX: number, maxY: number];
}

/**
 * Groups the rings of a shapefile polygon as GeoJSON wants them (RFC 7946 §3.1.6): every outer ring
 * anticlockwise, followed by its holes, clockwise. In a shapefile it is the other way round; a hole outside
 * every ring is a polygon of its own. Null when that would take too long.
 */
export function polygonsOf(rings: readonly Ring[]): Ring[][] | null {
  const outers: OuterRing[] = [];
  const holes: { ring: Ring; area: number }[] = [];
  for (const ring of rings) {
    const area = signedArea(ring);
    if (area > 0 && rings.length > 1) holes.push({ ring, area });
    else outers.push(outerOf(area > 0 ? ring : ring.toReversed(), Math.abs(area)));
  }
  outers.sort((a, b) => a.area - b.area);
  const budget = { edges: mostEdgesTested };
  const alone: OuterRing[] = [];
  for (const { ring, area } of holes) {
    const owner = ownerOf(ring, area, outers, budget);
    if (budget.edges < 0) return null;
    if (owner) owner.rings.push(ring.toReversed());
    else alone.push(outerOf(ring, area));
  }
  return [...outers, ...alone].map((outer) => outer.rings);
}

/** Twice the area within a ring, positive when it runs anticlockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++)
    sum +=
      (ring[i]![0] - ring[0]![0]) * (ring[i + 1]![1] - ring[0]![1]) -
      (ring[i + 1]![0] - ring[0]![0]) * (ring[i]![1] - ring[0]![1]);
  return sum;
}

function outerOf(ring: Ring, area: number): OuterRing {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return { rings: [ring], area, box: [minX, minY, maxX, maxY] };
}

/** The smallest ring that a hole lies in; `outers` are sorted by area. */
function ownerOf(
  hole: Ring,
  area: number,
  outers: readonly OuterRing[],
  budget: { edges: number },
): OuterRing | undefined {
  const [x, y] = hole[0]!;
  return outers.find((outer) => {
    if (--budget.edges < 0 || outer.area < area) return false;
    const [minX, minY, maxX, maxY] = outer.box;
    if (x < minX || x > maxX || y < minY || y > maxY) return false;
    return contains(outer.rings[0]!, hole, budget);
  });
}

/** Judges by the first vertex of the hole that does not lie on the ring itself. */
function contains(ring: Ring, hole: Ring, budget: { edges: number }): boolean {
  for (const vertex of hole) {
    budget.edges -= ring.length;
    if (budget.edges < 0) return false;
    const side = sideOf(ring, vertex);
    if (side !== 'on') return side === 'in';
  }
  return true;
}

/** Counts the edges of the ring that a ray from the point to the right crosses. */
function sideOf(ring: Ring, [x, y]: Position): 'in' | 'out' | 'on' {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[i + 1]!;
    const turn = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
    if (
      turn === 0 &&
      Math.min(ax, bx) <= x &&
      x <= Math.max(ax, bx) &&
      Math.min(ay, by) <= y &&
      y <= Math.max(ay, by)
    )
      return 'on';
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside ? 'in' : 'out';
}
