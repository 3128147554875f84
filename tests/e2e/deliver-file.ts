import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Delivery } from '../../schemas/api/intake.ts';
import type { Core } from '../../core/create-core.ts';

type Choice = Partial<Pick<Delivery, 'mode' | 'period'>>;

/** Hands a department's file in as the hub proposes to read it, past the page. */
export async function deliverFile(
  core: Core,
  path: string,
  department: string,
  choice: Choice = {},
): Promise<void> {
  const delivered = await startDelivery(core, path, department, choice);
  await delivered();
}

/** The same without waiting; what it returns waits. What is derived from the data is built once for files handed in together. */
export async function startDelivery(
  core: Core,
  path: string,
  department: string,
  choice: Choice = {},
): Promise<() => Promise<void>> {
  const actor = { name: 'tester', role: 'analyst' };
  const { fileId, tables } = await core.ingest.inspect({ kind: 'plain', path, name: basename(path) }, actor);
  const known = tables.flatMap(({ table, dataset }) => (dataset === null ? [] : [{ table, dataset }]));
  const { jobId } = await core.ingest.deliver({ fileId, department, tables: known, ...choice }, actor);
  return async () => {
    const { state, error } = await core.jobs.wait(jobId);
    if (state !== 'done') throw new Error(`${basename(path)} was not delivered: ${JSON.stringify(error)}`);
  };
}

/** The same for a text that is no file yet. */
export async function deliverText(
  core: Core,
  name: string,
  text: string,
  department: string,
  choice: Choice = {},
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghui-file-'));
  try {
    await writeFile(join(folder, name), text);
    await deliverFile(core, join(folder, name), department, choice);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
