import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerOwnDivisions } from '../../../core/ingest/references/index.ts';
import { generateSample, type SampleManifest } from '../../../sample/generate-sample.ts';
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

it(
  'the hub maps every export without help and counts what the truth says',
  { timeout: 600_000 },
  async () => {
    const [, ...truth] = readFileSync(manifest.truth.files, 'utf8').trimEnd().split('\n');
    const counts = [];
    for (const { name, file } of manifest.departments) {
      const job = await hub.deliver(join(folder, 'city', file), { department: name });
      const [batchId] = job.result!['batchIds'] as number[];
      const { batch } = await hub.ingest.report(batchId!);
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
