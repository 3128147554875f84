import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeSource } from '../../../core/ingest/sources/describe-source.ts';
import type { Batch } from '../../../schemas/api/batches.ts';
import { SourceProfile } from '../../../schemas/intake/source-profile.ts';
import { newIngestHub, reopenHub, tester, type TestHub } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse, warehouseContents } from '../../fixtures/warehouse-contents.ts';
import { batchIds, currentRows } from './published-rows.ts';

let hub: TestHub;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove());

interface Ticket {
  no: number;
  content?: string;
}

const range = (count: number, from = 1): Ticket[] =>
  Array.from({ length: count }, (_, at) => ({ no: from + at }));

/** Tickets as the hotline exports them; a content that is not given is one of its own. */
function tickets(rows: readonly Ticket[]): string {
  const lines = rows.map(
    ({ no, content = `第${no}件：路灯不亮` }) => `T${no},2026-01-05 08:00:00,路灯,${content}`,
  );
  return `工单编号,受理时间,标题,反映内容\n${lines.join('\n')}\n`;
}

async function deliver(rows: readonly Ticket[], choice = {}, name = 'a.csv'): Promise<Batch> {
  const [batchId] = batchIds(await hub.deliverText(name, tickets(rows), choice));
  return batch(batchId!);
}

const batch = async (batchId: number) => (await hub.ingest.report(batchId)).batch;
const published = async () => (await currentRows(hub, 'service-ticket', ['no'])).length;

const decide = (decision: 'release' | 'dismiss', batchId: number) => hub.decide(decision, batchId);

