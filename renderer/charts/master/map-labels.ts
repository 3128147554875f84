import { anchorOf } from './map-anchor.ts';
import type { MapShapes, Shape } from './map-shapes.ts';
import { overlaps, visibleBox, type MapView, type Size } from './map-view.ts';

export interface PlacedLabel {
  shape: number;
  text: string;
  x: number;
  y: number;
}

/** A group of points on the canvas. */
export interface Disc {
  x: number;
  y: number;
  radius: number;
}

const lineHeight = 16;
const gap = 4;
const longest = 14;

/**
 * Names for the shapes that have room for one, the largest first; a name that would cover another, or anything that
 * is in its place already, is left out.
 *
 * @param taken discs that are drawn over the areas
 * @param widthOf the width of a text in pixels
 */
export function placeLabels(
  shapes: MapShapes,
  view: MapView,
  size: Size,
  taken: readonly Disc[],
  widthOf: (text: string) => number,
): PlacedLabel[] {
  const visible = visibleBox(view, size);
  const candidates = shapes.shapes
    .map((shape, index) => ({ shape, index, width: (shape.box.right - shape.box.left) * view.scale }))
    .filter(({ shape, width }) => width > 2 * lineHeight && overlaps(shape.box, visible))
    .sort((a, b) => b.width - a.width);
  const placed: (PlacedLabel & { width: number })[] = [];
  for (const { shape, index, width: room } of candidates) {
    const text = shortened(shape.name);
    const width = widthOf(text);
    if (width > room || lineHeight > (shape.box.bottom - shape.box.top) * view.scale) continue;
    const { x, y } = positionOf(shapes, shape, view);
    const isFree =
      placed.every(
        (other) =>
          Math.abs(other.x - x) > (other.width + width) / 2 + gap || Math.abs(other.y - y) > lineHeight,
      ) &&
      taken.every(
        (disc) =>
          Math.abs(disc.x - x) > disc.radius + width / 2 ||
          Math.abs(disc.y - y) > disc.radius + lineHeight / 2,
      );
    if (isFree) placed.push({ shape: index, text, x, y, width });
  }
  return placed.map(({ shape, text, x, y }) => ({ shape, text, x, y }));
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : name;
}

const anchors = new WeakMap<Shape, { x: number; y: number }>();

function positionOf(shapes: MapShapes, shape: Shape, { scale, left, top }: MapView) {
  const anchor = anchors.get(shape) ?? anchorOf(shapes, shape);
  anchors.set(shape, anchor);
  return { x: anchor.x * scale + left, y: anchor.y * scale + top };
}
