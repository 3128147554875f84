import type { ChartTheme } from '../charts/chart-theme.ts';
import { saveBlob } from './save-blob.ts';

/** What a picture must carry wherever it goes. */
export interface PictureTexts {
  title: string;
  /** What it speaks of, and as of when. */
  facts: string;
  /** Below the drawing, a paragraph each: definition, how it was measured. */
  notes: readonly string[];
}

/** The room for the drawing itself, in pixels of the page. */
export const pictureWidth = 1136;
/** Twice as fine as a screen, for print. */
export const pictureScale = 2;

const margin = 32;
const width = pictureWidth + 2 * margin;
const titleHeight = 84;
const lineHeight = 22;

/**
 * Lets the person keep a drawing as a picture with its title, what it speaks of and its definition.
 *
 * @param drawing `pictureWidth` wide and `height` high, `pictureScale` times as fine
 */
export async function savePicture(
  texts: PictureTexts,
  drawing: HTMLCanvasElement,
  height: number,
  theme: ChartTheme,
): Promise<void> {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  context.font = `13px ${theme.font}`;
  const lines = texts.notes.flatMap((note) => wrapped(context, note, pictureWidth));
  const total = titleHeight + height + lines.length * lineHeight + 2 * margin;
  canvas.width = width * pictureScale;
  canvas.height = total * pictureScale;
  context.scale(pictureScale, pictureScale);
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, total);
  write(context, { text: texts.title, font: `600 20px ${theme.font}`, colour: theme.text }, margin + 20);
  write(context, { text: texts.facts, font: `13px ${theme.font}`, colour: theme.textMuted }, margin + 44);
  context.drawImage(drawing, margin, titleHeight, pictureWidth, height);
  for (const [at, text] of lines.entries())
    write(
      context,
      { text, font: `13px ${theme.font}`, colour: theme.textMuted },
      titleHeight + height + margin + at * lineHeight,
    );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) saveBlob(blob, `${texts.title}.png`);
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