describe('a snapshot that loses keys', () => {
  it('is published when it loses one of twenty: 5 % is not more than 5 %', async () => {
    await deliver(range(20));
    expect(await deliver(range(19))).toMatchObject({ state: 'published', heldFor: [], gone: 1 });
  });

  it('is held when it loses two of twenty, and says what publishing would do', async () => {
    await deliver(range(20));
    const held = await deliver([...range(18), { no: 99 }]);
    expect(held).toMatchObject({
      state: 'held',
      heldFor: [{ code: 'keys-lost', data: { before: 20, gone: 2, share: 0.1 } }],
      delivered: 19,
      published: 19,
      quarantined: 0,
      nonData: 0,
      added: 1,
      changed: 0,
      unchanged: 18,
      gone: 2,
    });
    expect(await published()).toBe(20);
  });

  it('is published when it loses one of ten, and held when that one was all', async () => {
    await deliver(range(10));
    expect(await deliver(range(9))).toMatchObject({ state: 'published', heldFor: [], gone: 1 });
    expect(await deliver(range(7))).toMatchObject({ state: 'held', gone: 2 });
    const only = { department: '另一部门' };
    await deliver(range(1), only);
    expect(await deliver(range(1, 2), only)).toMatchObject({
      state: 'held',
      heldFor: [{ code: 'keys-lost', data: { before: 1, gone: 1, share: 1 } }],
    });
  });

  it('is not judged by what it lacks when it is a delta', async () => {
    await deliver(range(20));
    expect(await deliver(range(1, 21), { mode: 'delta' })).toMatchObject({ state: 'published', added: 1 });
  });

  it('publishes when it is released, with the rows and counts of a delivery that was never held', async () => {
    await deliver(range(20));
    const { batchId, dataVersion } = await deliver([{ no: 1, content: '改写' }, ...range(9, 2)]);
    expect(await decide('release', batchId)).toMatchObject({ state: 'done' });
    expect(await batch(batchId)).toMatchObject({
      state: 'published',
      dataVersion: dataVersion + 1,
      added: 0,
      changed: 1,
      unchanged: 9,
      gone: 10,
    });
    expect(await published()).toBe(10);
  });

  it('leaves no trace in what is published, matched and known when it is dismissed', async () => {
    await deliver(range(20));
    const { batchId } = await deliver([...range(9), { no: 10, content: '坏,多出一格' }]);
    const page = { batchId, offset: 0, limit: 10 };
    expect((await hub.ingest.issues(page)).total).toBe(1);
    expect(await decide('dismiss', batchId)).toMatchObject({ state: 'done' });
    expect(await batch(batchId)).toMatchObject({ state: 'dismissed', delivered: 10, quarantined: 1 });
    expect(await published()).toBe(20);
    expect((await hub.ingest.issues(page)).total).toBe(0);
    const landed = await hub.store.warehouse.all(
      `SELECT table_name FROM duckdb_tables() WHERE schema_name = 'landing'`,
    );
    expect(landed).toEqual([{ table_name: 'b1' }]);
  });

  it('does not come between the next delivery and what is published', async () => {
    await deliver(range(20));
    await deliver(range(10), {}, 'half.csv');
    expect(await deliver(range(20, 2), {}, 'whole.csv')).toMatchObject({
      state: 'published',
      added: 1,
      unchanged: 19,
      gone: 1,
    });
  });

  it('cannot be released any more once a newer batch is published, but dismissed', async () => {
    await deliver(range(20));
    const { batchId } = await deliver(range(10));
    expect((await hub.ingest.report(batchId)).overtakenBy).toBeNull();
    const newer = await deliver(range(21));
    expect((await hub.ingest.report(batchId)).overtakenBy).toBe(newer.batchId);
    const { dataVersion } = await batch(batchId);
    await expect(hub.ingest.release(batchId, dataVersion, tester)).rejects.toMatchObject({
      code: 'BATCH_STATE',
      data: { state: 'overtaken' },
    });
    expect(await decide('dismiss', batchId)).toMatchObject({ state: 'done' });
  });

  it('is decided once, as it was seen, and never undone before it is published', async () => {
    await deliver(range(20));
    const { batchId, dataVersion } = await deliver(range(10));
    const refused = (code: string) => expect.objectContaining({ code });
    await expect(hub.ingest.release(batchId, 99, tester)).rejects.toEqual(refused('CONFLICT'));
    await expect(hub.ingest.undo(batchId, dataVersion, tester)).rejects.toEqual(refused('BATCH_STATE'));
    await expect(hub.ingest.release(1, 1, tester)).rejects.toEqual(refused('BATCH_STATE'));
    await expect(hub.ingest.dismiss(77, 1, tester)).rejects.toEqual(refused('NOT_FOUND'));
    await decide('release', batchId);
    await expect(hub.ingest.release(batchId, dataVersion + 1, tester)).rejects.toEqual(
      refused('BATCH_STATE'),
    );
    expect(await hub.undo(batchId)).toMatchObject({ state: 'done' });
    expect(await published()).toBe(20);
  });

  it('is not delivered twice while it waits: the same file says that it is held', async () => {
    await deliver(range(20));
    const { batchId, deliveryId } = await deliver(range(10));
    const again = await hub.deliverText('again.csv', tickets(range(10)));
    expect(again.result).toEqual({ deliveryId, batchIds: [batchId], repeated: true, held: [batchId] });
    await decide('dismiss', batchId);
    expect(await deliver(range(10))).toMatchObject({ state: 'held', batchId: batchId + 1 });
  });

  it('tells nothing about how its source is read until it is released', async () => {
    const other = `工单编号,受理时间,标题,反映内容,诉求区域\nT1,2026-01-05 08:00:00,路灯,不亮,东门\n`;
    await deliver(range(20));
    const before = await hub.ingest.listSources();
    const [batchId] = batchIds(await hub.deliverText('b.csv', other));
    expect(await batch(batchId!)).toMatchObject({ state: 'held' });
    expect((await hub.ingest.listSources())[0]).toEqual({ ...before[0], held: 1 });
    await decide('release', batchId!);
    const [after] = await hub.ingest.listSources();
    expect(after!.mapping.map(({ header }) => header)).toContain('诉求区域');
  });
});

