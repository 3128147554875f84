import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countBlocking } from '../../../../core/matching/workbench/count-blocking.ts';
import { modelView } from '../../../../core/matching/workbench/read-model.ts';
import { scoreView } from '../../../../core/matching/workbench/score-view.ts';
import { saveModel } from '../../../../core/matching/workbench/save-model.ts';
import { suggestBlocking } from '../../../../core/matching/workbench/suggest-blocking.ts';
import { checkBlocking } from '../../../../core/matching/workbench/check-model.ts';
import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import { presets } from '../../../../schemas/linkage/presets/index.ts';
import type { IngestHub } from '../../../fixtures/ingest-hub.ts';
import { analyst, person, signal, workbenchHub } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };

beforeAll(async () => {
  hub = await workbenchHub();
});
afterAll(() => hub.remove());

const view = () => modelView(hub.store.warehouse, 'person');
const save = (edition: number, model = presets.person) =>
  saveModel(hub.store, analyst, { entity: 'person', edition, model });
const count = (blocking: BlockingRule[]) =>
  countBlocking(hub.store.warehouse, { entity: 'person', blocking, largestBlock: 200, signal });

describe('the model', () => {
  it('is the preset until somebody changes it; then it waits for training', async () => {
    expect(await view()).toMatchObject({ isPreset: true, edition: 0, trained: null, needsTraining: true });
    await hub.match('person');
    expect(await view()).toMatchObject({
      isPreset: true,
      needsTraining: false,
      earlier: [],
      trained: { records: 120, judgements: 0, model: { version: presets.person.version } },
    });
    const changed = { ...presets.person, largestBlock: 100 };
    expect(await save(0, changed)).toBe(1);
    expect(await view()).toMatchObject({ isPreset: false, edition: 1, needsTraining: true });
    await hub.match('person');
    const trained = await view();
    expect(trained).toMatchObject({
      needsTraining: false,
      model: { largestBlock: 100 },
      trained: { model: { largestBlock: 100, version: 'person-2.1' } },
    });
    expect(trained.earlier).toHaveLength(1);
    expect(await saveModel(hub.store, analyst, { entity: 'person', edition: 1, model: null })).toBe(2);
    expect(await view()).toMatchObject({ isPreset: true, edition: 2, needsTraining: true });
  });

  it('is not changed twice from one edition', async () => {
    await expect(save(0)).rejects.toMatchObject({ code: 'CONFLICT' });
    const twice = await Promise.allSettled([save(2), save(2)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('the threshold', () => {
  it('is chosen for the aim of the model when it is trained, and stays with later runs', async () => {
    const { edition } = await view();
    const precision = 0.999;
    await save(edition, {
      ...presets.person,
      clustering: { ...presets.person.clustering, aim: { precision } },
    });
    await hub.match('person');
    const scores = (await scoreView(hub.store.warehouse, 'person'))!;
    const { threshold, expected } = scores;
    const isReached = expected.map((point) => [
      point.weight >= threshold - 1e-9,
      point.precision >= precision && point.weight > -1e-9,
    ]);
    expect(isReached.some(([isAbove]) => isAbove)).toBe(true);
    for (const [isAbove, isEnough] of isReached) expect(isEnough).toBe(isAbove);
    const { trained, sources, needsTraining } = await view();
    expect(trained!.parameters.threshold).toBe(threshold);
    expect([needsTraining, sources.length > 0]).toEqual([false, true]);

    await hub.match('person');
    expect((await view()).trained!.versionId).toBe(trained!.versionId);
    expect(await scoreView(hub.store.warehouse, 'person')).toEqual(scores);
  });
});

describe('blocking', () => {
  it('is counted before it is done, with masked values', async () => {
    const counts = await count([
      { kind: 'equal', on: ['digits'] },
      { kind: 'equal', on: ['digits', 'name'] },
      { kind: 'equal', on: ['left(name, 1)'] },
    ]);
    // 60 people stand in two departments: one pair each. Of ten surnames each has six people, twelve records.
    expect(counts).toMatchObject({ records: 120, limit: 2e9, total: 60 + 60 + 10 * 66 });
    expect(counts.rules.map(({ pairs }) => pairs)).toEqual([60, 60, 660]);
    expect(counts.rules.map(({ newPairs }) => newPairs)).toEqual([60, 0, 600]);
    expect(counts.rules[0]!.largest[0]).toMatchObject({
      values: [expect.stringMatching(/^390\*{13}\d[\dX]$/u)],
    });
    expect(counts.rules[1]!.largest[0]!.values[1]).toMatch(/^.\*$/u);
    expect(JSON.stringify(counts)).not.toContain(person(0).number);
  });

  it('shows of a masked column its mask, and nothing of its parts', async () => {
    const shown = async (expression: string) =>
      (await count([{ kind: 'equal', on: [expression] }])).rules[0]!.largest.map(({ values }) => values[0]);
    for (const whole of ['name', '"name"'])
      expect(await shown(whole)).toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^.\*$/u)));
    for (const part of [
      'right(name, 1)',
      'substr(digits, 7, 8)',
      'left(digits, 3)',
      'name || name',
      'year(birth)',
    ])
      expect(new Set(await shown(part)), part).toEqual(new Set(['***']));
    expect(new Set(await shown('left(sex, 1)'))).toEqual(new Set(['1', '2'])); // rows show it
  });

  it('refuses a rule that is no rule', async () => {
    await expect(count([{ kind: 'equal', on: ['nothing'] }])).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('stops when it is cancelled', async () => {
    const asked = { entity: 'person', blocking: presets.person.blocking, largestBlock: 200 } as const;
    const cancelled = countBlocking(hub.store.warehouse, {
      ...asked,
      blocking: [...asked.blocking],
      signal: AbortSignal.abort(),
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is suggested as rules that people may write', async () => {
    const found = await suggestBlocking(hub.store.warehouse, { entity: 'person', recall: 0.9, signal });
    expect(found.blocking.length).toBeGreaterThan(0);
    expect(found.recall).toBeGreaterThanOrEqual(0.9);
    expect(() => checkBlocking('person', found.blocking)).not.toThrow();
  });
});
