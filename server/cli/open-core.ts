import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HubError } from '../../core/base/hub-error.ts';
import { openLogFile } from '../../core/base/log-file.ts';
import { systemClock } from '../../core/base/clock.ts';
import { createCore, type Core } from '../../core/create-core.ts';
import type { HostKind } from '../../core/workspace/workspace.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import manifest from '../../package.json' with { type: 'json' };
import { createParserSpawner } from '../parser/spawn-parser.ts';
import { projectRoot } from './project-root.ts';

/** Opens a workspace with what Node offers: parser processes by `child_process`, keys in the user's folder, a log file. */
async function openCore(workspace: string, host: HostKind): Promise<Core> {
  const workspacePath = resolve(workspace);
  if (!existsSync(join(workspacePath, 'workspace.json')))
    throw new HubError('WORKSPACE_MISSING', { path: workspacePath });
  return createCore({
    workspacePath,
    host,
    version: manifest.version,
    clock: systemClock,
    logger: openLogFile(workspacePath),
    keyStore: new FileKeyStore(),
    spawnParser: createParserSpawner({ entry: join(projectRoot, 'dist', 'node', 'parser.js') }),
  });
}

/** Opens a workspace for one command and closes it, whatever happens. */
export async function withCore<T>(
  workspace: string,
  work: (core: Core) => Promise<T>,
  host: HostKind = 'command-line',
): Promise<T> {
  const core = await openCore(workspace, host);
  try {
    return await work(core);
  } finally {
    await core.close();
  }
}
