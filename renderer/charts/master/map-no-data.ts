import type { ChartTheme } from '../chart-theme.ts';
import { noDataTile } from '../no-data-tile.ts';

/** The filling of areas of which nothing is known. */
export function noDataPattern(context: CanvasRenderingContext2D, theme: ChartTheme): CanvasPattern | string {
  return context.createPattern(noDataTile(theme), 'repeat') ?? theme.empty;
}
