import { hashed } from '../base/random.ts';

/** Position of a cell or point: kilometres east and north of the city's centre. */
type Point = readonly [x: number, y: number];

/**
 * The sample city lies in the Philippine Sea at 129.0°E 19.5°N (WGS84; CGCS2000 differs by centimetres): open
 * water more than 200 nautical miles from every coast, so it covers nobody's land.
 */
const cityCentre = { longitude: 129, latitude: 19.5 } as const;

const kilometresPerDegree = 111.32;
const perLongitude = kilometresPerDegree * Math.cos((cityCentre.latitude * Math.PI) / 180);
const corners = [0, 1, 2, 3, 4, 5] as const;
const directions = [
  [1, 0],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [0, -1],
  [1, -1],
] as const;

export interface Cells {
  count: number;
  /** Centres, in kilometres. */
  x: Float64Array;
  y: Float64Array;
  /** 0 in the centre, 1 at the coast. */
  remoteness: Float64Array;
  /** Closed ring of one cell, counter-clockwise, [longitude, latitude] rounded to six decimals. */
  ring(cell: number): [number, number][];
}

/**
 * Cuts an island into irregular cells. They are hexagons of a lattice whose corners are warped (small cells in
 * the centre), shaken, and joined by crooked lines. A corner and a line depend on nothing but themselves, so
 * neighbours share their vertices exactly and unions of cells have no gaps.
 */
export function cutIsland(count: number, seed: number): Cells {
  const lattice = islandCells(count, seed);
  const radius = Math.sqrt(count) * 0.55;
  const spacing = 0.62 + 2.2 / Math.sqrt(Math.sqrt(count));
  const place = (q: number, r: number) => warp(q + r / 2, (r * Math.sqrt(3)) / 2, radius, spacing);
  const cells = {
    count,
    x: new Float64Array(count),
    y: new Float64Array(count),
    remoteness: new Float64Array(count),
    ring: (cell: number) => ringOf(lattice[cell]!, place, seed),
  };
  lattice.forEach(([q, r], cell) => {
    const [x, y] = place(q, r);
    cells.x[cell] = x;
    cells.y[cell] = y;
    cells.remoteness[cell] = Math.min(1, Math.hypot(q + r / 2, (r * Math.sqrt(3)) / 2) / radius);
  });
  return cells;
}

/** The `count` lattice cells nearest to the centre, distances stretched by angle into bays and headlands. */
function islandCells(count: number, seed: number): Point[] {
  const reach = Math.ceil(Math.sqrt(count) * 1.2) + 3;
  const found: { cell: Point; distance: number }[] = [];
  for (let q = -reach; q <= reach; q++)
    for (let r = -reach; r <= reach; r++) {
      const [x, y] = [q + r / 2, (r * Math.sqrt(3)) / 2];
      found.push({ cell: [q, r], distance: Math.hypot(x, y) / coast(Math.atan2(y, x), seed) });
    }
  found.sort((a, b) => a.distance - b.distance || a.cell[0] - b.cell[0] || a.cell[1] - b.cell[1]);
  return found.slice(0, count).map((entry) => entry.cell);
}

function coast(angle: number, seed: number): number {
  let reach = 1;
  for (let wave = 2; wave <= 6; wave++)
    reach += (0.32 / wave) * Math.sin(wave * angle + 2 * Math.PI * hashed(seed, wave, 71));
  return reach;
}

function warp(x: number, y: number, radius: number, spacing: number): Point {
  const distance = Math.hypot(x, y);
  const stretch = spacing * (0.55 + 0.6 * (distance / radius));
  return [x * stretch, y * stretch];
}

/** A corner is the mean of three lattice cells; three times that mean is its integer name. */
function cornerName(cell: Point, corner: number): Point {
  const [a, b] = [directions[corner]!, directions[(corner + 1) % 6]!];
  return [3 * cell[0] + a[0] + b[0], 3 * cell[1] + a[1] + b[1]];
}

function ringOf(cell: Point, place: (q: number, r: number) => Point, seed: number): [number, number][] {
  const names = corners.map((corner) => cornerName(cell, corner));
  const ring: [number, number][] = [];
  for (const corner of corners) {
    const [from, to] = [names[corner]!, names[(corner + 1) % 6]!];
    ring.push(...line(from, to, place, seed).slice(0, -1).map(toDegrees));
  }
  ring.push(ring[0]!);
  return ring;
}

function line(from: Point, to: Point, place: (q: number, r: number) => Point, seed: number): Point[] {
  if (from[0] > to[0] || (from[0] === to[0] && from[1] > to[1])) return line(to, from, place, seed).reverse();
  const at = (name: Point) => cornerPlace(name, place, seed);
  let points = [at(from), at(to)];
  for (let depth = 0; depth < 3; depth++) {
    const finer: Point[] = [points[0]!];
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      const bend = 0.22 * (hashed(seed, from[0], from[1], to[0], to[1], depth * 16 + i) - 0.5);
      finer.push([(a[0] + b[0]) / 2 - (b[1] - a[1]) * bend, (a[1] + b[1]) / 2 + (b[0] - a[0]) * bend], b);
    }
    points = finer;
  }
  return points;
}

function cornerPlace(name: Point, place: (q: number, r: number) => Point, seed: number): Point {
  const shake = 0.9;
  return place(
    (name[0] + shake * (hashed(seed, name[0], name[1], 1) - 0.5)) / 3,
    (name[1] + shake * (hashed(seed, name[0], name[1], 2) - 0.5)) / 3,
  );
}

function toDegrees(point: Point): [number, number] {
  const { longitude, latitude } = cityCentre;
  return [round(longitude + point[0] / perLongitude), round(latitude + point[1] / kilometresPerDegree)];
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
