import { metresPerDegree } from '../../../core/space/measure.ts';

const corner = [129, 19.5] as const;
const { east, north } = metresPerDegree(corner[1]);

/** A position some metres east and north of the corner of a made-up town. */
export function metres(x: number, y: number): [number, number] {
  return [corner[0] + x / east, corner[1] + y / north];
}

/** A rectangle in metres from that corner, as GeoJSON. */
export function boxText(x: number, y: number, width: number, height: number): string {
  const ring = [
    metres(x, y),
    metres(x + width, y),
    metres(x + width, y + height),
    metres(x, y + height),
    metres(x, y),
  ];
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}
