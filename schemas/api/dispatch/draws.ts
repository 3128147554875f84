import { z } from 'zod';
import { procedure } from '../procedure.ts';

/** 双随机: inspectors and companies drawn by a seed that was published before. */
export const Draw = z.object({
  drawId: z.number(),
  title: z.string(),
  seed: z.string(),
  companies: z.array(z.object({ entityId: z.number(), uscc: z.string().nullable(), name: z.string() })),
  inspectors: z.array(z.string()),
  /** Which inspectors go to which company. */
  pairs: z.array(z.object({ entityId: z.number(), inspectors: z.array(z.string()) })),
  /** Of the sorted list that was drawn from, so that whoever has list and seed can draw again. */
  frame: z.object({ companies: z.number(), inspectors: z.number(), sha256: z.string() }),
  dataVersion: z.number(),
  drawnAt: z.string(),
  by: z.string(),
});
export type Draw = z.infer<typeof Draw>;

export const DrawRequest = z.object({
  title: z.string().trim().min(2).max(200),
  seed: z.string().trim().min(6).max(200),
  /** Legal entities to draw from: of an area, of industries (GB/T 4754 prefixes); null: all. */
  within: z.string().nullable().default(null),
  industries: z.array(z.string()).default([]),
  companies: z.number().int().min(1).max(10_000),
  inspectors: z.array(z.string().min(1).max(60)).min(1).max(2000),
  inspectorsEach: z.number().int().min(1).max(5).default(2),
});
export type DrawRequest = z.input<typeof DrawRequest>;

const read = { permission: 'view-matters', writes: false, audit: 'none' } as const;

export const draws = {
  list: procedure(
    read,
    z.object({}),
    z.array(Draw.pick({ drawId: true, title: true, drawnAt: true, by: true, seed: true })),
  ),
  get: procedure(read, z.object({ drawId: z.number() }), Draw),
  draw: procedure({ permission: 'dispatch', writes: true, audit: 'write' }, DrawRequest, Draw),
  /** The list with its proof: seed, frame, its hash, how to draw again. */
  export: procedure(
    { ...read, audit: 'export' },
    z.object({ drawId: z.number() }),
    z.object({ name: z.string(), file: z.instanceof(Blob) }),
  ),
};
