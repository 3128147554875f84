import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../../core/base/clock.ts';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { openWorkspace } from '../../../core/workspace/open-workspace.ts';

/**
 * Removes what an earlier demo left in `folder`, keys included. The workspace is taken first, so that nothing is
 * pulled from under a hub that is showing it.
 * @throws HubError WORKSPACE_OWNED
 */
export async function removeDemo(folder: string, workspace: string): Promise<void> {
  const keyStore = new FileKeyStore();
  if (existsSync(join(workspace, 'workspace.json'))) {
    const owned = await openWorkspace(workspace, { host: 'command-line', keyStore, clock: systemClock });
    await keyStore.destroy(owned.id);
    await owned.release();
  }
  for (const part of ['city', 'workspace']) rmSync(join(folder, part), { recursive: true, force: true });
}
