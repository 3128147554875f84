import type { Bounds } from '../shared/coordinate-system.ts';

/** How deep the coordinates of each type are nested (RFC 7946 §3.1); a collection has none. */
const depths = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

export const geometryTypes: ReadonlySet<string> = new Set([...depths.keys(), 'GeometryCollection']);

/** True for GeoJSON text that describes a geometry; its positions are added to `bounds`. */
export function isGeometryText(text: string, bounds: Bounds): boolean {
  return isGeometry(JSON.parse(text), bounds);
}

function isGeometry(value: unknown, bounds: Bounds): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  if (type === 'GeometryCollection')
    return Array.isArray(geometries) && geometries.every((part) => isGeometry(part, bounds));
  const depth = depths.get(String(type));
  if (depth === undefined || !isNested(coordinates, depth, bounds)) return false;
  const lines = linesOf(String(type), coordinates as unknown[]);
  return type === 'Polygon' || type === 'MultiPolygon'
    ? lines.every(isRing)
    : lines.every(({ length }) => length !== 1);
}

/** Positions inside `depth` arrays. */
function isNested(value: unknown, depth: number, bounds: Bounds): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => isNested(part, depth - 1, bounds));
  const [x, y] = value as unknown[];
  if (value.length === 0) return true; // an empty point
  if (value.length < 2 || !value.every((part) => Number.isFinite(part))) return false;
  bounds.include([x as number, y as number]);
  return true;
}

function linesOf(type: string, coordinates: unknown[]): unknown[][] {
  if (type === 'LineString') return [coordinates];
  if (type === 'MultiLineString' || type === 'Polygon') return coordinates as unknown[][];
  return type === 'MultiPolygon' ? (coordinates as unknown[][][]).flat() : [];
}

/** A ring has at least four positions and ends where it began. */
function isRing(ring: unknown[]): boolean {
  if (ring.length === 0) return true;
  const first = ring[0] as unknown[];
  const last = ring.at(-1) as unknown[];
  return ring.length >= 4 && first.length === last.length && first.every((value, i) => value === last[i]);
}
