import type { ChartTheme } from './chart-theme.ts';

const side = 8;

/** A tile of thin slanted lines: nothing is known here, which no class of colour could be taken for. */
export function noDataTile(theme: Pick<ChartTheme, 'empty' | 'line'>): HTMLCanvasElement {
  const tile = document.createElement('canvas');
  tile.width = tile.height = side;
  const pen = tile.getContext('2d')!;
  pen.fillStyle = theme.empty;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = theme.line;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-side, 0, side]) {
    pen.moveTo(shift, side);
    pen.lineTo(shift + side, 0);
  }
  pen.stroke();
  return tile;
}
