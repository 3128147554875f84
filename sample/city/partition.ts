import type { Random } from '../base/random.ts';

/**
 * Groups points into `count` compact parts by k-means; no part is empty.
 * Returns the members of each part, parts ordered from the city's centre outwards.
 */
export function partition(
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
  count: number,
  random: Random,
): Int32Array[] {
  const parts = Math.min(count, members.length);
  const seeds = random.shuffle(Int32Array.from(members)).subarray(0, parts);
  const centres = Array.from(seeds, (point) => [x[point]!, y[point]!] as [number, number]);
  let groups: Int32Array[] = [];
  for (let round = 0; round < 12; round++) {
    groups = assign(members, x, y, centres);
    groups.forEach((group, part) => {
      if (group.length === 0) centres[part] = farthest(members, x, y, centres);
      else centres[part] = centreOf(group, x, y);
    });
  }
  const filled = groups.filter((group) => group.length > 0);
  return filled.sort((a, b) => Math.hypot(...centreOf(a, x, y)) - Math.hypot(...centreOf(b, x, y)));
}

function assign(
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
  centres: [number, number][],
): Int32Array[] {
  const lists: number[][] = centres.map(() => []);
  for (const point of members) {
    let [best, nearest] = [0, Infinity];
    centres.forEach((centre, part) => {
      const distance = (x[point]! - centre[0]) ** 2 + (y[point]! - centre[1]) ** 2;
      if (distance < nearest) [best, nearest] = [part, distance];
    });
    lists[best]!.push(point);
  }
  return lists.map((list) => Int32Array.from(list));
}

function centreOf(group: Int32Array, x: Float64Array, y: Float64Array): [number, number] {
  let [sumX, sumY] = [0, 0];
  for (const point of group) {
    sumX += x[point]!;
    sumY += y[point]!;
  }
  return [sumX / group.length, sumY / group.length];
}

function farthest(
  members: Int32Array,
  x: Float64Array,
  y: Float64Array,
  centres: [number, number][],
): [number, number] {
  let [best, distance] = [members[0]!, -1];
  for (const point of members) {
    const gap = Math.min(...centres.map(([cx, cy]) => Math.hypot(x[point]! - cx, y[point]! - cy)));
    if (gap > distance) [best, distance] = [point, gap];
  }
  return [x[best]!, y[best]!];
}
