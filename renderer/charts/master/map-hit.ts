import type { MapShapes, Shape } from './map-shapes.ts';

/** The area at a position of the plane; of several that overlap the last, which is drawn on top. */
export function shapeAt({ shapes, x, y }: MapShapes, at: { x: number; y: number }): Shape | undefined {
  return shapes.findLast(
    ({ box, rings }) =>
      at.x >= box.left &&
      at.x <= box.right &&
      at.y >= box.top &&
      at.y <= box.bottom &&
      rings.reduce((inside, { start, end }) => inside !== isInRing(x, y, start, end, at), false),
  );
}

/** Whether a ray to the right crosses the ring an odd number of times. */
function isInRing(
  x: Float64Array,
  y: Float64Array,
  start: number,
  end: number,
  at: { x: number; y: number },
): boolean {
  let inside = false;
  for (let to = start + 1; to < end; to++) {
    const from = to - 1;
    if (y[from]! > at.y === y[to]! > at.y) continue;
    const crossing = x[from]! + ((at.y - y[from]!) / (y[to]! - y[from]!)) * (x[to]! - x[from]!);
    if (at.x < crossing) inside = !inside;
  }
  return inside;
}
