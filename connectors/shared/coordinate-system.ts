import type { Note } from '../../schemas/intake/connector.ts';

/** The rectangle that positions lie in. */
export class Bounds {
  private west = Infinity;
  private south = Infinity;
  private east = -Infinity;
  private north = -Infinity;

  include([x, y]: readonly [number, number]): void {
    if (x < this.west) this.west = x;
    if (x > this.east) this.east = x;
    if (y < this.south) this.south = y;
    if (y > this.north) this.north = y;
  }

  get isEmpty(): boolean {
    return this.west > this.east;
  }

  /** True when every position could be a longitude and a latitude. */
  get areDegrees(): boolean {
    return this.west >= -180 && this.east <= 180 && this.south >= -90 && this.north <= 90;
  }
}

export interface CoordinateSystem {
  name: string;
  /** Metres on a projection rather than degrees; null when that is not known. */
  isProjected: boolean | null;
}

/** Geographic systems in use here: WGS 84, CGCS2000, Beijing 1954, Xian 1980, New Beijing (EPSG registry). */
const geographicCodes = new Set([4326, 4490, 4480, 4979, 4214, 4610, 4555]);

/**
 * Says of a code of EPSG whether its system is a projection. The geographic ones are numbered from 4001 to 4999, but
 * so are the projected zones of CGCS2000 (4491 to 4554); of the others in that range nothing is said.
 */
export function isProjectedCode(code: number): boolean | null {
  if (geographicCodes.has(code)) return false;
  return code <= 4000 || code >= 5000 || (code >= 4491 && code <= 4554) ? true : null;
}

/** Reads name and kind of the coordinate system that well-known text (a `.prj` file) describes; null when it is none. */
export function parseWellKnownText(text: string): CoordinateSystem | null {
  const system =
    /\b(PROJCS|PROJCRS|PROJECTEDCRS|GEOGCS|GEOGCRS|GEODCRS|GEODETICCRS)\s*[[(]\s*"([^"]+)"/i.exec(text);
  return system ? { name: system[2]!, isProjected: /^PROJ/i.test(system[1]!) } : null;
}

/** Says which coordinate system is declared, and where that cannot be true of the coordinates. */
export function coordinateSystemNotes(system: CoordinateSystem | null, from: string, bounds: Bounds): Note[] {
  if (!system) return [{ code: 'coordinate-system-missing' }];
  const declared: Note = { code: 'coordinate-system', data: { system: system.name, from } };
  return isDoubtful(system, bounds)
    ? [declared, { code: 'coordinate-system-doubtful', data: { system: system.name } }]
    : [declared];
}

/** What only the whole file showed: notes that `known` has not. */
export function lateSystemNotes(
  known: readonly Note[],
  system: CoordinateSystem | null,
  from: string,
  bounds: Bounds,
): Note[] {
  const texts = new Set(known.map((note) => JSON.stringify(note)));
  return coordinateSystemNotes(system, from, bounds).filter((note) => !texts.has(JSON.stringify(note)));
}

/** Degrees beyond the globe, or a projection whose metres all look like degrees. */
function isDoubtful(system: CoordinateSystem, bounds: Bounds): boolean {
  return !bounds.isEmpty && system.isProjected === bounds.areDegrees;
}
