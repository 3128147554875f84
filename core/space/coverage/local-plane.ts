import { metresPerDegree } from '../measure.ts';
import type { Outline, Position } from '../position.ts';

/** A plane in metres around the middle of some areas, and the way back. */
export interface LocalPlane {
  project(outline: Outline): Outline;
  /** Back to degrees, to the centimetre. */
  unproject(position: Position): Position;
}

/** The plane of a city: lengths on it are right within one percent up to half a degree from its middle. */
export function localPlane(outlines: readonly Outline[]): LocalPlane {
  const [lng, lat] = outlines[0]?.[0]?.[0]?.[0] ?? [0, 0];
  const { east, north } = metresPerDegree(lat);
  const inMetres = ([x, y]: Position): Position => [(x - lng) * east, (y - lat) * north];
  return {
    project: (outline) => outline.map((rings) => rings.map((ring) => ring.map(inMetres))),
    unproject: ([x, y]) => [rounded(x / east + lng), rounded(y / north + lat)],
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
