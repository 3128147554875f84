import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst, type Actor } from '../../../core/access/actor.ts';
import { listConflicts } from '../../../core/master/conflicts/list-conflicts.ts';
import { entityHistory } from '../../../core/master/history/entity-history.ts';
import { lineageOfValue } from '../../../core/master/lineage/lineage-of-value.ts';
import { entityTimeline } from '../../../core/master/portrait/entity-timeline.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { buildGoldenRecords, publishEntity } from './golden-records.ts';

const leader: Actor = { ...localAnalyst, role: 'leader' };
const purpose = '核实部门数据之间的差异';
const person = { kind: 'person', entityId: 1 } as const;

let records: PublishedRecords;
/** Two departments spell the name of one person differently. */
beforeAll(async () => {
  records = await openPublishedRecords();
  await publishEntity(records, { kind: 'person', id: 1, dataset: 'population' }, [
    ['公安局', { name: '张伟', phone: '15412345678' }],
    ['卫健委', { name: '张玮', phone: '15412345678' }],
  ]);
  await buildGoldenRecords(records.warehouse);
});
afterAll(() => records.close());

const namesIn = {
  history: async (actor: Actor, why: string | null) =>
    (await entityHistory(records.warehouse, actor, { ...person, purpose: why }))
      .filter(({ field }) => field === 'name')
      .map(({ value }) => value),
  lineage: async (actor: Actor, why: string | null) =>
    (
      await lineageOfValue(records.warehouse, actor, { ...person, field: 'name', purpose: why })
    ).candidates.map(({ value }) => value),
  conflicts: async (actor: Actor, why: string | null) =>
    (
      await listConflicts(records.warehouse, actor, {
        kind: 'person',
        field: 'name',
        settled: false,
        purpose: why,
        offset: 0,
        limit: 10,
      })
    ).lines.flatMap(({ candidates }) => candidates.map(({ value }) => value)),
};

describe.each(Object.entries(namesIn))('names in %s', (_, read) => {
  it('are masked until a purpose is stated by who may', async () => {
    expect((await read(localAnalyst, null)).toSorted()).toEqual(['张*', '张*']);
    expect((await read(localAnalyst, purpose)).toSorted()).toEqual(['张伟', '张玮']);
    await expect(read(leader, purpose)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

it('a timeline is refused to who states a purpose and may not see whole values', async () => {
  const asked = entityTimeline(records.warehouse, leader, { kind: 'legal-entity', entityId: 1, purpose });
  await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
