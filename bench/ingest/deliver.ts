import { copyFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { systemClock } from '../../core/base/clock.ts';
import { createIngest } from '../../core/ingest/create-ingest.ts';
import { ingestHandlers, prepareIngest } from '../../core/ingest/ingest-handlers.ts';
import {
  divisionsRegistered,
  loadReferences,
  registerOwnDivisions,
} from '../../core/ingest/references/index.ts';
import { createJobs } from '../../core/jobs/create-jobs.ts';
import { openStore } from '../../core/journal/open-store.ts';
import { createWorkspace } from '../../core/workspace/create-workspace.ts';
import { FileKeyStore } from '../../core/workspace/file-key-store.ts';
import { createParserSpawner } from '../../server/parser/spawn-parser.ts';

export interface DeliveryTimes {
  /** Recognising the file and proposing a mapping. */
  inspectSeconds: number;
  /** From the decision to deliver until everything is checkpointed. */
  deliverSeconds: number;
  /** Seconds in each step of the job, as it reported them. */
  steps: Record<string, number>;
  published: number;
  quarantined: number;
}

const actor = { name: 'bench', role: 'analyst' };
const logger = { debug() {}, info() {}, warn: console.error, error: console.error };

/** Delivers a file into a new workspace with everything that the hub does: parser process, reduction, all rules, sealing, journal, CHECKPOINT. */
export async function runDelivery(
  directory: string,
  path: string,
  divisions: string,
): Promise<DeliveryTimes> {
  const keyStore = new FileKeyStore(join(directory, 'keys'));
  const workspace = join(directory, 'workspace');
  await createWorkspace(workspace, { name: 'bench', mode: 'trial', keyStore });
  const store = await openStore({
    path: workspace,
    host: 'command-line',
    keyStore,
    clock: systemClock,
    logger,
    handlers: [divisionsRegistered, ...ingestHandlers],
    async prepare(session) {
      await loadReferences(session);
      await prepareIngest(session);
    },
  });
  await copyFile(divisions, join(store.workspace.paths.definitions, 'divisions.csv'));
  await registerOwnDivisions(store, store.workspace.paths.definitions, actor);
  const jobs = await createJobs({ directory: store.workspace.paths.logs, clock: systemClock, logger });
  const ingest = createIngest({ ...store, jobs, clock: systemClock, spawnParser: createParserSpawner() });
  const steps = watchSteps(jobs);
  const started = performance.now();
  const { fileId } = await ingest.inspect({ kind: 'plain', path, name: basename(path) }, actor);
  const inspected = performance.now();
  const tables = [{ table: 0, dataset: 'population' }];
  const { jobId } = await ingest.deliver({ fileId, department: '市公安局', tables }, actor);
  const job = await jobs.wait(jobId);
  steps.end();
  if (job.state !== 'done') throw new Error(`the delivery failed: ${JSON.stringify(job.error)}`);
  await store.warehouse.checkpoint();
  const ended = performance.now();
  const [batch] = await ingest.listBatches();
  await ingest.close();
  await jobs.close();
  await store.close();
  return {
    inspectSeconds: (inspected - started) / 1000,
    deliverSeconds: (ended - inspected) / 1000,
    steps: steps.seconds,
    published: batch!.published,
    quarantined: batch!.quarantined,
  };
}

function watchSteps(jobs: Awaited<ReturnType<typeof createJobs>>) {
  const seconds: Record<string, number> = {};
  let current = { step: '', since: performance.now() };
  const enter = (step: string) => {
    if (step === current.step) return;
    const now = performance.now();
    if (current.step) seconds[current.step] = (seconds[current.step] ?? 0) + (now - current.since) / 1000;
    current = { step, since: now };
  };
  const stop = jobs.onChange((job) => enter(job.step ?? ''));
  return {
    seconds,
    end() {
      enter('');
      stop();
    },
  };
}
