import type { ChartTheme } from '../chart-theme.ts';
import type { Clusters } from './map-clusters.ts';
import type { MapPoints } from './map-points.ts';
import type { MapShapes } from './map-shapes.ts';

/** A layer of points as it is drawn. */
export interface PointScene {
  layer: string;
  colour: string;
  clustersAt(scale: number): Clusters;
}

/** Everything that is on the map, whatever part of it is in view. */
export interface MapScene {
  shapes: MapShapes;
  /** Colour of each shape; null where there is no data. */
  fills: readonly (string | null)[];
  /** Colour of the lines between areas. */
  line: string;
  /** Outlines of the level above. */
  parents: MapShapes | null;
  hasLabels: boolean;
  heat: { points: MapPoints; colour: string } | null;
  points: readonly PointScene[];
  theme: ChartTheme;
  /** A count as short as it can be written. */
  short(value: number): string;
}
