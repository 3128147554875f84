import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluateLocations } from '../../../bench/master/evaluate-locations.ts';
import { evaluateRelations, type RelationQuality } from '../../../bench/master/evaluate-relations.ts';
import { evaluateUnlinked, type UnlinkedQuality } from '../../../bench/master/evaluate-unlinked.ts';
import { loadCityTruth } from '../../../bench/master/load-city-truth.ts';
import { openWarehouse } from '../../../core/warehouse/open-warehouse.ts';
import { generateSample } from '../../../sample/generate-sample.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { matchAll } from '../../../server/cli/commands/match.ts';
import { deliverFile } from '../../../server/cli/deliver-file.ts';
import { createOutput } from '../../../server/cli/output.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

const delivered = new Set(['grid', 'population', 'social-insurance', 'dwelling', 'legal-entity']);

let folder: string;
let core: TestCore;
const relations = new Map<string, RelationQuality>();
let locations: Awaited<ReturnType<typeof evaluateLocations>>;
let figures: UnlinkedQuality[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tonghui-master-'));
  const manifest = await generateSample({ people: 3000, seed: 5, directory: folder });
  core = await openTestCore({ definitions: dirname(manifest.definitions), host: 'command-line' });
  const output = createOutput(true);
  for (const { name, file, dataset, codeMaps } of manifest.departments) {
    if (!delivered.has(dataset)) continue;
    const choice = { department: name, ...(codeMaps ? { reading: { codeMaps } } : {}) };
    await deliverFile(core, join(folder, file), choice, output);
  }
  await matchAll(core, EntityKind.options, output);
  await core.master.build();
  await core.warehouse.checkpoint();
  const path = join(folder, 'warehouse.duckdb');
  cpSync(core.workspace.paths.warehouse, path);
  const warehouse = await openWarehouse({ path, temporaryDirectory: folder, allowedDirectories: [folder] });
  await warehouse.transaction(async (session) => {
    await loadCityTruth(session, manifest);
    for (const quality of await evaluateRelations(session)) relations.set(quality.relation, quality);
    locations = await evaluateLocations(session, manifest);
    figures = await evaluateUnlinked(session, manifest);
  });
  await warehouse.close();
}, 600_000);
afterAll(async () => {
  await core.remove();
  rmSync(folder, { recursive: true });
});

describe('relations of the sample city', () => {
  it.each(['lives-in', 'registered-at', 'works-for'])(
    '%s: 0.95 of what rows state, at a precision of 0.99',
    (relation) => {
      const { precision, recallOfSaid, recallOfTold, said } = relations.get(relation)!;
      expect(said).toBeGreaterThan(500);
      expect(precision).toBeGreaterThanOrEqual(0.99);
      expect(recallOfSaid).toBeGreaterThanOrEqual(0.95);
      expect(recallOfTold).toBeGreaterThanOrEqual(0.98);
    },
  );

  it.each(['owns', 'rents'])('%s: 0.9 of what rows state, at a precision of 0.99', (relation) => {
    const { precision, recallOfSaid } = relations.get(relation)!;
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recallOfSaid).toBeGreaterThanOrEqual(0.9);
  });

  it('represents: 0.95 of those whose number some row gives, at a precision of 0.99', () => {
    const { precision, recallOfTold, told } = relations.get('represents')!;
    expect(told).toBeGreaterThan(100);
    expect(precision).toBeGreaterThanOrEqual(0.99);
    expect(recallOfTold).toBeGreaterThanOrEqual(0.95);
  });

  it('located-at: 0.95 of the addresses of legal entities, at a precision of 0.99', () => {
    expect(locations.true).toBeGreaterThan(100);
    expect(locations.precision).toBeGreaterThanOrEqual(0.99);
    expect(locations.recall).toBeGreaterThanOrEqual(0.95);
  });
});

describe('figures that count what has no link', () => {
  it('have intervals in which the truth lies', () => {
    expect(figures).toHaveLength(6);
    for (const { id, low, high, true: truth, isCovered } of figures)
      expect(isCovered, `${id}: ${truth} in ${low} to ${high}`).toBe(true);
  });

  it('raise what is there, and nothing where there is nothing', () => {
    const notable = new Map(figures.map(({ id, isNotable }) => [id, isNotable]));
    expect(notable.get('dwellings-without-people')).toBe(true);
    expect(notable.get('registered-elsewhere')).toBe(true);
    expect(notable.get('companies-only-at-tax')).toBe(false);
  });
});
