import type { MapShapes, Shape } from './map-shapes.ts';
import type { MapView } from './map-view.ts';

/** Square pixels by which a line may differ from what was delivered. */
const unseen = 0.6;

/** Square metres below which a vertex is not drawn in this view. */
export function toleranceOf({ scale }: MapView): number {
  return unseen / scale ** 2;
}

/** Adds the outline of a shape to the context's path, without the vertices that nobody could see. */
export function traceShape(
  context: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath'>,
  { x, y, weight }: MapShapes,
  { rings }: Shape,
  { scale, left, top }: MapView,
): void {
  const tolerance = toleranceOf({ scale, left, top });
  for (const { start, end } of rings) {
    let isBegun = false;
    for (let at = start; at < end - 1; at++) {
      if (weight[at]! < tolerance) continue;
      const [px, py] = [x[at]! * scale + left, y[at]! * scale + top];
      if (isBegun) context.lineTo(px, py);
      else context.moveTo(px, py);
      isBegun = true;
    }
    if (isBegun) context.closePath();
  }
}
