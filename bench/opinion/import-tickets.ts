import { basename, join } from 'node:path';
import { localAnalyst } from '../../core/access/actor.ts';
import { systemClock } from '../../core/base/clock.ts';
import { type Core, createCore } from '../../core/create-core.ts';
import { createWorkspace } from '../../core/workspace/create-workspace.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import { createParserSpawner } from '../../server/parser/spawn-parser.ts';

const logger = { debug() {}, info() {}, warn: console.error, error: console.error };

/** A hub over a new workspace in a folder, which builds nothing by itself. */
export async function openHub(directory: string): Promise<Core> {
  const workspacePath = join(directory, 'workspace');
  const keyStore = new FileKeyStore(join(directory, 'keys'));
  await createWorkspace(workspacePath, { name: 'bench', mode: 'trial', keyStore });
  return createCore({
    workspacePath,
    host: 'command-line',
    version: 'bench',
    clock: systemClock,
    logger,
    keyStore,
    spawnParser: createParserSpawner(),
  });
}

/** Delivers a file of tickets as a batch of changes, with everything that the hub does until it is published. */
export async function importTickets({ ingest, jobs, warehouse }: Core, path: string): Promise<void> {
  const { fileId } = await ingest.inspect({ kind: 'plain', path, name: basename(path) }, localAnalyst);
  const tables = [{ table: 0, dataset: 'service-ticket' }];
  const { jobId } = await ingest.deliver(
    { fileId, department: '12345热线', mode: 'delta', tables },
    localAnalyst,
  );
  const job = await jobs.wait(jobId);
  if (job.state !== 'done') throw new Error(`the delivery failed: ${JSON.stringify(job.error)}`);
  await warehouse.checkpoint();
}
