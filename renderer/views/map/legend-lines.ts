import type { ChartTheme } from '../../charts/chart-theme.ts';
import { rampColour } from '../../charts/master/map-colour.ts';
import type { MapFigures } from '../../charts/master/map-figures.ts';

/** One line of the legend; without a colour the hatching of areas without data. */
export interface LegendLine {
  colour: string | null;
  bounds: string;
  areas: number;
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
