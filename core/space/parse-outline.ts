import { z } from 'zod';
import type { Outline, Position } from './position.ts';

/** Longitude and latitude; an altitude (RFC 7946 §3.1.1) has no place on the map. */
const PositionSchema = z
  .tuple([z.number(), z.number()], z.number())
  .transform(([longitude, latitude]): Position => [longitude, latitude]);

/** RFC 7946 §3.1.6: a linear ring has four or more positions. */
const Rings = z.array(z.array(PositionSchema).min(4)).min(1);

const OutlineGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Rings.transform((rings) => [rings]) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(Rings).min(1) }),
]);

/**
 * The parts of a GeoJSON polygon or multipolygon (RFC 7946), positions in degrees as pairs of longitude and latitude.
 *
 * @returns undefined when the text is anything else, so that one area's outline cannot keep others from being drawn
 */
export function parseOutline(geometry: string): Outline | undefined {
  return OutlineGeometry.safeParse(parseJson(geometry)).data?.coordinates;
}

/** DuckDB takes for JSON what this program's reader does not: trailing commas, NaN. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The GeoJSON of an area. */
export function outlineText(outline: Outline): string {
  return JSON.stringify({ type: 'MultiPolygon', coordinates: outline });
}

const Feature = z.object({ type: z.literal('Feature'), geometry: OutlineGeometry });
const Areas = z.union([
  OutlineGeometry.transform(({ coordinates }) => [coordinates]),
  Feature.transform(({ geometry }) => [geometry.coordinates]),
  z
    .object({ type: z.literal('FeatureCollection'), features: z.array(Feature).min(1) })
    .transform(({ features }) => features.map(({ geometry }) => geometry.coordinates)),
]);

/**
 * All parts of a GeoJSON polygon, or of the features of a polygon file, as one area.
 *
 * @returns undefined when the text is anything else, or its positions are no degrees
 */
export function parseAreas(text: string): Outline | undefined {
  const parts = Areas.safeParse(parseJson(text)).data?.flat();
  const isInDegrees = parts?.every((rings) =>
    rings.every((ring) => ring.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)),
  );
  return isInDegrees ? parts : undefined;
}
