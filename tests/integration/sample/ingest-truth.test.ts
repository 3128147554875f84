import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerOwnDivisions } from '../../../core/ingest/references/index.ts';
import { generateSample, type SampleManifest } from '../../../sample/generate-sample.ts';
import { readingsOf } from '../../../server/cli/readings-of.ts';
import type { Delivery } from '../../../schemas/api/intake.ts';
import type { Reading } from '../../../schemas/intake/reading.ts';
import { openIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';

let folder: string;
let manifest: SampleManifest;
let hub: IngestHub;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sample-hub-'));
  mkdirSync(join(folder, 'city'));
  manifest = await generateSample({ people: 2000, seed: 1, directory: join(folder, 'city') });
  hub = await openIngestHub(folder);
  const { definitions } = hub.store.workspace.paths;
  cpSync(dirname(manifest.definitions), definitions, { recursive: true });
  await registerOwnDivisions(hub.store, definitions, tester);
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true });
});

/** The choice that a person makes for a department with codes of its own. */
async function withCodes(path: string, codeMaps: Reading['codeMaps']): Promise<Pick<Delivery, 'tables'>> {
  const { tables } = await hub.ingest.inspect({ kind: 'plain', path, name: basename(path) }, tester);
  const [reading] = readingsOf(tables, { codeMaps });
  return { tables: [{ table: 0, dataset: tables[0]!.dataset!, reading }] };
}

/** How often a fault stands in a file by the sample's truth. */
function planted(file: string, fault: string): number {
  const [header = '', ...lines] = readFileSync(manifest.truth.faults, 'utf8').trimEnd().split('\n');
  const place = header.split(',').indexOf('fault');
  return lines.filter((line) => line.startsWith(`${file},`) && line.split(',')[place] === fault).length;
}

it(
  'the hub maps every export without help and counts what the truth says',
  { timeout: 600_000 },
  async () => {
    const [, ...truth] = readFileSync(manifest.truth.files, 'utf8').trimEnd().split('\n');
    const counts = [];
    for (const { name, file, codeMaps } of manifest.departments) {
      const path = join(folder, 'city', file);
      const choice = { department: name, ...(codeMaps ? await withCodes(path, codeMaps) : {}) };
      const job = await hub.deliver(path, choice);
      const [batchId] = job.result!['batchIds'] as number[];
      const { batch, rules } = await hub.ingest.report(batchId!);
      const conflicts = rules.find(({ code }) => code === 'sex-conflict')?.rows ?? 0;
      const wrong = planted(file, 'sex-wrong') + planted(file, 'number-guardian');
      expect(conflicts, file).toBeLessThanOrEqual(wrong);
      const { dataset, delivered, nonData, quarantined, published } = batch;
      counts.push({ file, dataset, delivered, nonData, quarantined });
      expect(delivered, file).toBe(published + quarantined + nonData);
    }
    expect(counts).toEqual(
      truth.map((line) => {
        const [file, , , dataset, delivered, nonData, wrongCells, unidentified] = line.split(',');
        const quarantined = Number(wrongCells) + Number(unidentified);
        return { file, dataset, delivered: Number(delivered), nonData: Number(nonData), quarantined };
      }),
    );
  },
);
