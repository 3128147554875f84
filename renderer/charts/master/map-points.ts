import type { Table } from 'apache-arrow';
import type { Plane } from './map-projection.ts';

/** Points on the map's plane; a weight counts the things that stand at one place. */
export interface MapPoints {
  x: Float64Array;
  y: Float64Array;
  weight: Float64Array;
}

/** Points of a table with `lng`, `lat` and `weight`, without those that have no position. */
export function readPoints(table: Table, plane: Plane): MapPoints {
  const [lng, lat, weight] = ['lng', 'lat', 'weight'].map((name) => columnOf(table, name)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const placed = lng.map((value, at) => (Number.isNaN(value + lat[at]!) ? -1 : at)).filter((at) => at >= 0);
  return {
    x: placed.map((at) => plane.x(lng[at]!)),
    y: placed.map((at) => plane.y(lat[at]!)),
    weight: placed.map((at) => weight[at]!),
  };
}

/** A column of any number type as doubles; what is unknown as NaN. */
function columnOf(table: Table, name: string): Float64Array {
  const values = new Float64Array(table.numRows);
  let at = 0;
  for (const value of table.getChild(name) ?? []) values[at++] = value === null ? NaN : Number(value);
  return values;
}
