import { seesDepartment } from '../access/sees-department.ts';
import { HubError } from '../base/hub-error.ts';
import { departmentOf } from '../ingest/inbox/take-file.ts';
import type { InboxStatus } from '../../schemas/api/inbox.ts';
import type { CallContext } from './call-context.ts';
import { hub } from './hub.ts';

/** A liaison sees the files of the own department's folder; those at the top belong to nobody yet. */
function isSeen({ actor }: CallContext, department: string | null): boolean {
  return actor.role !== 'liaison' || (department !== null && seesDepartment(actor, department));
}

async function statusFor(context: CallContext): Promise<InboxStatus> {
  const status = await context.services.inbox.status();
  return {
    ...status,
    files: status.files.filter(({ department }) => isSeen(context, department)),
    lastTaken: status.lastTaken.filter(({ department }) => isSeen(context, department)),
  };
}

export const inbox = hub.inbox.router({
  status: hub.inbox.status.handler(({ context }) => statusFor(context)),
  open: hub.inbox.open.handler(async ({ context, input: { name } }) => {
    if (!isSeen(context, departmentOf(name))) throw new HubError('NOT_FOUND', { kind: 'file', id: name });
    const { files, inbox: folder } = context.services;
    return { fileId: await files.register(folder.open(name)) };
  }),
  setWatching: hub.inbox.setWatching.handler(async ({ context, input }) => {
    await context.services.inbox.setWatching(input, context.actor);
    return statusFor(context);
  }),
});
