import { mapSteps } from './map-draw.ts';
import type { MapScene } from './map-scene.ts';
import type { MapView, Size } from './map-view.ts';

/** The scene as it was last drawn, to be shown moved and stretched while the next drawing is made beside it. */
export interface MapPicture {
  setSize(size: Size): void;
  /** The scene has changed: what is being drawn is worth nothing any more. */
  forget(): void;
  /** Begins a drawing where the one that is shown is of another scene or place; with `isMoving` only if it shows too little. */
  prepare(scene: MapScene, view: MapView, isMoving: boolean): void;
  /** Goes on drawing; whether there is more to draw. */
  advance(steps: number): boolean;
  /** Puts the last drawing on a context, where the view has it. */
  show(context: CanvasRenderingContext2D, view: MapView): void;
}

interface Drawing {
  scene: MapScene;
  view: MapView;
  canvas: HTMLCanvasElement;
  steps: Generator<void, void>;
}

const mostStretched = 1.7;
const mostUncovered = 0.1;

export function mapPicture(): MapPicture {
  let size: Size = { width: 1, height: 1 };
  let drawn: Drawing | null = null;
  let next: Drawing | null = null;

  function isGood({ scene, view }: Drawing, wanted: MapScene, at: MapView, isMoving: boolean): boolean {
    if (scene !== wanted) return false;
    if (!isMoving) return view === at;
    const stretch = at.scale / view.scale;
    return Math.max(stretch, 1 / stretch) <= mostStretched && uncovered(view, at, size) <= mostUncovered;
  }

  return {
    setSize(given) {
      size = given;
      drawn = next = null;
    },
    forget() {
      next = null;
    },
    prepare(scene, view, isMoving) {
      if (next && (isMoving || isGood(next, scene, view, false))) return;
      if (drawn && isGood(drawn, scene, view, isMoving)) return;
      next = begin(scene, view, size);
    },
    advance(steps) {
      for (let step = 0; next && (step < steps || !drawn); step++)
        if (next.steps.next().done) [drawn, next] = [next, null];
      return next !== null;
    },
    show(context, view) {
      if (!drawn) return;
      const stretch = view.scale / drawn.view.scale;
      const [left, top] = [view.left - drawn.view.left * stretch, view.top - drawn.view.top * stretch];
      context.fillStyle = drawn.scene.theme.surface;
      context.fillRect(0, 0, size.width, size.height);
      context.drawImage(drawn.canvas, left, top, size.width * stretch, size.height * stretch);
    },
  };
}

function begin(scene: MapScene, view: MapView, size: Size): Drawing {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(size.width * devicePixelRatio);
  canvas.height = Math.round(size.height * devicePixelRatio);
  const context = canvas.getContext('2d', { alpha: false })!;
  context.scale(devicePixelRatio, devicePixelRatio);
  return { scene, view, canvas, steps: mapSteps(context, scene, view, size) };
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
