import type { CoordinateSystem } from '../../../schemas/intake/reading.ts';

/** Degrees within China (DOMAIN §2). The two ranges do not meet, so swapped degrees show themselves. */
export const isLongitude = (value: string) => `${value} BETWEEN 73 AND 136`;
export const isLatitude = (value: string) => `${value} BETWEEN 3 AND 54`;

/** Metres from the equator to the south and the north of the country. */
const isNorthing = (value: string) => `${value} BETWEEN 300000 AND 6000000`;
const isEasting = (value: string) => `${value} BETWEEN 100000 AND 900000`;

/** Eastings with the number of their zone before them: 13–23 of 6°, 25–45 of 3°; nothing else in the country looks so. */
const isZoned = (value: string) =>
  `((${value} BETWEEN 13000000 AND 24000000 OR ${value} BETWEEN 25000000 AND 46000000) AND ${isEasting(`${value} % 1000000`)})`;

const zoneMeridian = (easting: string) =>
  `CASE WHEN ${easting} < 24000000 THEN 6 * floor(${easting} / 1000000) - 3 ELSE 3 * floor(${easting} / 1000000) END`;

/** Central meridian of a system that was declared by it, null for others. */
function meridianOf(system: CoordinateSystem | null): string | null {
  return system?.startsWith('cgcs2000-cm-') ? system.slice('cgcs2000-cm-'.length) : null;
}

export type PlaceKind = 'degrees' | 'swapped' | 'east-north' | 'north-east' | 'metres';

/** The kinds of places with the SQL that tells whether two numbers, in the order in which they were written, are one. */
export function placeKinds(
  system: CoordinateSystem | null,
): readonly (readonly [PlaceKind, (x: string, y: string) => string])[] {
  const isGrid = (value: string) =>
    meridianOf(system) === null ? isZoned(value) : `(${isZoned(value)} OR ${isEasting(value)})`;
  const isDegrees = (x: string, y: string) => `(${isLongitude(x)} AND ${isLatitude(y)})`;
  const onGrid = (east: string, north: string) => `(${isGrid(east)} AND ${isNorthing(north)})`;
  const inMetres = (east: string, north: string) => `(${isEasting(east)} AND ${isNorthing(north)})`;
  return [
    ['degrees', isDegrees],
    ['swapped', (x, y) => isDegrees(y, x)],
    ['east-north', onGrid],
    ['north-east', (x, y) => onGrid(y, x)],
    ['metres', (x, y) => `(${inMetres(x, y)} OR ${inMetres(y, x)})`],
  ];
}

/** A place on a grid as `gaussKrugerSteps` read it. */
export function spotSql(system: CoordinateSystem | null, east: string, north: string): string {
  const meridian = meridianOf(system);
  const zone = zoneMeridian(east);
  return `{x: ${east} % 1000000, y: ${north}, meridian: ${
    meridian === null ? zone : `CASE WHEN ${east} < 1000000 THEN ${meridian} ELSE ${zone} END`
  }}`;
}

/** The datum whose shift must be undone, or null. */
export function shiftOfSystem(system: CoordinateSystem | null): 'gcj02' | 'bd09' | null {
  return system === 'gcj02' || system === 'bd09' ? system : null;
}
