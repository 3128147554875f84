import { z } from 'zod';
import type { CommandHandler } from '../../journal/command.ts';
import type { Session } from '../../warehouse/warehouse.ts';

/** Whether a folder is watched, and which: null is the workspace's own `inbox/`. */
export const InboxSetting = z.object({ on: z.boolean(), folder: z.string().nullable() });
export type InboxSetting = z.infer<typeof InboxSetting>;

const preference = 'inbox';

/** The command that keeps the setting, beside the other preferences. */
export const inboxConfigured: CommandHandler<InboxSetting> = {
  type: 'inbox.configured',
  data: InboxSetting,
  async apply(session, { data }) {
    await session.run('DELETE FROM ops.preference WHERE name = $1', [preference]);
    await session.run('INSERT INTO ops.preference VALUES ($1, $2)', [preference, JSON.stringify(data)]);
  },
};

export async function readInboxSetting(session: Session): Promise<InboxSetting> {
  const [row] = await session.all<{ value: string }>('SELECT value FROM ops.preference WHERE name = $1', [
    preference,
  ]);
  return row ? InboxSetting.parse(JSON.parse(row.value)) : { on: false, folder: null };
}
