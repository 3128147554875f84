import { z } from 'zod';
import { procedure } from './procedure.ts';

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']);
export type JobState = z.infer<typeof JobState>;

export const JobKind = z.enum([
  'ingest',
  'undo',
  'release',
  'dismiss',
  'pull',
  'match',
  'master',
  'refresh',
  'risk',
  'opinion',
]);
export type JobKind = z.infer<typeof JobKind>;

/**
 * Long work as people see it. `interrupted` is a job that the end of the process cut off: it is not resumed and has
 * left nothing behind; a file must be delivered again.
 */
export const Job = z.object({
  id: z.string(),
  kind: JobKind,
  subject: z.string(), // file name, entity: what the job works on; empty after a restart, for names may be personal
  department: z.string().nullable().default(null), // whose data it works on; null: no department's in particular
  state: JobState,
  step: z.string().nullable(), // key under messages.jobs.steps
  fraction: z.number().min(0).max(1).nullable(),
  error: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
  result: z.record(z.string(), z.unknown()).nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

const none = z.object({});

export const jobs = {
  list: procedure({ permission: 'view-aggregates', writes: false, audit: 'none' }, none, z.array(Job)),
  cancel: procedure(
    { permission: 'deliver', writes: true, audit: 'write' },
    z.object({ id: z.string() }),
    none,
  ),
};
