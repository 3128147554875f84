import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../../core/create-core.ts';
import { generateSample, type SampleManifest } from '../../sample/generate-sample.ts';
import { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import { matchAll } from '../../server/cli/commands/match.ts';
import { deliverFile } from '../../server/cli/deliver-file.ts';
import { createOutput } from '../../server/cli/output.ts';
import { openBenchCore, prepareCity } from '../linkage/city/prepare-city.ts';

/** A sample city whose departments have delivered and whose records are matched. */
export interface MatchedCity {
  manifest: SampleManifest;
  directory: string;
  workspace: string;
  warehouse: string;
}

/**
 * The sample city of that many people with every file delivered and everything matched. It is made from the city of
 * the matching benchmarks on first use and kept in the system's temporary folder.
 */
export async function prepareMatchedCity(people: number, seed = 1): Promise<MatchedCity> {
  const directory = join(tmpdir(), `tonghui-master-city-${people}${seed === 1 ? '' : `-${seed}`}`);
  const manifestPath = join(directory, 'manifest.json');
  if (!existsSync(manifestPath)) {
    rmSync(directory, { recursive: true, force: true });
    const manifest = await matchCity(people, seed, directory);
    writeFileSync(manifestPath, JSON.stringify(manifest));
  }
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as SampleManifest;
  const workspace = join(directory, 'workspace');
  return { manifest, directory, workspace, warehouse: join(workspace, 'warehouse.duckdb') };
}

async function matchCity(people: number, seed: number, directory: string): Promise<SampleManifest> {
  const city = await prepareCity(people, seed);
  mkdirSync(directory, { recursive: true });
  for (const folder of ['workspace', 'keys'])
    cpSync(join(city.directory, folder), join(directory, folder), { recursive: true });
  const manifest = await generateSample({ people, seed, directory: join(directory, 'files') });
  const core = await openBenchCore(join(directory, 'workspace'), join(directory, 'keys'));
  try {
    await deliverTheRest(core, manifest, join(directory, 'files'));
    await matchAll(core, EntityKind.options, createOutput(true), { train: true });
  } finally {
    await core.close();
  }
  return manifest;
}

/** Delivers what the matching benchmarks leave out: grids, incidents and the small files. */
async function deliverTheRest(core: Core, { departments }: SampleManifest, files: string): Promise<void> {
  const delivered = new Set(
    (await core.ingest.listSources()).map(({ dataset, department }) => `${department} ${dataset}`),
  );
  for (const { name, file, dataset, codeMaps } of departments) {
    if (delivered.has(`${name} ${dataset}`)) continue;
    console.error(`${name} ${file}`);
    const choice = { department: name, ...(codeMaps ? { reading: { codeMaps } } : {}) };
    await deliverFile(core, join(files, file), choice, createOutput(true));
  }
}
