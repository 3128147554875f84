import { drawMap } from './map-draw.ts';
import type { MapScene } from './map-scene.ts';
import type { MapView, Size } from './map-view.ts';

/** The scene as it was last drawn, to be shown moved and stretched until it is drawn anew. */
export interface MapPicture {
  setSize(size: Size): void;
  /** The scene has changed, or the map rests: the next frame draws anew. */
  forget(): void;
  /** Puts the scene on a context: drawn anew where the picture is missing or shows too little, else the picture. */
  show(context: CanvasRenderingContext2D, scene: MapScene, view: MapView, now: number): void;
}

/** While the map moves, a new drawing may follow the last one after so long. */
const pauseMs = 260;
const mostStretched = 1.7;
const mostUncovered = 0.12;

export function mapPicture(): MapPicture {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { alpha: false })!;
  let size: Size = { width: 1, height: 1 };
  let drawn: { view: MapView; at: number } | null = null;

  function isGood(view: MapView, now: number): boolean {
    if (!drawn) return false;
    const stretch = view.scale / drawn.view.scale;
    const isPoor = stretch > mostStretched || uncovered(drawn.view, view, size) > mostUncovered;
    return !isPoor || now - drawn.at < pauseMs;
  }

  return {
    setSize(next) {
      size = next;
      canvas.width = Math.round(size.width * devicePixelRatio);
      canvas.height = Math.round(size.height * devicePixelRatio);
      drawn = null;
    },
    forget() {
      drawn = null;
    },
    show(context, scene, view, now) {
      if (!isGood(view, now)) {
        pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
        drawMap(pen, scene, view, size);
        drawn = { view, at: now };
      }
      const stretch = view.scale / drawn!.view.scale;
      const [left, top] = [view.left - drawn!.view.left * stretch, view.top - drawn!.view.top * stretch];
      context.fillStyle = scene.theme.surface;
      context.fillRect(0, 0, size.width, size.height);
      context.drawImage(canvas, left, top, size.width * stretch, size.height * stretch);
    },
  };
}

/** The share of the canvas that a picture made for one view leaves blank in another. */
function uncovered(made: MapView, shown: MapView, { width, height }: Size): number {
  const stretch = shown.scale / made.scale;
  const left = shown.left - made.left * stretch;
  const top = shown.top - made.top * stretch;
  const covered = (from: number, length: number, room: number) =>
    Math.max(0, Math.min(room, from + length) - Math.max(0, from)) / room;
  return 1 - covered(left, width * stretch, width) * covered(top, height * stretch, height);
}
