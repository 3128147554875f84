import type { Allotment, CommandHandler } from '../journal/command.ts';
import { destroySource, storeSource } from '../workspace/sealed-sources.ts';
import type { Actor } from '../access/actor.ts';
import type { Dispatch } from './dispatch.ts';

/**
 * Seals bytes into `sources/` and executes the command that refers to them. When it could not be applied the sealed copy is
 * destroyed; when it was applied but not acknowledged the next opening decides.
 *
 * @param prepare gives the command's data with the id of the sealed file
 */
export async function executeWithStored<Data>(
  { workspace, commands }: Pick<Dispatch, 'workspace' | 'commands'>,
  bytes: Uint8Array,
  handler: CommandHandler<Data>,
  prepare: (allot: Allotment, stored: string) => Data,
  actor: Actor,
): Promise<void> {
  const stored = await storeSource(workspace, bytes);
  let isApplied = false;
  const apply: typeof handler.apply = async (session, entry, context) => {
    await handler.apply(session, entry, context);
    isApplied = true;
  };
  try {
    await commands.execute({ ...handler, apply }, (allot) => prepare(allot, stored), { actor });
  } catch (error) {
    if (!isApplied) await destroySource(workspace, stored);
    throw error;
  }
}
