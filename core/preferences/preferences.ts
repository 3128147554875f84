import { z } from 'zod';
import { Preferences } from '../../schemas/api/preferences.ts';
import type { ActorRef, CommandHandler, CommandLog } from '../journal/command.ts';
import type { Warehouse } from '../warehouse/warehouse.ts';

const defaults: Preferences = { language: 'zh', theme: 'system', navigationCollapsed: false };

const Saved = z.object({ preferences: Preferences.partial() });

/** Keeps what was chosen; in the journal, so that a rebuilt warehouse shows the same interface. */
export const preferenceSaved: CommandHandler<z.infer<typeof Saved>> = {
  type: 'preference.saved',
  data: Saved,
  async apply(session, { data }) {
    for (const [name, value] of Object.entries(data.preferences)) {
      await session.run('DELETE FROM ops.preference WHERE name = $1', [name]);
      await session.run('INSERT INTO ops.preference VALUES ($1, $2)', [name, JSON.stringify(value)]);
    }
  },
};

export interface PreferenceStore {
  get(): Promise<Preferences>;
  /** Changes what is given, keeps the rest, and returns the whole. */
  save(changes: Partial<Preferences>, actor: ActorRef): Promise<Preferences>;
}

export function createPreferenceStore(warehouse: Warehouse, commands: CommandLog): PreferenceStore {
  async function get(): Promise<Preferences> {
    const rows = await warehouse.all<{ name: string; value: string }>(
      'SELECT name, value FROM ops.preference',
    );
    const stored = Object.fromEntries(rows.map(({ name, value }) => [name, JSON.parse(value)]));
    return Preferences.parse({ ...defaults, ...stored });
  }
  return {
    get,
    async save(changes, actor) {
      await commands.execute(preferenceSaved, () => ({ preferences: changes }), { actor });
      return get();
    },
  };
}
