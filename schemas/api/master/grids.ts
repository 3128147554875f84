import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { Subject } from './entities.ts';

/** A grid with who looks after it and what lies in it. */
export const GridView = z.object({
  code: z.string(),
  name: z.string().nullable(),
  type: z.string().nullable(), // code table grid-type: 综合, 专属
  town: Subject.shape.title.nullable(),
  village: Subject.shape.title.nullable(),
  leader: z.string().nullable(), // masked
  member: z.string().nullable(), // masked
  areaSquareMetres: z.number().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** What the register says against what the hub has: households and persons. */
  registered: z.object({ households: z.number().nullable(), persons: z.number().nullable() }),
  counts: z.object({
    persons: z.number(),
    dwellings: z.number(),
    companies: z.number(),
    tickets: z.number(),
    incidents: z.number(),
  }),
  /** Old codes that became this grid, or the one that this grid became. */
  formerly: z.array(z.string()),
  now: z.string().nullable(),
  geometry: z.string().nullable(), // GeoJSON, CGCS2000
});
export type GridView = z.infer<typeof GridView>;

export const GridIssueKind = z.enum([
  'gap',
  'overlap',
  'outside-village',
  'duplicate-code',
  'bad-code',
  'no-outline',
  'broken-outline',
]);
export type GridIssueKind = z.infer<typeof GridIssueKind>;

export const GridIssue = z.object({
  issue: GridIssueKind,
  code: z.string(),
  otherCode: z.string().nullable(),
  areaSquareMetres: z.number().nullable(),
  geometry: z.string().nullable(), // GeoJSON of the gap or overlap
});
export type GridIssue = z.infer<typeof GridIssue>;

/** Grids that became another one on a day. */
export const GridMapping = z.object({
  oldCodes: z.array(z.string()).min(1).max(500),
  newCode: z.string(),
  since: z.iso.date(),
});
export type GridMapping = z.infer<typeof GridMapping>;

/** An area that is no division: a functional zone, a school district. */
export const CustomArea = z.object({
  areaId: z.number(),
  name: z.string(),
  kind: z.string(),
  grids: z.array(z.string()),
  geometry: z.string().nullable(), // GeoJSON, CGCS2000; null: the grids alone
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
});
export type CustomArea = z.infer<typeof CustomArea>;

const read = { permission: 'view-aggregates', writes: false, audit: 'none' } as const;
const write = { permission: 'manage-sources', writes: true, audit: 'write' } as const;

export const grids = {
  get: procedure(read, z.object({ code: z.string() }), GridView),
  issues: procedure(
    read,
    z.object({
      issue: GridIssueKind.nullable().default(null),
      /** Of this grid alone, whichever of the two it is. */
      code: z.string().nullable().default(null),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({
      total: z.number(),
      counts: z.record(GridIssueKind, z.number()),
      issues: z.array(GridIssue),
    }),
  ),
  mappings: procedure(read, z.object({}), z.array(GridMapping)),
  map: procedure(write, GridMapping, z.object({})),
  /** A merger that was entered by mistake; old figures come under the old codes again. */
  withdrawMapping: procedure(write, GridMapping.pick({ newCode: true, since: true }), z.object({})),
  /** The form of grid codes as a regular expression over the whole code. */
  codeForm: procedure(read, z.object({}), z.object({ pattern: z.string() })),
  setCodeForm: procedure(write, z.object({ pattern: z.string().max(200) }), z.object({})),
  customAreas: procedure(read, z.object({}), z.array(CustomArea)),
  /** Without an id a new area. */
  saveCustomArea: procedure(
    write,
    CustomArea.extend({ areaId: z.number().nullable() }),
    z.object({ areaId: z.number() }),
  ),
  removeCustomArea: procedure(write, z.object({ areaId: z.number() }), z.object({})),
};
