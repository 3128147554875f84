import { planeAround, type Plane } from './map-projection.ts';
import { vertexWeights } from './map-simplify.ts';

/** A rectangle on the map's plane. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Vertices `start` to `end` (exclusive) of the shapes' arrays; the last one repeats the first. */
export interface RingRange {
  start: number;
  end: number;
}

export interface Shape {
  code: string;
  name: string;
  /** Outer rings and holes of all parts; what lies inside is decided by the even-odd rule. */
  rings: readonly RingRange[];
  box: Box;
}

/** Outlines of areas, ready to be drawn at any size. */
export interface MapShapes {
  plane: Plane;
  x: Float64Array;
  y: Float64Array;
  /** How much a vertex matters: in square metres, `Infinity` for one that must stay. */
  weight: Float64Array;
  shapes: readonly Shape[];
  box: Box;
}

type Position = readonly [number, number];

interface AreaCollection {
  features: {
    properties: { code: string; name: string | null };
    geometry: { type: string; coordinates: unknown } | null;
  }[];
}

/** Outlines from a GeoJSON FeatureCollection of polygons and multipolygons with `code` and `name`. */
export function readShapes(geojson: string, plane?: Plane): MapShapes {
  const areas = (JSON.parse(geojson) as AreaCollection).features.map(({ properties, geometry }) => ({
    code: properties.code,
    name: properties.name ?? properties.code,
    rings: ringsOf(geometry),
  }));
  const used = plane ?? planeOf(areas.flatMap(({ rings }) => rings));
  return layOut(areas, used);
}

/** Shapes of no area at all. */
export const noShapes: MapShapes = layOut([], planeAround(0, 0));

function layOut(areas: { code: string; name: string; rings: Position[][] }[], plane: Plane): MapShapes {
  const count = areas.reduce((sum, { rings }) => sum + rings.reduce((all, ring) => all + ring.length, 0), 0);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  let next = 0;
  const place = (ring: Position[]): RingRange => {
    const start = next;
    for (const [lng, lat] of ring) {
      x[next] = plane.x(lng);
      y[next++] = plane.y(lat);
    }
    return { start, end: next };
  };
  const shapes = areas.map(({ code, name, rings }): Shape => {
    const ranges = rings.map(place);
    const box = boxOf(x, y, ranges[0]?.start ?? next, next);
    return { code, name, rings: ranges, box };
  });
  const ranges = shapes.flatMap(({ rings }) => rings);
  return { plane, x, y, weight: vertexWeights(x, y, ranges), shapes, box: boxOf(x, y, 0, count) };
}

function ringsOf(geometry: AreaCollection['features'][number]['geometry']): Position[][] {
  if (geometry?.type === 'Polygon') return geometry.coordinates as Position[][];
  if (geometry?.type === 'MultiPolygon') return (geometry.coordinates as Position[][][]).flat();
  return [];
}

function planeOf(rings: readonly Position[][]): Plane {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const ring of rings)
    for (const [lng, lat] of ring) {
      [west, east] = [Math.min(west, lng), Math.max(east, lng)];
      [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    }
  return west <= east ? planeAround((west + east) / 2, (south + north) / 2) : planeAround(0, 0);
}

function boxOf(x: Float64Array, y: Float64Array, start: number, end: number): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = start; at < end; at++) {
    box.left = Math.min(box.left, x[at]!);
    box.right = Math.max(box.right, x[at]!);
    box.top = Math.min(box.top, y[at]!);
    box.bottom = Math.max(box.bottom, y[at]!);
  }
  return box;
}
