import { z } from 'zod';
import { procedure } from '../procedure.ts';
import { EntityKind } from './entity-kind.ts';
import { LinkedRecord, Verdict } from './pairs.ts';

/** An entity with how well its records hang together (`core/matching/clustering/cluster-quality.ts`). */
export const ClusterLine = z.object({
  entityId: z.number(),
  name: z.string(), // most frequent, masked
  records: z.number(),
  departments: z.number(),
  links: z.number(),
  density: z.number(),
  weakest: z.number(), // bits
  bridges: z.number(),
});
export type ClusterLine = z.infer<typeof ClusterLine>;

export const ClusterLink = z.object({
  left: z.number(), // record ids
  right: z.number(),
  weight: z.number(),
  isBridge: z.boolean(),
  verdict: Verdict.nullable(),
});
export type ClusterLink = z.infer<typeof ClusterLink>;

/** One entity as a graph, with the records of other entities that links lead to. */
export const ClusterView = ClusterLine.extend({
  nodes: z.array(LinkedRecord),
  linksWithin: z.array(ClusterLink),
  /** Pairs that lead elsewhere and were judged, reach the threshold or nearly do, and why they were not joined. */
  near: z.array(
    ClusterLink.extend({
      other: LinkedRecord,
      reason: z.enum(['contradiction', 'unique-source', 'outweighed', 'below-threshold']),
    }),
  ),
  /** Entities that were merged into it and split off from it. */
  history: z.array(
    z.object({
      kind: z.enum(['merged', 'split']),
      otherId: z.number(),
      dataVersion: z.number(),
      records: z.number(),
    }),
  ),
});
export type ClusterView = z.infer<typeof ClusterView>;

/** Records by how strongly they match themselves: what too little is known of cannot be linked whatever is there. */
export const Unlinkable = z.object({
  bins: z.array(z.object({ weight: z.number(), records: z.number() })),
  binWidth: z.number(),
  threshold: z.number(),
  records: z.number(),
  unlinkable: z.number(),
  /** By department and columns that are empty, the most frequent first. */
  reasons: z.array(z.object({ department: z.string(), missing: z.array(z.string()), records: z.number() })),
});
export type Unlinkable = z.infer<typeof Unlinkable>;

const aggregates = { permission: 'match', writes: false, audit: 'none' } as const;
const persons = { permission: 'match', writes: false, audit: 'personal-rows' } as const;
const write = { permission: 'match', writes: true, audit: 'write' } as const;

export const clusters = {
  list: procedure(
    persons,
    z.object({
      entity: EntityKind,
      order: z.enum(['weakest', 'bridges', 'size', 'density']).default('weakest'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ total: z.number(), clusters: z.array(ClusterLine) }),
  ),
  get: procedure(persons, z.object({ entity: EntityKind, entityId: z.number() }), ClusterView),
  /** Keeps these records apart from the entity's others: verdicts `different` for the links between both parts. */
  split: procedure(
    write,
    z.object({
      entity: EntityKind,
      entityId: z.number(),
      records: z.array(z.number()).min(1).max(500),
      note: z.string().max(500).default(''),
    }),
    z.object({ judgements: z.number() }),
  ),
  unlinkable: procedure(aggregates, z.object({ entity: EntityKind }), Unlinkable.nullable()),
};
