import type { MapPoints } from './map-points.ts';
import type { MapView, Size } from './map-view.ts';

/** How dense points are on a coarse raster over the canvas, from 0 to 1 at the densest place in view. */
export interface HeatField {
  density: Float32Array;
  width: number;
  height: number;
}

/** Side of a raster cell in pixels. */
export const heatCell = 4;
/** How far a point reaches, in pixels: three boxes of this width come close to a bell of that radius. */
export const heatRadius = 24;

/** The density of what is in view, or a little outside of it, smoothed. */
export function heatField(points: MapPoints, view: MapView, { width, height }: Size): HeatField {
  const margin = heatRadius * 2;
  const [columns, rows] = [width, height].map((side) => Math.ceil((side + 2 * margin) / heatCell)) as [
    number,
    number,
  ];
  let field = new Float32Array(columns * rows);
  for (let at = 0; at < points.x.length; at++) {
    const column = Math.floor((points.x[at]! * view.scale + view.left + margin) / heatCell);
    const row = Math.floor((points.y[at]! * view.scale + view.top + margin) / heatCell);
    if (column >= 0 && column < columns && row >= 0 && row < rows)
      field[row * columns + column]! += points.weight[at]!;
  }
  const reach = Math.round(heatRadius / heatCell / 2);
  for (let pass = 0; pass < 3; pass++) {
    field = blurredRows(field, columns, rows, reach);
    field = transposed(blurredRows(transposed(field, columns, rows), rows, columns, reach), rows, columns);
  }
  return toHighest(cut(field, columns, margin / heatCell, { width, height }));
}

/** Each cell as the mean of the cells up to `reach` to its left and right; beyond the raster there is nothing. */
function blurredRows(
  field: Float32Array,
  columns: number,
  rows: number,
  reach: number,
): Float32Array<ArrayBuffer> {
  const blurred = new Float32Array(field.length);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const valueAt = (column: number) => (column >= 0 && column < columns ? field[start + column]! : 0);
    let sum = 0;
    for (let column = 0; column < reach; column++) sum += valueAt(column);
    for (let column = 0; column < columns; column++) {
      sum += valueAt(column + reach) - valueAt(column - reach - 1);
      blurred[start + column] = sum / (2 * reach + 1);
    }
  }
  return blurred;
}

function transposed(field: Float32Array, columns: number, rows: number): Float32Array<ArrayBuffer> {
  const turned = new Float32Array(field.length);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      turned[column * rows + row] = field[row * columns + column]!;
  return turned;
}

function cut(field: Float32Array, columns: number, margin: number, { width, height }: Size): HeatField {
  const [wide, high] = [Math.ceil(width / heatCell), Math.ceil(height / heatCell)];
  const density = new Float32Array(wide * high);
  for (let row = 0; row < high; row++) {
    const from = (row + margin) * columns + margin;
    density.set(field.subarray(from, from + wide), row * wide);
  }
  return { density, width: wide, height: high };
}

function toHighest(field: HeatField): HeatField {
  const highest = field.density.reduce((most, value) => Math.max(most, value), 0);
  return highest > 0 ? { ...field, density: field.density.map((value) => value / highest) } : field;
}
