import { init, type EChartsCoreOption } from 'echarts/core';
import type { ChartTheme } from '../charts/chart-theme.ts';
import { saveBlob } from './save-blob.ts';

/** A chart with all that it must carry wherever it goes. */
export interface ExportedChart {
  option: EChartsCoreOption;
  title: string;
  /** What it speaks of, and as of when. */
  facts: string;
  /** Below the drawing, a paragraph each: definition, how it was measured. */
  notes: readonly string[];
}

const width = 1200;
const margin = 32;
const titleHeight = 84;
const lineHeight = 22;
/** Twice as fine as a screen, for print. */
const scale = 2;

/** Lets the person keep a chart as a picture with its title, what it speaks of and its definition. */
export async function exportChart(chart: ExportedChart, height: number, theme: ChartTheme): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  context.font = `13px ${theme.font}`;
  const lines = chart.notes.flatMap((note) => wrapped(context, note, width - 2 * margin));
  const total = titleHeight + height + lines.length * lineHeight + 2 * margin;
  canvas.width = width * scale;
  canvas.height = total * scale;
  context.scale(scale, scale);
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, total);
  write(context, { text: chart.title, font: `600 20px ${theme.font}`, colour: theme.text }, margin + 20);
  write(context, { text: chart.facts, font: `13px ${theme.font}`, colour: theme.textMuted }, margin + 44);
  context.drawImage(
    drawn(chart.option, width - 2 * margin, height),
    ...([margin, titleHeight, width - 2 * margin, height] as const),
  );
  for (const [at, text] of lines.entries())
    write(
      context,
      { text, font: `13px ${theme.font}`, colour: theme.textMuted },
      titleHeight + height + margin + at * lineHeight,
    );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveBlob(blob, `${chart.title}.png`);
}

function drawn(option: EChartsCoreOption, boxWidth: number, height: number): HTMLCanvasElement {
  const box = document.createElement('div');
  const chart = init(box, null, { width: boxWidth, height, devicePixelRatio: scale, renderer: 'canvas' });
  chart.setOption({ ...option, animation: false });
  const picture = chart.renderToCanvas({ pixelRatio: scale });
  chart.dispose();
  return picture;
}

function write(
  context: CanvasRenderingContext2D,
  { text, font, colour }: { text: string; font: string; colour: string },
  y: number,
): void {
  context.font = font;
  context.fillStyle = colour;
  context.fillText(text, margin, y);
}

/** Breaks a text into lines that fit, between any two characters as Chinese does, but not within a Latin word. */
function wrapped(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\w.%+−-]+\s?|./gu) ?? []) {
    if (line && context.measureText(line + piece).width > room) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return line ? [...lines, line] : lines;
}
