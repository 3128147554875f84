import { z } from 'zod';
import { DataDate } from '../overview.ts';
import { procedure } from '../procedure.ts';

export const MapLevel = z.enum(['county', 'town', 'village', 'grid', 'custom']);
export type MapLevel = z.infer<typeof MapLevel>;

/** What areas are coloured by. */
export const MapMeasure = z.enum([
  'persons',
  'dwellings',
  'companies',
  'tickets',
  'incidents',
  'hazards',
  'vacant-dwellings',
]);
export type MapMeasure = z.infer<typeof MapMeasure>;

/** What can be drawn as points or heat. */
export const PointLayer = z.enum(['dwellings', 'companies', 'tickets', 'incidents']);
export type PointLayer = z.infer<typeof PointLayer>;

/** How coordinates are shown; they are kept as CGCS2000. */
export const DisplaySystem = z.enum(['cgcs2000', 'gcj02']);
export type DisplaySystem = z.infer<typeof DisplaySystem>;

/** First day of a month, `YYYY-MM-01`; null: all there is. */
const Month = z
  .string()
  .regex(/^\d{4}-\d{2}-01$/)
  .nullable()
  .default(null);
const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;

export const map = {
  /** Outlines as GeoJSON (properties: code, name), inside one area when `within` is given, as of a day or now. */
  areas: procedure(
    read,
    z.object({
      level: MapLevel,
      within: z.string().nullable().default(null),
      asOf: z.iso.date().nullable().default(null),
      system: DisplaySystem.default('cgcs2000'),
    }),
    z.object({ geojson: z.string() }),
  ),
  /** Arrow: area_code, area_name, value, denominator (null without one). With `per` a rate per 10,000 residents. */
  measure: procedure(
    read,
    z.object({
      measure: MapMeasure,
      level: MapLevel,
      within: z.string().nullable().default(null),
      month: Month,
      /** Counted by the register of grids of this day; null: of now. Totals are the same either way. */
      asOf: z.iso.date().nullable().default(null),
      per: z.enum(['count', 'residents']).default('count'),
    }),
    z.object({
      table: z.instanceof(Blob),
      dataDate: DataDate.nullable(),
      /** Who gave the denominator and of which year; null: the hub's own count, or none was wanted. */
      denominator: z.object({ source: z.string(), year: z.string() }).nullable(),
      stale: z.boolean(),
    }),
  ),
  /** Arrow: lng, lat, grid, weight. One point of several things at one place; no person stands behind a point. */
  points: procedure(
    read,
    z.object({
      layer: PointLayer,
      within: z.string().nullable().default(null),
      month: Month,
      system: DisplaySystem.default('cgcs2000'),
    }),
    z.object({ table: z.instanceof(Blob), total: z.number(), placed: z.number() }),
  ),
  /** Months that a measure has data of, the first first; none for what has no dates. */
  months: procedure(read, z.object({ measure: MapMeasure }), z.array(z.string())),
};
