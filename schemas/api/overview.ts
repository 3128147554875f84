import { z } from 'zod';
import { procedure } from './procedure.ts';
import { RowFilter } from './rows.ts';

/** Charts of the overview; each is one file in `core/monitoring/overview` and one in `renderer/charts`. */
export const OverviewChart = z.enum([
  'population-pyramid', // age_band, sex, persons
  'persons-by-area', // area_code, area_name, persons
  'tickets-per-day', // day, tickets
  'tickets-by-category', // category, tickets
  'dwellings-by-kind', // kind, dwellings
  'companies-by-kind', // kind, companies
  'coverage-by-department', // department, dataset, rows, entities, share
]);
export type OverviewChart = z.infer<typeof OverviewChart>;

/**
 * What a data date is: the end of the period that the delivery was for, the latest event in the data, or only the day
 * of the delivery.
 */
export const DateBasis = z.enum(['period', 'event', 'delivery']);
export type DateBasis = z.infer<typeof DateBasis>;

/** How far data reaches (ISO date), and how that is known. */
export const DataDate = z.object({ day: z.string(), basis: DateBasis });
export type DataDate = z.infer<typeof DataDate>;

/** A figure with what stands behind it: the rows that were counted, its definition and its data date. */
export const Figure = z.object({
  id: z.string(), // messages.overview.figures.<id>: title and definition
  value: z.number().nullable(), // null: no data
  unit: z.string(),
  dataDate: DataDate.nullable(),
  stale: z.boolean(),
  rows: z.object({ dataset: z.string(), filters: z.array(RowFilter) }).nullable(),
});
export type Figure = z.infer<typeof Figure>;

export const AreaLevel = z.enum(['town', 'village', 'grid']);
export type AreaLevel = z.infer<typeof AreaLevel>;

export const overview = {
  figures: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(Figure),
  ),
  /** The chart's table as an Arrow IPC stream, with the data date it was built from. */
  chart: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({
      chart: OverviewChart,
      level: AreaLevel.default('town'),
      within: z.string().nullable().default(null),
    }),
    z.object({
      table: z.instanceof(Blob),
      dataDate: DataDate.nullable(),
      dataVersion: z.number(),
      stale: z.boolean(),
    }),
  ),
  /** Polygons of one level as GeoJSON (properties: code, name), inside one area when `within` is given. */
  areas: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({ level: AreaLevel, within: z.string().nullable().default(null) }),
    z.object({ geojson: z.string() }),
  ),
};
