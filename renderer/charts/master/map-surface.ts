import { drawOutline } from './map-draw.ts';
import { mapPicture } from './map-picture.ts';
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
  setMarked(marked: Marked): void;
  /** Shows the whole. */
  fit(): void;
  move(x: number, y: number): void;
  zoom(factor: number, at?: { x: number; y: number }): void;
  close(): void;
}

interface Marked {
  hovered?: Shape;
  chosen?: Shape;
}

/** The legend stands here, at the bottom. */
const legendWidth = 260;

/** The map is drawn anew when it has stood still for so long. */
const restMs = 140;

/** Steps of drawing in one frame: few while the map moves, so that no frame is long. */
const stepsAtRest = 4;
const stepsMoving = 1;

/**
 * Shows a picture of the scene, moved and stretched, in every frame; the scene itself is drawn beside it, a step a
 * frame, when the map rests or the picture no longer covers enough. So a frame costs the same whatever lies on the
 * map.
 */
export function mapSurface(canvas: HTMLCanvasElement, scene: MapScene): MapSurface {
  const state = {
    scene,
    size: { width: 1, height: 1 },
    view: fitted(scene.shapes.box, { width: 1, height: 1 }),
  };
  const picture = mapPicture();
  const frames = frameLoop(canvas, picture, state);
  const whole = () => fitted(state.scene.shapes.box, state.size, legendWidth);

  function fit(): void {
    state.view = whole();
    frames.redraw();
  }

  return {
    get view() {
      return state.view;
    },
    get size() {
      return state.size;
    },
    fit,
    setScene(next) {
      const isElsewhere = state.scene.shapes !== next.shapes;
      state.scene = next;
      if (isElsewhere) fit();
      else frames.redraw();
    },
    setSize(size) {
      state.size = size;
      canvas.width = Math.round(size.width * devicePixelRatio);
      canvas.height = Math.round(size.height * devicePixelRatio);
      picture.setSize(size);
      fit();
    },
    setMarked: frames.mark,
    move(x, y) {
      state.view = moved(state.view, { x, y }, state.scene.shapes.box, state.size);
      frames.touch();
    },
    zoom(factor, at = { x: state.size.width / 2, y: state.size.height / 2 }) {
      state.view = zoomed(state.view, factor, at, whole().scale);
      frames.touch();
    },
    close: frames.close,
  };
}

/** Paints when something has changed, once a frame, and goes on drawing for as long as there is more to draw. */
function frameLoop(
  canvas: HTMLCanvasElement,
  picture: ReturnType<typeof mapPicture>,
  state: { scene: MapScene; view: MapView },
) {
  const context = canvas.getContext('2d', { alpha: false })!;
  let marked: Marked = {};
  let isMoving = false;
  let frame = 0;
  let rest = 0;

  function paint(): void {
    frame = 0;
    const { scene, view } = state;
    picture.prepare(scene, view, isMoving);
    if (picture.advance(isMoving ? stepsMoving : stepsAtRest)) refresh();
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    picture.show(context, view);
    const { hovered, chosen } = marked;
    const { shapes, theme } = scene;
    if (chosen) drawOutline(context, shapes, chosen, view, { colour: theme.warning, width: 3 });
    if (hovered) drawOutline(context, shapes, hovered, view, { colour: theme.text, width: 2 });
  }

  function refresh(): void {
    if (frame === 0) frame = requestAnimationFrame(paint);
  }

  function settle(): void {
    isMoving = false;
    refresh();
  }

  return {
    redraw() {
      picture.forget();
      refresh();
    },
    touch() {
      isMoving = true;
      clearTimeout(rest);
      rest = window.setTimeout(settle, restMs);
      refresh();
    },
    mark(next: Marked) {
      marked = next;
      refresh();
    },
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
  };
}
