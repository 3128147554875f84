import type { Outline, Position, Ring } from './position.ts';

/** The ellipsoid of CGCS2000 (GB 22021): half its long axis in metres, its flattening, its squared eccentricity. */
const a = 6_378_137;
const f = 1 / 298.257222101;
const e2 = f * (2 - f);
const e = Math.sqrt(e2);

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres of a degree of longitude and of latitude at a latitude. */
export function metresPerDegree(latitude: number): { east: number; north: number } {
  const w = 1 - e2 * Math.sin(radians(latitude)) ** 2;
  return {
    east: (radians(1) * a * Math.cos(radians(latitude))) / Math.sqrt(w),
    north: (radians(1) * a * (1 - e2)) / w ** 1.5,
  };
}

/**
 * Metres between two places of one city, on the plane that touches the ellipsoid between them: off by less than one
 * part in ten thousand up to 100 km.
 */
export function metresBetween([x1, y1]: Position, [x2, y2]: Position): number {
  const { east, north } = metresPerDegree((y1 + y2) / 2);
  return Math.hypot((x2 - x1) * east, (y2 - y1) * north);
}

/** Square metres between the equator and a latitude, one radian wide (Snyder, Map Projections, 1987, eq. 3-12). */
function belt(latitude: number): number {
  const s = Math.sin(radians(latitude));
  const q = (1 - e2) * (s / (1 - e2 * s * s) + Math.atanh(e * s) / e);
  return (a * a * q) / 2;
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[x1, y1], [x2, y2]] = [ring[at]!, ring[at + 1]!];
    sum += radians(x1 - x2) * (belt(y1) + belt(y2)) * 0.5;
  }
  return Math.abs(sum);
}

/** Square metres of an area on the ellipsoid; its sides are straight in longitude and the equal-area latitude. */
export function squareMetres(outline: Outline): number {
  let sum = 0;
  for (const [outer, ...holes] of outline) {
    sum += ringArea(outer!);
    for (const hole of holes) sum -= ringArea(hole);
  }
  return sum;
}

/** The rectangle around an outline in degrees. */
export function boundsOf(outline: Outline): { west: number; south: number; east: number; north: number } {
  const bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const rings of outline)
    for (const [x, y] of rings[0]!) {
      if (x < bounds.west) bounds.west = x;
      if (x > bounds.east) bounds.east = x;
      if (y < bounds.south) bounds.south = y;
      if (y > bounds.north) bounds.north = y;
    }
  return bounds;
}
