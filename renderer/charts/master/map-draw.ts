import { textOn } from '../text-on.ts';
import { discsInView, drawClusters } from './map-draw-clusters.ts';
import { drawHeat } from './map-draw-heat.ts';
import { placeLabels } from './map-labels.ts';
import { noDataPattern } from './map-no-data.ts';
import type { MapScene } from './map-scene.ts';
import type { MapShapes, Shape } from './map-shapes.ts';
import { traceShape } from './map-trace.ts';
import { overlaps, visibleBox, type MapView, type Size } from './map-view.ts';

/** Draws all of a scene that is in view on a context whose unit is a pixel of the page. */
export function drawMap(context: CanvasRenderingContext2D, scene: MapScene, view: MapView, size: Size): void {
  const steps = mapSteps(context, scene, view, size);
  while (!steps.next().done);
}

/** The same in steps that fit into a frame each, so that a moving map never waits for the whole of it. */
export function* mapSteps(
  context: CanvasRenderingContext2D,
  scene: MapScene,
  view: MapView,
  size: Size,
): Generator<void, void> {
  const { shapes, parents, heat, theme } = scene;
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, size.width, size.height);
  yield* fillSteps(context, scene, view, size);
  const line = { colour: scene.line, width: thinner(0.8, shapes, view) };
  yield* lineSteps(context, shapes, view, size, line);
  if (heat) yield drawHeat(context, heat, view, size);
  if (parents) {
    const outer = { colour: theme.textMuted, width: thinner(1.6, parents, view) };
    yield* lineSteps(context, parents, view, size, outer);
  }
  if (scene.hasLabels) yield drawLabels(context, scene, view, size);
  for (const layer of scene.points) yield drawClusters(context, layer, view, size, scene);
}

/** Vertices of one step; a step takes a few milliseconds without a graphics processor. */
const stepVertices = 12_000;

/** Runs of shapes in view that together have no more vertices than a step. */
function* chunks(shapes: Iterable<Shape>): Generator<Shape[], void> {
  let chunk: Shape[] = [];
  let vertices = 0;
  for (const shape of shapes) {
    chunk.push(shape);
    vertices += shape.rings.reduce((sum, { start, end }) => sum + end - start, 0);
    if (vertices < stepVertices) continue;
    yield chunk;
    [chunk, vertices] = [[], 0];
  }
  if (chunk.length > 0) yield chunk;
}

/** Draws the outline of one shape, as for the one under the pointer. */
export function drawOutline(
  context: CanvasRenderingContext2D,
  shapes: MapShapes,
  shape: Shape,
  view: MapView,
  line: { colour: string; width: number },
): void {
  context.beginPath();
  traceShape(context, shapes, shape, view);
  strokeWith(context, line);
}

/** Side in pixels of areas that lines of full width suit; lines of smaller areas are thinner. */
const fullLineSide = 48;

function thinner(width: number, { box, shapes }: MapShapes, { scale }: MapView): number {
  const side = Math.sqrt(((box.right - box.left) * (box.bottom - box.top)) / shapes.length) * scale;
  return width * Math.min(1, Math.max(0.4, side / fullLineSide));
}

function* fillSteps(
  context: CanvasRenderingContext2D,
  { shapes, fills, theme }: MapScene,
  view: MapView,
  size: Size,
): Generator<void, void> {
  const visible = visibleBox(view, size);
  for (const fill of new Set(fills)) {
    const alike = shapes.shapes.filter(
      (shape, index) => fills[index] === fill && overlaps(shape.box, visible),
    );
    for (const chunk of chunks(alike)) {
      context.beginPath();
      for (const shape of chunk) traceShape(context, shapes, shape, view);
      context.fillStyle = fill ?? noDataPattern(context, theme);
      yield context.fill('evenodd');
    }
  }
}

function* lineSteps(
  context: CanvasRenderingContext2D,
  shapes: MapShapes,
  view: MapView,
  size: Size,
  line: { colour: string; width: number },
): Generator<void, void> {
  const visible = visibleBox(view, size);
  for (const chunk of chunks(shapes.shapes.filter(({ box }) => overlaps(box, visible)))) {
    context.beginPath();
    for (const shape of chunk) traceShape(context, shapes, shape, view);
    yield strokeWith(context, line);
  }
}

function strokeWith(
  context: CanvasRenderingContext2D,
  { colour, width }: { colour: string; width: number },
): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  context.stroke();
}

function drawLabels(context: CanvasRenderingContext2D, scene: MapScene, view: MapView, size: Size): void {
  const { shapes, fills, theme } = scene;
  context.font = `12px ${theme.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  const taken = scene.points.flatMap((layer) => discsInView(layer, view, size));
  for (const { shape, text, x, y } of placeLabels(
    shapes,
    view,
    size,
    taken,
    (word) => context.measureText(word).width,
  )) {
    const background = fills[shape] ?? theme.empty;
    context.strokeStyle = background;
    context.fillStyle = textOn(background, theme);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
