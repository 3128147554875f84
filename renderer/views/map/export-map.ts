import type { ChartTheme } from '../../charts/chart-theme.ts';
import { drawMap } from '../../charts/master/map-draw.ts';
import { noDataPattern } from '../../charts/master/map-no-data.ts';
import type { MapScene } from '../../charts/master/map-scene.ts';
import { fitted } from '../../charts/master/map-view.ts';
import { pictureScale, pictureWidth, savePicture, type PictureTexts } from '../../components/save-picture.ts';
import type { LegendLine } from './legend-lines.ts';

const height = 720;
const lineHeight = 22;
const padding = 12;
const legendWidth = 260;

/** A legend as it stands on a picture. */
export interface PictureLegend {
  title: string;
  lines: readonly LegendLine[];
  /** How many areas a line speaks of, in words. */
  areas(count: number): string;
  /** What is drawn over the areas. */
  layers: readonly { name: string; colour: string }[];
}

/** Lets the person keep the whole map as a picture with its legend, title, filters, data date and definitions. */
export async function exportMap(scene: MapScene, legend: PictureLegend, texts: PictureTexts): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  canvas.width = pictureWidth * pictureScale;
  canvas.height = height * pictureScale;
  context.scale(pictureScale, pictureScale);
  const room = { width: pictureWidth - legendWidth, height };
  drawMap(context, scene, fitted(scene.shapes.box, room), room);
  context.fillStyle = scene.theme.surface;
  context.fillRect(room.width, 0, legendWidth, height);
  drawLegend(context, legend, scene.theme, { left: room.width + padding, top: padding });
  await savePicture(texts, canvas, height, scene.theme);
}

function drawLegend(
  context: CanvasRenderingContext2D,
  { title, lines, areas, layers }: PictureLegend,
  theme: ChartTheme,
  { left, top }: { left: number; top: number },
): void {
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.font = `600 13px ${theme.font}`;
  context.fillStyle = theme.text;
  context.fillText(title, left, top + lineHeight / 2, legendWidth - 2 * padding);
  context.font = `13px ${theme.font}`;
  for (const [index, { colour, bounds, areas: count }] of lines.entries()) {
    const middle = top + (index + 1.5) * lineHeight;
    context.fillStyle = colour ?? noDataPattern(context, theme);
    context.fillRect(left, middle - 7, 20, 14);
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.strokeRect(left, middle - 7, 20, 14);
    context.fillStyle = theme.text;
    context.fillText(bounds, left + 28, middle);
    context.fillStyle = theme.textMuted;
    context.textAlign = 'right';
    context.fillText(areas(count), left + legendWidth - 2 * padding, middle);
    context.textAlign = 'left';
  }
  const below = top + (lines.length + 1.5) * lineHeight;
  for (const [index, { name, colour }] of layers.entries())
    drawLayer(context, { name, colour }, theme, { left, middle: below + (index + 0.5) * lineHeight });
}

function drawLayer(
  context: CanvasRenderingContext2D,
  { name, colour }: { name: string; colour: string },
  theme: ChartTheme,
  { left, middle }: { left: number; middle: number },
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(left + 10, middle, 6, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = theme.text;
  context.fillText(name, left + 28, middle, legendWidth - 2 * padding - 28);
}
