import type { Bounds } from '../shared/coordinate-system.ts';
import { polygonsOf, type Position, type Ring } from './rings.ts';

/** What reading shapes brought to light. */
export interface ShapeFindings {
  /** Shapes met, null ones included. */
  shapes: number;
  /** Shapes whose content contradicts itself, or is of a kind that GeoJSON has not (multipatch). */
  unusable: number;
  /** Shapes too long, or with too many rings, to be a cell. */
  oversized: number;
  cutOff: boolean;
  bounds: Bounds;
}

/** The geometry types of the shapefile specification (ESRI, July 1998) without their Z and M variants. */
const kinds = new Map([
  [1, 'point'],
  [3, 'line'],
  [5, 'polygon'],
  [8, 'points'],
] as const);

/** Turns the content of one shape into GeoJSON text; empty for a null shape or one that cannot be used. */
export function toGeoJson(content: Buffer, findings: ShapeFindings): string {
  const type = content.readInt32LE();
  if (type === 0) return '';
  const kind = kinds.get((type < 31 ? type % 10 : type) as 1 | 3 | 5 | 8);
  const positions =
    kind === undefined ? null : kind === 'point' ? [readPoint(content)] : readPositions(content, kind);
  const text = positions && kind ? geometryOf(kind, positions, findings) : null;
  if (text === null) findings.unusable++;
  return text ?? '';
}

function geometryOf(
  kind: 'point' | 'line' | 'polygon' | 'points',
  parts: Ring[],
  findings: ShapeFindings,
): string | null {
  const points = parts.flat();
  if (points.length === 0 || !points.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))) return null;
  for (const point of points) findings.bounds.include(point);
  if (kind === 'point') return geometry('Point', positionText(points[0]!));
  if (kind === 'points') return geometry('MultiPoint', ringText(points));
  if (kind === 'line')
    return parts.length === 1
      ? geometry('LineString', ringText(points))
      : geometry('MultiLineString', list(parts.map(ringText)));
  const polygons = polygonsOf(parts);
  if (polygons === null) {
    findings.oversized++;
    return '';
  }
  const texts = polygons.map((rings) => list(rings.map(ringText)));
  return texts.length === 1 ? geometry('Polygon', texts[0]!) : geometry('MultiPolygon', list(texts));
}

function geometry(type: string, coordinates: string): string {
  return `{"type":"${type}","coordinates":${coordinates}}`;
}

function list(items: readonly string[]): string {
  return `[${items.join(',')}]`;
}

function ringText(ring: readonly Position[]): string {
  return list(ring.map(positionText));
}

function positionText([x, y]: Position): string {
  return `[${x},${y}]`;
}

function readPoint(content: Buffer): Ring {
  return content.length < 20 ? [] : [[content.readDoubleLE(4), content.readDoubleLE(12)]];
}

/** Reads the parts of a line, polygon or multipoint; null when its counts contradict its length. */
function readPositions(content: Buffer, kind: 'line' | 'polygon' | 'points'): Ring[] | null {
  const countsAt = 36;
  if (content.length < countsAt + 8) return kind === 'points' && content.length === countsAt + 4 ? [] : null;
  const parts = kind === 'points' ? 0 : content.readUInt32LE(countsAt);
  const points = content.readUInt32LE(kind === 'points' ? countsAt : countsAt + 4);
  const start = kind === 'points' ? countsAt + 4 : countsAt + 8 + parts * 4;
  if (start + points * 16 > content.length) return null;
  const position = (i: number): Position => [
    content.readDoubleLE(start + i * 16),
    content.readDoubleLE(start + i * 16 + 8),
  ];
  if (kind === 'points') return [Array.from({ length: points }, (_, i) => position(i))];
  const starts = Array.from({ length: parts }, (_, i) => content.readUInt32LE(countsAt + 8 + i * 4));
  if (starts[0] !== 0 || starts.some((from, i) => from >= (starts[i + 1] ?? points))) return null;
  return starts.map((from, i) =>
    Array.from({ length: (starts[i + 1] ?? points) - from }, (_, n) => position(from + n)),
  );
}
