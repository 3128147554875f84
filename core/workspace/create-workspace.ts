import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { HubError } from '../base/hub-error.ts';
import type { KeyStore } from './key-store.ts';
import { foldersOf, pathsOf } from './layout.ts';
import { writeManifest, type WorkspaceManifest } from './manifest.ts';

/**
 * Makes a workspace folder with its keys; `openStore` opens it. `workspace.json` comes last, so that a
 * creation that was cut off left no workspace.
 *
 * @throws HubError WORKSPACE_EXISTS, FOLDER_NOT_EMPTY when anything but a workspace's own folders is there.
 */
export async function createWorkspace(
  path: string,
  options: { name: string; mode: WorkspaceManifest['mode']; keyStore: KeyStore },
): Promise<{ id: string; path: string }> {
  const root = resolve(path);
  if (await exists(join(root, 'workspace.json'))) throw new HubError('WORKSPACE_EXISTS', { path: root });
  const own = new Set(foldersOf(pathsOf(root)).map((folder) => basename(folder)));
  if ((await entriesOf(root)).some((name) => !own.has(name)))
    throw new HubError('FOLDER_NOT_EMPTY', { path: root });
  for (const folder of foldersOf(pathsOf(root))) await mkdir(folder, { recursive: true });
  const id = randomUUID();
  await options.keyStore.create(id, 'master');
  await options.keyStore.create(id, 'hmac');
  await writeManifest(root, { id, name: options.name, mode: options.mode });
  return { id, path: root };
}

async function entriesOf(path: string): Promise<string[]> {
  return (await exists(path)) ? readdir(path) : [];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
