import type { Outline, Position } from './position.ts';

export type ShiftedDatum = 'gcj02' | 'bd09';

/** The ellipsoid of the shift (Krassowsky 1940): half its long axis in metres, and its squared eccentricity. */
const axis = 6_378_245;
const eccentricity = 0.006693421622965943;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const sine = (value: number, divisor = 1) => Math.sin((value / divisor) * Math.PI);

/**
 * GCJ-02 of a place in WGS84 or CGCS2000, by the formula published with EvilTransform
 * (github.com/googollee/eviltransform) and used by gcoord.
 */
export function toGcj02([lng, lat]: Position): Position {
  const [x, y] = [lng - 105, lat - 35];
  const common = 20 * sine(6 * x) + 20 * sine(2 * x);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    waves(common, y, 160, 320);
  const east =
    300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x)) + waves(common, x, 150, 300);
  const flattened = 1 - eccentricity * Math.sin(radians(lat)) ** 2;
  return [
    lng + (east * Math.sqrt(flattened) * 180) / (axis * Math.cos(radians(lat)) * Math.PI),
    lat + (north * flattened * Math.sqrt(flattened) * 180) / (axis * (1 - eccentricity) * Math.PI),
  ];
}

function waves(common: number, value: number, twelfth: number, thirtieth: number): number {
  const long = twelfth * sine(value, 12) + thirtieth * sine(value, 30);
  return ((common + 20 * sine(value) + 40 * sine(value, 3) + long) * 2) / 3;
}

/** BD-09 of a GCJ-02 place, by the formula of the same works. */
function gcj02ToBd09([lng, lat]: Position): Position {
  const turned = (value: number) => radians(value * 3000);
  const radius = Math.hypot(lng, lat) + 0.00002 * Math.sin(turned(lat));
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(turned(lng));
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

/** BD-09 of a place in WGS84 or CGCS2000. */
export function toBd09(place: Position): Position {
  return gcj02ToBd09(toGcj02(place));
}

/** How places of CGCS2000 are written in another datum. */
export const shifts: Readonly<Record<ShiftedDatum, (place: Position) => Position>> = {
  gcj02: toGcj02,
  bd09: toBd09,
};

/** An outline with every position shifted. */
export function shiftOutline(outline: Outline, datum: ShiftedDatum): Outline {
  return outline.map((rings) => rings.map((ring) => ring.map(shifts[datum])));
}
