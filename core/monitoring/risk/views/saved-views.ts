import { z } from 'zod';
import { SavedView } from '../../../../schemas/api/risk/saved-views.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../../../journal/command.ts';
import type { Session } from '../../../warehouse/warehouse.ts';

const Removed = SavedView.pick({ name: true, page: true });

const removeSql = 'DELETE FROM ops.saved_view WHERE by_name = $by AND page = $page AND name = $name';

/** Keeps a named state of a page for whoever saved it; one of the same name is replaced. */
export const viewSaved: CommandHandler<SavedView> = {
  type: 'view.saved',
  data: SavedView,
  async apply(session, { data: { page, name, query }, actor: { name: by } }) {
    await session.run(removeSql, { by, page, name });
    const values = { by, page, name, query: JSON.stringify(query) };
    await session.run('INSERT INTO ops.saved_view VALUES ($by, $page, $name, $query)', values);
  },
};

export const viewRemoved: CommandHandler<z.infer<typeof Removed>> = {
  type: 'view.removed',
  data: Removed,
  async apply(session, { data: { page, name }, actor: { name: by } }) {
    await session.run(removeSql, { by, page, name });
  },
};

/** The views of a page that somebody saved, by name. */
export async function listViews(session: Session, actor: ActorRef, page: string): Promise<SavedView[]> {
  const rows = await session.all<{ name: string; page: string; query: string }>(
    'SELECT name, page, query FROM ops.saved_view WHERE by_name = $by AND page = $page ORDER BY name',
    { by: actor.name, page },
  );
  return rows.map((row) => ({ ...row, query: JSON.parse(row.query) as SavedView['query'] }));
}

export async function saveView(commands: CommandLog, actor: ActorRef, view: SavedView): Promise<void> {
  await commands.execute(viewSaved, () => view, { actor });
}

export async function removeView(
  commands: CommandLog,
  actor: ActorRef,
  view: Pick<SavedView, 'name' | 'page'>,
): Promise<void> {
  await commands.execute(viewRemoved, () => view, { actor });
}
