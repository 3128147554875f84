import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { evaluatePlaces, type PlaceQuality } from '../../../bench/master/evaluate-places.ts';
import { loadCityTruth } from '../../../bench/master/load-city-truth.ts';
import { registerOwnDivisions } from '../../../core/ingest/references/index.ts';
import { openWarehouse } from '../../../core/warehouse/open-warehouse.ts';
import { generateSample, type SampleManifest } from '../../../sample/generate-sample.ts';
import { openIngestHub, tester } from '../../fixtures/ingest-hub.ts';
import { buildSpace } from './build-space.ts';

const delivered = new Set(['grid', 'dwelling']);

let folder: string;
let qualities: PlaceQuality[];
let points: { all: number; placed: number };

/** Delivers the registers of grids and dwellings and matches the dwellings; gives where the warehouse is. */
async function deliver({ departments, definitions: divisions }: SampleManifest): Promise<string> {
  const hub = await openIngestHub(folder);
  const { definitions, warehouse } = hub.store.workspace.paths;
  cpSync(dirname(divisions), definitions, { recursive: true });
  await registerOwnDivisions(hub.store, definitions, tester);
  for (const { name, file, dataset } of departments)
    if (delivered.has(dataset)) await hub.deliver(join(folder, 'city', file), { department: name });
  expect(await hub.match('dwelling')).toMatchObject({ state: 'done' });
  await buildSpace(hub.store.warehouse);
  await hub.close();
  return warehouse;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tonghui-places-'));
  mkdirSync(join(folder, 'city'));
  const manifest = await generateSample({ people: 2000, seed: 3, directory: join(folder, 'city') });
  const path = await deliver(manifest);
  const warehouse = await openWarehouse({
    path,
    temporaryDirectory: join(folder, 'tmp'),
    allowedDirectories: [folder],
  });
  await warehouse.transaction(async (session) => {
    await loadCityTruth(session, manifest);
    qualities = await evaluatePlaces(session);
  });
  const [counted] = await warehouse.all<{ all: number; placed: number }>(
    `SELECT count(*)::DOUBLE AS "all", count(lng)::DOUBLE AS placed FROM master.place WHERE kind = 'dwelling'`,
  );
  points = counted!;
  await warehouse.close();
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('puts 99 % of the dwellings of the sample city into their grid, by whatever is known of them', () => {
  const placed = qualities.filter(({ method }) => method !== 'none' && method !== 'village');
  const [all, right] = [
    placed.reduce((sum, quality) => sum + quality.placed, 0),
    placed.reduce((sum, quality) => sum + quality.right, 0),
  ];
  expect(all).toBeGreaterThan(700);
  expect(right / all).toBeGreaterThanOrEqual(0.99);
  for (const method of ['declared', 'point'])
    expect(placed.find((quality) => quality.method === method)?.placed, method).toBeGreaterThan(30);
});

it('gives nearly all dwellings a point: their own, or that of their building', () => {
  expect(points.placed / points.all).toBeGreaterThan(0.85);
});
