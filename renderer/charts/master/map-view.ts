import type { Box } from './map-shapes.ts';

/** Where the map's plane stands on the canvas: a position at `x` metres is drawn at `x * scale + left` pixels. */
export interface MapView {
  scale: number;
  left: number;
  top: number;
}

export interface Size {
  width: number;
  height: number;
}

const margin = 24;
/** Pixels a metre at the closest: a doorway fills the hand. */
const closest = 4;
/** Beyond the whole by this factor there is only paper. */
const farthest = 0.5;

/**
 * The view that shows the whole box in the middle of the canvas, or further to the right where there is room.
 *
 * @param keepLeft pixels at the left that something else stands on
 */
export function fitted(box: Box, { width, height }: Size, keepLeft = 0): MapView {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  if (!(wide > 0 && high > 0)) return { scale: 1, left: width / 2, top: height / 2 };
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high, closest);
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const shift = Math.min(keepLeft, width - 2 * margin - wide * scale) / 2;
  return { scale, left: width / 2 + shift - x * scale, top: height / 2 - y * scale };
}

/** The view enlarged by `factor` around a pixel that stays where it is. */
export function zoomed(view: MapView, factor: number, at: { x: number; y: number }, whole: number): MapView {
  const scale = Math.min(closest, Math.max(whole * farthest, view.scale * factor));
  const share = scale / view.scale;
  return { scale, left: at.x - (at.x - view.left) * share, top: at.y - (at.y - view.top) * share };
}

/** The view moved by pixels, but never so far that the box leaves the canvas. */
export function moved(
  view: MapView,
  by: { x: number; y: number },
  box: Box,
  { width, height }: Size,
): MapView {
  const keep = (offset: number, low: number, high: number, room: number) =>
    Math.min(room - margin - low * view.scale, Math.max(margin - high * view.scale, offset));
  return {
    scale: view.scale,
    left: keep(view.left + by.x, box.left, box.right, width),
    top: keep(view.top + by.y, box.top, box.bottom, height),
  };
}

/** The part of the plane that the canvas shows. */
export function visibleBox({ scale, left, top }: MapView, { width, height }: Size): Box {
  return {
    left: -left / scale,
    top: -top / scale,
    right: (width - left) / scale,
    bottom: (height - top) / scale,
  };
}

export function overlaps(one: Box, other: Box): boolean {
  return (
    one.left <= other.right && one.right >= other.left && one.top <= other.bottom && one.bottom >= other.top
  );
}
