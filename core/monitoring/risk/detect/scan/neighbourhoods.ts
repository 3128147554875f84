/** An area by where it lies, in degrees. */
export interface Position {
  area: string;
  longitude: number;
  latitude: number;
}

/** A place and its nearest ones, itself first, by number. */
export type Neighbourhood = readonly number[];

const nearest = 12;

/**
 * The nearest places of every place, over which a scan's circle grows (Kulldorff 1997). A search over cells of a mean width of a few
 * places, so that thousands of grids take no time.
 */
export function neighbourhoods(positions: readonly Position[], count = nearest): Neighbourhood[] {
  const { points, width } = project(positions);
  const cells = new Map<string, number[]>();
  const key = (x: number, y: number) => `${Math.floor(x / width)},${Math.floor(y / width)}`;
  for (const [number, { x, y }] of points.entries()) {
    const cell = key(x, y);
    const members = cells.get(cell);
    if (members) members.push(number);
    else cells.set(cell, [number]);
  }
  const wanted = Math.min(count, points.length);
  return points.map((point) => {
    const distance = (number: number) => {
      const other = points[number]!;
      return (other.x - point.x) ** 2 + (other.y - point.y) ** 2;
    };
    for (let ring = 1; ; ring *= 2) {
      const near: number[] = [];
      for (let dx = -ring; dx <= ring; dx++)
        for (let dy = -ring; dy <= ring; dy++)
          near.push(...(cells.get(key(point.x + dx * width, point.y + dy * width)) ?? []));
      const inside = near.filter((number) => distance(number) <= (ring * width) ** 2);
      if (inside.length < wanted && near.length < points.length) continue;
      const chosen = inside.length >= wanted ? inside : near;
      return chosen.sort((a, b) => distance(a) - distance(b) || a - b).slice(0, wanted);
    }
  });
}

/** Plane coordinates in which a degree is as long both ways, and the width of cells that hold four places on average. */
function project(positions: readonly Position[]) {
  const middle = positions.reduce((sum, { latitude }) => sum + latitude, 0) / Math.max(1, positions.length);
  const shrink = Math.cos((middle * Math.PI) / 180);
  const points = positions.map(({ longitude, latitude }) => ({ x: longitude * shrink, y: latitude }));
  const extent = (values: number[]) =>
    values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
  const area = extent(points.map(({ x }) => x)) * extent(points.map(({ y }) => y));
  const width = Math.sqrt((4 * area) / Math.max(1, points.length));
  return { points, width: width > 0 && Number.isFinite(width) ? width : 1 };
}
