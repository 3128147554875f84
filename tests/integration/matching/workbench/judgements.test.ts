import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askPairs } from '../../../../core/matching/workbench/ask-pairs.ts';
import { judgePair, withdrawJudgement } from '../../../../core/matching/workbench/judge-pairs.ts';
import { judgementList } from '../../../../core/matching/workbench/judgement-list.ts';
import { requireLastRun } from '../../../../core/matching/workbench/last-run.ts';
import { pairLines } from '../../../../core/matching/workbench/pair-lines.ts';
import { pairViews } from '../../../../core/matching/workbench/pair-views.ts';
import { splitEntity } from '../../../../core/matching/workbench/split-entity.ts';
import { visibleRecords } from '../../../../core/matching/workbench/visible-records.ts';
import type { Verdict } from '../../../../schemas/api/linkage/pairs.ts';
import { openIngestHub, type IngestHub } from '../../../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseContents } from '../../../fixtures/warehouse-contents.ts';
import { analyst, person, recordOf, signal, workbenchHub } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };
let reopened: IngestHub | null = null;

const page = { entity: 'person', offset: 0, limit: 100 } as const;

beforeAll(async () => {
  hub = await workbenchHub();
  expect(await hub.match('person')).toMatchObject({ state: 'done' });
});
afterAll(async () => {
  if (!reopened) return hub.remove();
  await reopened.close();
  await rm(hub.directory, { recursive: true, force: true });
});

async function pairOf(one: number, other: number) {
  return {
    left: await recordOf(hub, '甲局', person(one).name),
    right: await recordOf(hub, '乙局', person(other).name),
  };
}

const judge = async (pair: { left: number; right: number }, verdict: Verdict, note = '') =>
  judgePair(hub.store, analyst, { entity: 'person', verdict, note }, pair);

async function areTogether(pair: { left: number; right: number }): Promise<boolean> {
  const { left, right } = pair;
  const records = await visibleRecords(hub.store.warehouse, analyst, 'person', [left, right]);
  return records.get(left)!.entityId === records.get(right)!.entityId;
}

describe('a verdict on two records', () => {
  it('holds from the next run on, in place of what their values say, and is taken back again', async () => {
    const same = await pairOf(0, 1); // nothing in common
    const different = await pairOf(2, 2); // one person
    expect([await areTogether(same), await areTogether(different)]).toEqual([false, true]);
    const version = hub.store.commands.dataVersion();
    const kept = await judge(same, 'same', '见户口簿，电话13812345678');
    expect(hub.store.commands.dataVersion()).toBe(version + 1);
    expect(kept).toMatchObject({ verdict: 'same', note: '见户口簿，电话***', by: 'local' });
    const split = await judge(different, 'different');
    expect([await areTogether(same), await areTogether(different)]).toEqual([false, true]);
    expect((await judgementList(hub.store.warehouse, analyst, page)).judgements).toMatchObject([
      { ...different, verdict: 'different', isApplied: false },
      { ...same, verdict: 'same', isApplied: false },
    ]);

    await hub.match('person');
    expect([await areTogether(same), await areTogether(different)]).toEqual([true, false]);
    const { total, judgements } = await judgementList(hub.store.warehouse, analyst, page);
    expect(total).toBe(2);
    expect(judgements.every(({ isApplied }) => isApplied)).toBe(true);

    await withdrawJudgement(hub.store, analyst, kept.judgementId);
    await withdrawJudgement(hub.store, analyst, split.judgementId);
    expect((await judgementList(hub.store.warehouse, analyst, page)).total).toBe(0);
    await hub.match('person');
    expect([await areTogether(same), await areTogether(different)]).toEqual([false, true]);
  });

  it('replaces the earlier one of the same two records, whichever stands first', async () => {
    const pair = await pairOf(3, 3);
    const first = await judge(pair, 'unsure');
    const second = await judge({ left: pair.right, right: pair.left }, 'same');
    expect(second.judgementId).toBeGreaterThan(first.judgementId);
    const { judgements } = await judgementList(hub.store.warehouse, analyst, page);
    expect(judgements.map(({ judgementId }) => judgementId)).toEqual([second.judgementId]);
    const [view] = await pairViews(hub.store.warehouse, analyst, { entity: 'person', pairs: [pair], signal });
    expect(view!.judgement).toEqual(second);
    await expect(withdrawJudgement(hub.store, analyst, first.judgementId)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('is no question any more, and stands beside its pair', async () => {
    const { warehouse } = hub.store;
    const run = await requireLastRun(warehouse, 'person');
    const [asked] = await askPairs(warehouse, 'person', run, 1);
    await judge(asked!, 'unsure');
    const left = await askPairs(warehouse, 'person', run, 100);
    expect(left).not.toContainEqual(asked);
    const { pairs } = await pairLines(warehouse, analyst, {
      ...page,
      pattern: null,
      from: null,
      below: null,
    });
    const line = pairs.find((pair) => pair.left === asked!.left && pair.right === asked!.right);
    expect(line!.verdict).toBe('unsure');
  });

  it('is refused for a record that is not there', async () => {
    const { left } = await pairOf(4, 4);
    await expect(judge({ left, right: 999_999 }, 'same')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(judge({ left, right: left }, 'same')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('splits an entity, and nothing but a part of it', async () => {
    const pair = await pairOf(5, 5);
    const records = await visibleRecords(hub.store.warehouse, analyst, 'person', [pair.left]);
    const entityId = records.get(pair.left)!.entityId!;
    const split = (of: number[]) =>
      splitEntity(hub.store, analyst, { entity: 'person', entityId, records: of, note: '' });
    await expect(split([pair.left, pair.right])).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(split([(await pairOf(6, 6)).left])).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await split([pair.left])).toBe(1);
    await hub.match('person');
    expect(await areTogether(pair)).toBe(false);
  });

  it('is rebuilt from the journal, which holds neither keys nor values of records', async () => {
    const before = await warehouseContents(hub.store.warehouse);
    const { journal } = hub.store.workspace.paths;
    const lines = readdirSync(journal).map((file) => readFileSync(join(journal, file), 'utf8'));
    expect(lines.join('\n')).toContain('judgements.made');
    for (const secret of [person(0).name, person(0).number, '13812345678'])
      expect(lines.join('\n')).not.toContain(secret);
    await hub.close();
    await removeWarehouse(hub.workspacePath);
    reopened = await openIngestHub(hub.directory);
    expect(await warehouseContents(reopened.store.warehouse)).toEqual(before);
  });
});
