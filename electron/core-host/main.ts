import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLogFile } from '../../core/base/log-file.ts';
import { systemClock } from '../../core/base/clock.ts';
import { HubError } from '../../core/base/hub-error.ts';
import { createCore, type Core } from '../../core/create-core.ts';
import { serveMessagePort } from '../../core/rpc/serve-message-port.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import { createWorkspace } from '../../core/workspace/create-workspace.ts';
import manifest from '../../package.json' with { type: 'json' };
import type { HandOverReply } from '../../schemas/api/hosts.ts';
import { openParentLink } from './parent-link.ts';
import { createParserSpawner } from './spawn-parser.ts';

const link = openParentLink();
const spawnParser = createParserSpawner(link);
const keyStore = new FileKeyStore();

async function open(workspacePath: string, name: string): Promise<Core> {
  if (!existsSync(join(workspacePath, 'workspace.json')))
    await createWorkspace(workspacePath, { name, mode: 'trial', keyStore });
  return createCore({
    workspacePath,
    host: 'desktop',
    version: manifest.version,
    clock: systemClock,
    logger: openLogFile(workspacePath),
    keyStore,
    spawnParser,
  });
}

async function register(core: Core, path: string): Promise<HandOverReply> {
  try {
    return { fileId: await core.files.register(path) };
  } catch (error) {
    return { error: describe(error) };
  }
}

function describe(error: unknown): { code: string; data: Record<string, unknown> } {
  if (error instanceof HubError) return { code: error.code, data: { ...error.data } };
  return { code: 'INTERNAL', data: { reference: 'core-host' } };
}

function serve(core: Core): void {
  const context = core.contextFor({ host: 'desktop' });
  link.on('connect', (_message, [port]) => serveMessagePort(port!, core.router, context));
  link.on('hand-over', ({ id, path }) => {
    void register(core, path).then((reply) => link.tell({ type: 'handed-over', id, reply }));
  });
  link.on('close', () => void core.close().finally(() => process.exit(0)));
  link.tell({ type: 'ready', workspaceName: core.workspace.name });
}

link.on('open', ({ workspace, name }) => {
  open(workspace, name).then(serve, (error: unknown) => {
    link.tell({ type: 'failed', ...describe(error) });
    process.exit(1);
  });
});
