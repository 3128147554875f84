import { drawMap, drawOutline } from './map-draw.ts';
import type { MapScene } from './map-scene.ts';
import type { Shape } from './map-shapes.ts';
import { fitted, moved, zoomed, type MapView, type Size } from './map-view.ts';

/** A map on a canvas that can be moved and enlarged. */
export interface MapSurface {
  readonly view: MapView;
  readonly size: Size;
  setScene(scene: MapScene): void;
  setSize(size: Size): void;
  /** Outlines these shapes: the one under the pointer, the chosen one. */
  setMarked(hovered: Shape | undefined, chosen: Shape | undefined): void;
  /** Shows the whole. */
  fit(): void;
  move(x: number, y: number): void;
  zoom(factor: number, at?: { x: number; y: number }): void;
  close(): void;
}

/** The map is drawn anew when it has stood still for so long. */
const restMs = 140;
/** While it moves, a new drawing may follow the last one after so long, if the last shows too little. */
const pauseMs = 260;
const mostStretched = 1.7;
const mostUncovered = 0.12;

/**
 * Keeps a picture of the scene as it was last drawn and shows that, moved and stretched, in every frame; the scene
 * itself is drawn when the map rests, or when the picture no longer covers enough. So a frame costs the same
 * whatever lies on the map.
 */
export function mapSurface(canvas: HTMLCanvasElement): MapSurface {
  const context = canvas.getContext('2d', { alpha: false })!;
  const picture = document.createElement('canvas');
  const pen = picture.getContext('2d', { alpha: false })!;
  let scene: MapScene | null = null;
  let size: Size = { width: 1, height: 1 };
  let view: MapView = fitted({ left: 0, top: 0, right: 0, bottom: 0 }, size);
  let drawn: { view: MapView; at: number } | null = null;
  let marked: { hovered: Shape | undefined; chosen: Shape | undefined } = { hovered: undefined, chosen: undefined };
  let frame = 0;
  let rest = 0;

  function refresh(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function redraw(): void {
    drawn = null;
    refresh();
  }

  function touch(): void {
    clearTimeout(rest);
    rest = window.setTimeout(redraw, restMs);
    refresh();
  }

  function mustDraw(now: number): boolean {
    if (!drawn) return true;
    const stretch = view.scale / drawn.view.scale;
    const isPoor = stretch > mostStretched || uncovered(drawn.view, view, size) > mostUncovered;
    return isPoor && now - drawn.at > pauseMs;
  }

  function paint(now: number): void {
    frame = 0;
    if (!scene) return;
    const ratio = devicePixelRatio;
    if (mustDraw(now)) {
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawMap(pen, scene, view, size);
      drawn = { view, at: now };
    }
    const stretch = view.scale / drawn!.view.scale;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = scene.theme.surface;
    context.fillRect(0, 0, size.width, size.height);
    context.drawImage(
      picture,
      view.left - drawn!.view.left * stretch,
      view.top - drawn!.view.top * stretch,
      size.width * stretch,
      size.height * stretch,
    );
    paintMarks(context, scene, view, marked);
  }

  const whole = () => fitted(scene!.shapes.box, size);
  return {
    get view() {
      return view;
    },
    get size() {
      return size;
    },
    setScene(next) {
      const isElsewhere = scene?.shapes !== next.shapes;
      scene = next;
      if (isElsewhere) view = whole();
      redraw();
    },
    setSize(next) {
      size = next;
      for (const { width, height, target } of [canvas, picture].map((target) => ({ ...next, target }))) {
        target.width = Math.round(width * devicePixelRatio);
        target.height = Math.round(height * devicePixelRatio);
      }
      if (scene) view = whole();
      redraw();
    },
    setMarked(hovered, chosen) {
      marked = { hovered, chosen };
      refresh();
    },
    fit() {
      if (scene) view = whole();
      redraw();
    },
    move(x, y) {
      if (!scene) return;
      view = moved(view, { x, y }, scene.shapes.box, size);
      touch();
    },
    zoom(factor, at = { x: size.width / 2, y: size.height / 2 }) {
      if (!scene) return;
      view = zoomed(view, factor, at, whole().scale);
      touch();
    },
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}

function paintMarks(
  context: CanvasRenderingContext2D,
  { shapes, theme }: MapScene,
  view: MapView,
  { hovered, chosen }: { hovered: Shape | undefined; chosen: Shape | undefined },
): void {
  if (chosen) drawOutline(context, shapes, chosen, view, { colour: theme.warning, width: 3 });
  if (hovered) drawOutline(context, shapes, hovered, view, { colour: theme.text, width: 2 });
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
