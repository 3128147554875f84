import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { systemClock } from '../../../core/base/clock.ts';
import { createCore, type Core } from '../../../core/create-core.ts';
import { createWorkspace } from '../../../core/workspace/create-workspace.ts';
import { FileKeyStore } from '../../../core/workspace/file-key-store.ts';
import { generateSample, type SampleManifest, type SampleOptions } from '../../../sample/generate-sample.ts';
import { datasets } from '../../../schemas/datasets/index.ts';
import { deliverFile } from '../../../server/cli/deliver-file.ts';
import { createOutput } from '../../../server/cli/output.ts';
import { createParserSpawner } from '../../../server/parser/spawn-parser.ts';

/** A sample city whose departments have delivered: its truth, and the warehouse with the published records. */
export interface PreparedCity {
  manifest: SampleManifest;
  directory: string;
  warehouse: string;
}

const linked = new Set([...datasets.filter(({ entity }) => entity).map(({ id }) => id), 'service-ticket']);
/** What speaks of persons: enough where nobody else is linked. */
const ofPersons = new Set(datasets.filter(({ entity }) => entity === 'person').map(({ id }) => id));
const logger = { debug() {}, info() {}, warn: console.error, error: console.error };

/**
 * The sample city of that many people, delivered by its departments. It is made on first use and kept in the system's
 * temporary folder; remove `tonghui-linkage-city-<people>` there when the sample itself has changed.
 */
export async function prepareCity(people: number, seed = 1): Promise<PreparedCity> {
  const name = `tonghui-linkage-city-${people}${seed === 1 ? '' : `-${seed}`}`;
  return openOrMake(join(tmpdir(), name), (directory) => makeCity({ people, seed, directory }));
}

/** The same city's persons alone, which is made in half the time; nothing is made where the whole city is there. */
export async function preparePersons(people: number): Promise<PreparedCity> {
  const whole = join(tmpdir(), `tonghui-linkage-city-${people}`);
  if (existsSync(join(whole, 'manifest.json'))) return prepareCity(people);
  return openOrMake(`${whole}-persons`, (directory) =>
    makeCity({ people, seed: 1, directory, datasets: ofPersons }),
  );
}

async function openOrMake(
  directory: string,
  make: (directory: string) => Promise<SampleManifest>,
): Promise<PreparedCity> {
  const manifestPath = join(directory, 'manifest.json');
  if (!existsSync(manifestPath)) {
    rmSync(directory, { recursive: true, force: true });
    writeFileSync(manifestPath, JSON.stringify(await make(directory)));
  }
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as SampleManifest;
  return { manifest, directory, warehouse: join(directory, 'workspace', 'warehouse.duckdb') };
}

async function makeCity({ directory, ...what }: SampleOptions): Promise<SampleManifest> {
  const [files, workspacePath] = [join(directory, 'files'), join(directory, 'workspace')];
  const keyStore = new FileKeyStore(join(directory, 'keys'));
  await mkdir(files, { recursive: true });
  const manifest = await generateSample({ ...what, directory: files });
  await createWorkspace(workspacePath, { name: manifest.city, mode: 'trial', keyStore });
  cpSync(dirname(manifest.definitions), join(workspacePath, 'definitions'), { recursive: true });
  const core = await openBenchCore(workspacePath, join(directory, 'keys'));
  try {
    for (const { name, file, dataset, codeMaps } of manifest.departments) {
      if (!linked.has(dataset)) continue;
      console.error(`${name} ${file}`);
      const choice = { department: name, ...(codeMaps ? { reading: { codeMaps } } : {}) };
      await deliverFile(core, join(files, file), choice, createOutput(true));
    }
  } finally {
    await core.close();
  }
  return manifest;
}

/** Opens a workspace whose keys lie in a folder beside it. */
export function openBenchCore(workspacePath: string, keys: string): Promise<Core> {
  return createCore({
    workspacePath,
    host: 'command-line',
    version: '0.0.0-bench',
    clock: systemClock,
    logger,
    keyStore: new FileKeyStore(keys),
    spawnParser: createParserSpawner(),
  });
}
