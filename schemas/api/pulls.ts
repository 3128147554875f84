import { z } from 'zod';
import { DatabaseAddress, DatabaseQuery } from '../intake/database.ts';
import { procedure } from './procedure.ts';

/** What the hub fetches from a department's database, and when. */
export const PullDefinition = z.object({
  name: z.string().trim().min(1).max(100), // becomes the delivered file's name
  department: z.string().trim().min(1).max(100),
  address: DatabaseAddress,
  query: DatabaseQuery,
  /** A cron expression of five fields in city time; null: only when somebody asks. */
  schedule: z.string().trim().min(1).max(100).nullable().default(null),
});
export type PullDefinition = z.infer<typeof PullDefinition>;

/** How the last run ended: published, nothing new, waiting for a person to confirm its columns, or failed. */
export const PullRun = z.object({
  at: z.string(),
  outcome: z.enum(['delivered', 'nothing-new', 'waiting', 'failed']),
  error: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  hasKeyless: z.boolean().default(false), // some rows have no value of the key: only the first pull brings them
});
export type PullRun = z.infer<typeof PullRun>;

export const Pull = PullDefinition.extend({
  pullId: z.number(),
  version: z.number(),
  hasPassword: z.boolean(), // it never crosses the contract outwards
  lastRun: PullRun.nullable(),
  waitingFileId: z.string().nullable(), // what the latest pull brought, until somebody has confirmed its columns
});
export type Pull = z.infer<typeof Pull>;

const seenPull = z.object({ pullId: z.number().int(), version: z.number().int() });

export const pulls = {
  list: procedure(
    { permission: 'manage-sources', writes: false, audit: 'none' },
    z.object({}),
    z.array(Pull),
  ),
  /** Without `seen` a new one; a password that is left out stays as it was, unless another server is asked. */
  save: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    z.object({
      seen: seenPull.nullable(),
      definition: PullDefinition,
      password: z.string().max(1000).optional(),
    }),
    z.object({ pullId: z.number() }),
  ),
  remove: procedure({ permission: 'manage-sources', writes: true, audit: 'write' }, seenPull, z.object({})),
  /** Starts the job. Its result says the run's `outcome`, with the `fileId` of one that waits for a person. */
  run: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    z.object({ pullId: z.number().int() }),
    z.object({ jobId: z.string() }),
  ),
};
