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
  isProjected: boolean;
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

/** Degrees beyond the globe, or a projection whose metres all look like degrees. */
function isDoubtful(system: CoordinateSystem, bounds: Bounds): boolean {
  return !bounds.isEmpty && system.isProjected === bounds.areDegrees;
}
