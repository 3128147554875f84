import { randomUUID } from 'node:crypto';
import { mkdir, readdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cityTime, type Clock } from '../base/clock.ts';
import { HubError } from '../base/hub-error.ts';
import type { KeyName, KeyStore } from './key-store.ts';
import { foldersOf, pathsOf, sealedUploadSuffix, type WorkspacePaths } from './layout.ts';
import { readManifest } from './manifest.ts';
import { LockHeld, takeLock } from './owner-lock.ts';
import type { HostKind, Workspace } from './workspace.ts';

/**
 * Takes ownership of a workspace and clears what an earlier owner left half-done: spill, staging, uploads
 * whose key is gone. Links are resolved first, so that two ways to one folder meet the same lock.
 *
 * @throws HubError WORKSPACE_MISSING, WORKSPACE_OWNED (with the owner), WORKSPACE_DAMAGED.
 */
export async function openWorkspace(
  path: string,
  options: { host: HostKind; keyStore: KeyStore; clock: Clock },
): Promise<Workspace> {
  const root = await realpath(path).catch((cause: unknown) => {
    throw new HubError('WORKSPACE_MISSING', { path }, { cause });
  });
  const { id, name, mode } = await readManifest(root);
  const paths = pathsOf(root);
  const release = await own(paths, options);
  try {
    const keys = {
      master: await keyOf(options.keyStore, id, 'master', root),
      hmac: await keyOf(options.keyStore, id, 'hmac', root),
    };
    await clear(paths);
    const staging = await ownStaging(paths);
    // Not enumerable: whatever prints or logs a workspace must not print its keys.
    const workspace = { id, name, mode, paths: { ...paths, staging }, keys, release };
    return Object.defineProperty(workspace, 'keys', { enumerable: false });
  } catch (error) {
    await release();
    throw error;
  }
}

async function own(
  { root }: WorkspacePaths,
  { host, clock }: { host: HostKind; clock: Clock },
): Promise<() => Promise<void>> {
  try {
    return await takeLock(join(root, 'owner.lock'), { host, since: cityTime(clock.now()) });
  } catch (cause) {
    if (!(cause instanceof LockHeld)) throw cause;
    const { pid, machine, host: ownerHost, since } = cause.owner;
    throw new HubError(
      'WORKSPACE_OWNED',
      { path: root, pid, host: `${ownerHost}@${machine}`, since },
      { cause },
    );
  }
}

async function keyOf(keyStore: KeyStore, id: string, name: KeyName, root: string): Promise<Uint8Array> {
  const key = await keyStore.get(id, name);
  if (!key) throw new HubError('WORKSPACE_DAMAGED', { path: root, detail: `key:${name}` });
  return key;
}

/** A folder that only this owner knows: what a parser process of an earlier one still writes finds no place. */
async function ownStaging({ staging }: WorkspacePaths): Promise<string> {
  const own = join(staging, randomUUID());
  await mkdir(own);
  return own;
}

async function clear(paths: WorkspacePaths): Promise<void> {
  for (const folder of [paths.tmp, paths.staging])
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }); // an orphan may put a file into it meanwhile
  for (const folder of foldersOf(paths)) await mkdir(folder, { recursive: true });
  for (const file of await readdir(paths.inbox))
    if (file.endsWith(sealedUploadSuffix)) await rm(join(paths.inbox, file), { force: true });
}
