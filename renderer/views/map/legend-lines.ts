import type { PointLayer } from '../../../schemas/api/master/map.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { rampColour } from '../../charts/master/map-colour.ts';
import type { MapFigures } from '../../charts/master/map-figures.ts';
import type { MapLayers } from '../../stores/map.ts';
import { layerColour } from './layer-colour.ts';

/** One line of the legend; without a colour the hatching of areas without data. */
export interface LegendLine {
  colour: string | null;
  bounds: string;
  areas: number;
}

/** A layer over the areas with its colour. */
export interface LayerLine {
  layer: PointLayer;
  isHeat: boolean;
  colour: string;
}

/** The layers that are drawn, each once. */
export function layerLines({ points, heat }: MapLayers, theme: ChartTheme): LayerLine[] {
  const drawn = [...new Set([...points, ...(heat ? [heat] : [])])];
  return drawn.map((layer) => ({ layer, isHeat: heat === layer, colour: layerColour(layer, theme) }));
}

/** The classes of a map with their bounds and how many areas are in each, the highest first; what has no data last. */
export function legendLines(
  { areas, classes, valued }: MapFigures,
  theme: ChartTheme,
  texts: { value(number: number): string; range(from: string, to: string): string; noData: string },
): LegendLine[] {
  const lines = classes.map(({ from, to, areas: inClass }, index) => {
    const [low, high] = [texts.value(from), texts.value(to)];
    const bounds = low === high ? low : texts.range(low, high);
    return { colour: rampColour(index, classes.length, theme.ramp), bounds, areas: inClass };
  });
  const without = areas.length - valued;
  const rest = without > 0 ? [{ colour: null, bounds: texts.noData, areas: without }] : [];
  return [...lines.reverse(), ...rest];
}
