import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClusterList } from '../../../../core/matching/workbench/cluster-list.ts';
import { clusterView } from '../../../../core/matching/workbench/cluster-view.ts';
import { visibleRecords } from '../../../../core/matching/workbench/visible-records.ts';
import { citizenNumber } from '../../../../sample/numbers/citizen-number.ts';
import type { IngestHub } from '../../../fixtures/ingest-hub.ts';
import { analyst, person, recordOf, signal, workbenchHub } from './workbench-hub.ts';

let hub: IngestHub & { remove(): Promise<void> };

/**
 * Two persons with valid numbers of their own who share name, birth date and phone, and a record of either of them that
 * lacks the number: whichever it joins, it leads to the other.
 */
const twin = {
  number: citizenNumber(390101, 19880305, 1),
  name: '欧阳明',
  birth: '1988-03-05',
  phone: '15499990001',
};
const other = { ...twin, number: citizenNumber(390101, 19880305, 3) };
const either = { ...twin, number: '' };

beforeAll(async () => {
  hub = await workbenchHub([twin], [other, either]);
  expect(await hub.match('person')).toMatchObject({ state: 'done' });
});
afterAll(() => hub.remove());

const entityOf = async (record: number) =>
  (await visibleRecords(hub.store.warehouse, analyst, 'person', [record])).get(record)!.entityId!;

describe('entities', () => {
  it('are listed when they have several records, by pages, with their masked names', async () => {
    const list = createClusterList(hub.store);
    const query = { entity: 'person', order: 'weakest', offset: 0, limit: 200 } as const;
    const { total, clusters } = await list.page(analyst, query);
    expect(total).toBe(61);
    expect(clusters).toHaveLength(61);
    const weakest = clusters.map((line) => line.weakest);
    expect(weakest).toEqual(weakest.toSorted((a, b) => a - b));
    for (const line of clusters) expect(line).toMatchObject({ records: 2, links: 1, density: 1, bridges: 0 });
    expect(clusters.filter(({ departments }) => departments === 2).length).toBeGreaterThanOrEqual(60);
    expect(clusters.every(({ name }) => /^.\*$/u.test(name))).toBe(true);
    const second = await list.page(analyst, { ...query, offset: 50, limit: 20 });
    expect(second.clusters).toEqual(clusters.slice(50));
  });

  it('show their records as a graph', async () => {
    const left = await recordOf(hub, '甲局', person(0).name);
    const right = await recordOf(hub, '乙局', person(0).name);
    const entityId = await entityOf(left);
    const view = await clusterView(hub.store.warehouse, analyst, { entity: 'person', entityId, signal });
    expect(view.nodes.map(({ recordId }) => recordId)).toEqual([left, right]);
    expect(view.linksWithin).toMatchObject([{ left, right, isBridge: false, verdict: null }]);
    expect(view).toMatchObject({ records: 2, links: 1, bridges: 0, near: [], history: [] });
    expect(view.nodes[0]!.values['name']).toBe(`${person(0).name[0]}*`);
  });

  it('name what keeps look-alikes apart', async () => {
    const rows = await hub.store.warehouse.all<{ id: number; number: string | null }>(
      `SELECT record_id::DOUBLE AS id, id_no AS number FROM record.population WHERE name = $1`,
      [twin.name],
    );
    const idOf = (number: string | null) => rows.find((row) => row.number === number)!.id;
    const [joined, apart] =
      (await entityOf(idOf(null))) === (await entityOf(idOf(twin.number)))
        ? [idOf(twin.number), idOf(other.number)]
        : [idOf(other.number), idOf(twin.number)];
    const entityId = await entityOf(idOf(null));
    const view = await clusterView(hub.store.warehouse, analyst, { entity: 'person', entityId, signal });
    expect(view.nodes.map(({ recordId }) => recordId).sort()).toEqual([joined, idOf(null)].sort());
    const near = view.near.find(({ left, right }) => [left, right].includes(idOf(null)));
    expect(near).toMatchObject({ other: { recordId: apart }, reason: 'contradiction', isBridge: false });
  });

  it('are not there under another id', async () => {
    const asked = { entity: 'person', entityId: 999_999, signal } as const;
    await expect(clusterView(hub.store.warehouse, analyst, asked)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
