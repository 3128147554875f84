import { z } from 'zod';
import { Batch } from './batches.ts';
import { procedure } from './procedure.ts';

/** Why a file was not taken by itself: `messages.sources.inbox.reasons.<code>`, or an error of the closed list. */
export const InboxReason = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) });
export type InboxReason = z.infer<typeof InboxReason>;

/** A file that lies in the watched folder. */
export const InboxFile = z.object({
  name: z.string(), // path below the folder, with / between
  department: z.string().nullable(), // the subfolder's name; null at the top
  /** `error`: a file that must not be read, left where it is. Unreadable ones are moved to `error/` and not listed. */
  state: z.enum(['waiting', 'reading', 'error']),
  reason: InboxReason.nullable(),
  since: z.string(),
});
export type InboxFile = z.infer<typeof InboxFile>;

/** A file that the inbox delivered by itself. */
export const TakenFile = z.object({
  deliveryId: z.number(),
  fileName: z.string(),
  department: z.string(),
  takenAt: z.string(),
  batches: z.array(
    Batch.pick({ batchId: true, dataset: true, state: true, delivered: true, published: true }),
  ),
});
export type TakenFile = z.infer<typeof TakenFile>;

export const InboxStatus = z.object({
  folder: z.string(),
  isOwn: z.boolean(), // the workspace's own inbox/
  watching: z.boolean(),
  isMissing: z.boolean(), // the folder cannot be reached now
  files: z.array(InboxFile),
  lastTaken: z.array(TakenFile),
});
export type InboxStatus = z.infer<typeof InboxStatus>;

export const inbox = {
  status: procedure({ permission: 'deliver', writes: false, audit: 'none' }, z.object({}), InboxStatus),
  /** Hands a waiting file to intake, which goes on as with a file of this machine. */
  open: procedure(
    { permission: 'deliver', writes: false, audit: 'none' },
    z.object({ name: z.string().max(1000) }),
    z.object({ fileId: z.string() }),
  ),
  /** `folder`: an absolute path, null for the workspace's own; left out, the one that was set before. */
  setWatching: procedure(
    { permission: 'manage-sources', writes: true, audit: 'write' },
    z.object({ on: z.boolean(), folder: z.string().max(4000).nullable().optional() }),
    InboxStatus,
  ),
};
