import { textOn } from '../text-on.ts';
import { drawClusters } from './map-draw-clusters.ts';
import { drawHeat } from './map-draw-heat.ts';
import { placeLabels } from './map-labels.ts';
import { noDataPattern } from './map-no-data.ts';
import type { MapScene } from './map-scene.ts';
import type { MapShapes, Shape } from './map-shapes.ts';
import { traceShape } from './map-trace.ts';
import { overlaps, visibleBox, type MapView, type Size } from './map-view.ts';

/** Draws all of a scene that is in view on a context whose unit is a pixel of the page. */
export function drawMap(context: CanvasRenderingContext2D, scene: MapScene, view: MapView, size: Size): void {
  context.fillStyle = scene.theme.surface;
  context.fillRect(0, 0, size.width, size.height);
  drawFills(context, scene, view, size);
  drawLines(context, scene.shapes, view, size, { colour: scene.line, width: 0.8 });
  if (scene.heat) drawHeat(context, scene.heat, view, size);
  if (scene.parents)
    drawLines(context, scene.parents, view, size, { colour: scene.theme.textMuted, width: 1.6 });
  for (const layer of scene.points) drawClusters(context, layer, view, size, scene);
  if (scene.hasLabels) drawLabels(context, scene, view, size);
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

function drawFills(
  context: CanvasRenderingContext2D,
  { shapes, fills, theme }: MapScene,
  view: MapView,
  size: Size,
): void {
  const visible = visibleBox(view, size);
  for (const fill of new Set(fills)) {
    context.beginPath();
    for (const [index, shape] of shapes.shapes.entries())
      if (fills[index] === fill && overlaps(shape.box, visible)) traceShape(context, shapes, shape, view);
    context.fillStyle = fill ?? noDataPattern(context, theme);
    context.fill('evenodd');
  }
}

function drawLines(
  context: CanvasRenderingContext2D,
  shapes: MapShapes,
  view: MapView,
  size: Size,
  line: { colour: string; width: number },
): void {
  const visible = visibleBox(view, size);
  context.beginPath();
  for (const shape of shapes.shapes)
    if (overlaps(shape.box, visible)) traceShape(context, shapes, shape, view);
  strokeWith(context, line);
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
  for (const { shape, text, x, y } of placeLabels(
    shapes,
    view,
    size,
    (word) => context.measureText(word).width,
  )) {
    const background = fills[shape] ?? theme.empty;
    context.strokeStyle = background;
    context.fillStyle = textOn(background, theme);
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}
