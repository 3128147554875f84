import type { MapPoints } from './map-points.ts';

/** Points that are drawn as one: where their middle is, how many places, and how much they weigh together. */
export interface Clusters {
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
  places: Uint32Array;
}

/** Side of a cluster's cell in pixels at the scale it is made for; up to twice that until the next. */
const cellPixels = 64;

/**
 * Clusters of points for views of about this scale: points in one square cell of the plane are one, in the middle of
 * their weights. The result is kept for each doubling of the scale, so that zooming does not reckon anew.
 */
export function clusterer(points: MapPoints): (scale: number) => Clusters {
  const made = new Map<number, Clusters>();
  return (scale) => {
    const step = Math.floor(Math.log2(scale));
    const known = made.get(step) ?? cluster(points, cellPixels / 2 ** step);
    made.set(step, known);
    return known;
  };
}

/** More cells in a row than any city has. */
const cellsAcross = 2 ** 26;

/** Points in square cells of `side` metres. */
export function cluster({ x, y, weight }: MapPoints, side: number): Clusters {
  const cells = new Map<number, number>();
  const cellOf = new Int32Array(x.length);
  for (let at = 0; at < x.length; at++) {
    const key = Math.floor(x[at]! / side) * cellsAcross + Math.floor(y[at]! / side);
    const known = cells.get(key);
    cellOf[at] = known ?? cells.size;
    if (known === undefined) cells.set(key, cells.size);
  }
  return collect({ x, y, weight }, cellOf, cells.size);
}

function collect({ x, y, weight }: MapPoints, cellOf: Int32Array, count: number): Clusters {
  const clusters = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    weight: new Float64Array(count),
    places: new Uint32Array(count),
  };
  for (let at = 0; at < x.length; at++) {
    const cell = cellOf[at]!;
    clusters.weight[cell]! += weight[at]!;
    clusters.places[cell]! += 1;
    clusters.x[cell]! += x[at]! * weight[at]!;
    clusters.y[cell]! += y[at]! * weight[at]!;
  }
  for (let cell = 0; cell < count; cell++) {
    clusters.x[cell]! /= clusters.weight[cell]!;
    clusters.y[cell]! /= clusters.weight[cell]!;
  }
  return clusters;
}
