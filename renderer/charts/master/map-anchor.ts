import type { MapShapes, RingRange, Shape } from './map-shapes.ts';

/** Where a shape's name stands: on the line through its middle, in the middle of the widest stretch inside. */
export function anchorOf(shapes: MapShapes, shape: Shape): { x: number; y: number } {
  const y = (shape.box.top + shape.box.bottom) / 2;
  const crossings = shape.rings.flatMap((ring) => crossingsOf(shapes, ring, y)).sort((a, b) => a - b);
  let widest = { from: shape.box.left, to: shape.box.left };
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at]!, crossings[at + 1]!];
    if (to - from > widest.to - widest.from) widest = { from, to };
  }
  return { x: (widest.from + widest.to) / 2, y };
}

function crossingsOf({ x, y }: MapShapes, { start, end }: RingRange, level: number): number[] {
  const crossings: number[] = [];
  for (let to = start + 1; to < end; to++) {
    const from = to - 1;
    if (y[from]! > level === y[to]! > level) continue;
    crossings.push(x[from]! + ((level - y[from]!) / (y[to]! - y[from]!)) * (x[to]! - x[from]!));
  }
  return crossings;
}
