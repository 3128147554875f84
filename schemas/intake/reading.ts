import { z } from 'zod';

/** Where a source's coordinates come from; declared for the source or proven by the file, never guessed (DOMAIN §3). */
export const CoordinateSystem = z.union([
  z.enum(['wgs84', 'cgcs2000', 'gcj02', 'bd09']),
  /** CGCS2000 / 3-degree Gauss-Kruger zones 25–45, eastings with the zone's number before them (EPSG 4513–4533). */
  z.literal('cgcs2000-3-degree-zone'),
  /** CGCS2000 / 6-degree Gauss-Kruger zones 13–23, eastings with the zone's number before them (EPSG 4491–4501). */
  z.literal('cgcs2000-6-degree-zone'),
  /** CGCS2000 Gauss-Kruger without a zone's number: `cgcs2000-cm-120` for the central meridian 120° E. */
  z.templateLiteral(['cgcs2000-cm-', z.number().int().min(72).max(138)]),
]);
export type CoordinateSystem = z.infer<typeof CoordinateSystem>;

/** Delivered text → code of the national table, for one field. An empty code says that the text stands for nothing. */
export const CodeMap = z.record(z.string(), z.string());
export type CodeMap = z.infer<typeof CodeMap>;

/** How a source's values are to be read where that cannot be seen in the file: each source says so once. */
export const Reading = z.object({
  /** By field; they go before the national tables (sex 0 = male, education 10 = bachelor). */
  codeMaps: z.record(z.string(), CodeMap).default({}),
  coordinates: CoordinateSystem.nullable().default(null),
});
export type Reading = z.infer<typeof Reading>;

export const plainReading: Reading = { codeMaps: {}, coordinates: null };
