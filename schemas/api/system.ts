import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { Job } from './jobs.ts';
import { procedure } from './procedure.ts';

export const SystemInfo = z.object({
  version: z.string(),
  host: z.enum(['desktop', 'loopback']),
  workspace: z.object({ id: z.string(), name: z.string(), mode: z.enum(['trial', 'production']) }),
  actor: z.object({ name: z.string(), role: z.string(), permissions: z.array(z.string()) }),
  dataVersion: z.number(),
});
export type SystemInfo = z.infer<typeof SystemInfo>;

/** The one event stream of a window. Plain data only: never a Blob. */
export const SystemEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job.changed'), job: Job }),
  z.object({ type: z.literal('data.changed'), dataVersion: z.number() }),
  z.object({
    type: z.literal('notice.raised'),
    level: z.enum(['info', 'warning', 'error']),
    code: z.string(),
    data: z.record(z.string(), z.unknown()),
  }),
]);
export type SystemEvent = z.infer<typeof SystemEvent>;

export const system = {
  info: procedure({ permission: 'view-aggregates', writes: false, audit: 'none' }, z.object({}), SystemInfo),
  events: procedure(
    { permission: 'view-aggregates', writes: false, audit: 'none' },
    z.object({}),
    eventIterator(SystemEvent),
  ),
};