describe('a snapshot of rows that nothing identifies', () => {
  /** A ticket's content alone identifies nothing: it takes its time as well. */
  const contents = (count: number, text: string) =>
    `标题,反映内容\n${Array.from({ length: count }, (_, at) => `路灯,第${at}处${text}`).join('\n')}\n`;
  const tables = [{ table: 0, dataset: 'service-ticket' }];
  const deliverContents = async (count: number, text: string) => {
    const [batchId] = batchIds(await hub.deliverText('c.csv', contents(count, text), { tables }));
    return batch(batchId!);
  };

  it('is held when it has fewer rows, not when their text has changed', async () => {
    await deliverContents(20, '不亮');
    expect(await deliverContents(20, '已修复')).toMatchObject({ state: 'published', added: 20, gone: 20 });
    expect(await deliverContents(18, '又不亮')).toMatchObject({
      state: 'held',
      heldFor: [{ code: 'keys-lost', data: { before: 20, gone: 2, share: 0.1 } }],
    });
  });
});

describe('a table that was cut off', () => {
  it('is held at exactly 65,535 rows, also the first time', { timeout: 60_000 }, async () => {
    const cut = await deliver(range(65_535));
    expect(cut).toMatchObject({ state: 'held', heldFor: [{ code: 'truncated', data: { rows: 65_535 } }] });
    expect(await published()).toBe(0);
    await decide('release', cut.batchId);
    expect(await published()).toBe(65_535);
    expect(await deliver(range(65_536))).toMatchObject({ state: 'published', added: 1 });
  });

  it('is held at 65,536 lines in all, titles included', { timeout: 60_000 }, async () => {
    const titled = `热线工单明细表,,,\n${tickets(range(65_534))}`;
    const [batchId] = batchIds(await hub.deliverText('titled.csv', titled));
    expect((await batch(batchId!)).heldFor).toEqual([{ code: 'truncated', data: { rows: 65_534 } }]);
  });
});

describe('a column that was emptied', () => {
  /** `filled` of `count` rows have a title. */
  const titled = (count: number, filled: number) =>
    `工单编号,受理时间,标题,反映内容\n${range(count)
      .map(({ no }) => `T${no},2026-01-05 08:00:00,${no <= filled ? '路灯' : ''},第${no}件`)
      .join('\n')}\n`;
  const deliverTitled = async (count: number, filled: number) => {
    const [batchId] = batchIds(await hub.deliverText('t.csv', titled(count, filled)));
    return batch(batchId!);
  };

  it('holds the batch: 40 % of the rows are less than half of 100 %', async () => {
    await deliverTitled(50, 50);
    expect(await deliverTitled(50, 20)).toMatchObject({
      state: 'held',
      heldFor: [{ code: 'column-emptied', data: { field: 'title', header: '标题', before: 1, after: 0.4 } }],
    });
  });

  it('does not when it keeps half, was hardly filled before, or has few rows', async () => {
    await deliverTitled(50, 50);
    expect(await deliverTitled(50, 25)).toMatchObject({ state: 'published' });
    expect(await deliverTitled(50, 24)).toMatchObject({ state: 'published' });
    expect(await deliverTitled(50, 0)).toMatchObject({ state: 'published' }); // 48 % before
  });

  it('is not judged below 50 rows', async () => {
    await deliverTitled(49, 49);
    expect(await deliverTitled(49, 0)).toMatchObject({ state: 'published', changed: 49 });
  });
});

describe('a rebuild', () => {
  it('judges and decides the same again', async () => {
    await deliver(range(20));
    const { batchId: released } = await deliver([...range(9), { no: 10, content: '坏,多出一格' }]);
    await decide('release', released);
    const { batchId: dismissed } = await deliver(range(3));
    await decide('dismiss', dismissed);
    await deliver(range(4));
    await hub.undo(released);
    const { version } = (await hub.ingest.listSources())[0]!;
    const profile = SourceProfile.parse({ legalBasis: '条例', cadence: 'weekly', termUntil: '2027-12-31' });
    await describeSource(hub.store, { sourceId: 1, version }, { profile, mode: 'delta' }, tester);
    const before = await warehouseContents(hub.store.warehouse);
    hub = await reopenHub(hub, () => removeWarehouse(hub.workspacePath));
    expect(await warehouseContents(hub.store.warehouse)).toEqual(before);
  });
});
