import type { PointLayer } from '../../../schemas/api/master/map.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';

/** Which of the theme's categorical colours a layer has; the first is too near to the ramp of the areas. */
const layerColours: Record<PointLayer, number> = { dwellings: 5, companies: 3, tickets: 4, incidents: 6 };

export function layerColour(layer: PointLayer, theme: ChartTheme): string {
  return theme.series[layerColours[layer]]!;
}
