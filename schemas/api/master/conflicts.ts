import { z } from 'zod';
import { EntityKind } from '../linkage/entity-kind.ts';
import { procedure } from '../procedure.ts';
import { Purpose } from './entities.ts';
import { ValueCandidate } from './lineage.ts';

/** Departments disagree about a field of an entity. */
export const ConflictLine = z.object({
  kind: EntityKind,
  entityId: z.number(),
  title: z.string(), // masked
  field: z.string(),
  candidates: z.array(ValueCandidate), // the chosen one first
  settlement: z
    .object({ settlementId: z.number(), by: z.string(), at: z.string(), note: z.string() })
    .nullable(),
});
export type ConflictLine = z.infer<typeof ConflictLine>;

const write = { permission: 'match', writes: true, audit: 'write' } as const;

export const conflicts = {
  /** How many there are by kind and field, and the departments on either side: no row is looked at. */
  summary: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    z.array(z.object({ kind: EntityKind, field: z.string(), open: z.number(), settled: z.number() })),
  ),
  list: procedure(
    { permission: 'view-rows', writes: false, audit: 'personal-rows' },
    z.object({
      kind: EntityKind,
      field: z.string().nullable().default(null),
      settled: z.boolean().default(false),
      purpose: Purpose,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200),
    }),
    z.object({ total: z.number(), lines: z.array(ConflictLine) }),
  ),
  /** From now on the value of this record's subject holds, until it is withdrawn or the subject no longer gives one. */
  settle: procedure(
    write,
    z.object({
      kind: EntityKind,
      entityId: z.number(),
      field: z.string(),
      recordId: z.number(),
      note: z.string().max(500).default(''),
    }),
    z.object({ settlementId: z.number() }),
  ),
  withdraw: procedure(write, z.object({ settlementId: z.number() }), z.object({})),
};
