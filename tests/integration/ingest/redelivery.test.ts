import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { batchIds, currentRows } from './published-rows.ts';

const header = '工单编号,受理时间,标题,反映内容\n';
const first = `${header}T1,2026-01-05 08:00:00,路灯不亮,东门路灯不亮\nT2,2026-01-06 09:00:00,噪音,夜间施工\nT3,2026-01-07 10:00:00,积水,桥下积水\n`;
/** T1 is gone, T2 changed, T3 is the same, T4 is new. */
const second = `${header}T2,2026-01-06 09:00:00,噪音,夜间施工至凌晨\nT3,2026-01-07 10:00:00,积水,桥下积水\nT4,2026-01-08 11:00:00,停水,三日无水\n`;
const third = `${header}T3,2026-01-07 10:00:00,积水,桥下积水已半年\nT5,2026-01-09 12:00:00,垃圾,未清运\n`;

let hub: Awaited<ReturnType<typeof newIngestHub>>;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(() => hub.remove());

async function contents(): Promise<string[]> {
  const rows = await currentRows(hub, 'service-ticket', ['no', 'content']);
  return rows.map(({ no, content }) => `${String(no)} ${String(content)}`).sort();
}

/** Delivers, and publishes what is held because these small files lose keys. */
async function deliver(name: string, text: string, choice = {}): Promise<number> {
  const job = await hub.deliverText(name, text, choice);
  for (const held of job.result!.held as number[]) await hub.decide('release', held);
  return batchIds(job)[0]!;
}

const afterFirst = ['T1 东门路灯不亮', 'T2 夜间施工', 'T3 桥下积水'];
const afterSecond = ['T2 夜间施工至凌晨', 'T3 桥下积水', 'T4 三日无水'];
const afterThird = ['T3 桥下积水已半年', 'T5 未清运'];

describe('a source delivers again', () => {
  it('inserts what is new, closes what changed or is gone, and leaves the rest alone', async () => {
    await deliver('a.csv', first);
    const batch = await deliver('b.csv', second);
    expect((await hub.ingest.report(batch)).batch).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
      gone: 1,
    });
    expect(await contents()).toEqual(afterSecond);
    const history = await hub.store.warehouse.all(
      `SELECT no, batch_id, from_version, to_version FROM record.service_ticket ORDER BY no, from_version`,
    );
    expect(history).toEqual([
      { no: 'T1', batch_id: 1, from_version: 1n, to_version: 2n },
      { no: 'T2', batch_id: 1, from_version: 1n, to_version: 2n },
      { no: 'T2', batch_id: 2, from_version: 2n, to_version: null },
      { no: 'T3', batch_id: 1, from_version: 1n, to_version: null },
      { no: 'T4', batch_id: 2, from_version: 2n, to_version: null },
    ]);
  });

  it('only adds and changes in a delta', async () => {
    await deliver('a.csv', first);
    const batch = await deliver('b.csv', second, { mode: 'delta' });
    expect((await hub.ingest.report(batch)).batch).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
      gone: 0,
    });
    expect(await contents()).toEqual(['T1 东门路灯不亮', ...afterSecond]);
  });

  it('does nothing for the same bytes of the same period', async () => {
    await deliver('a.csv', first);
    const job = await hub.deliverText('copy.csv', first);
    expect(job.result).toEqual({ deliveryId: 1, batchIds: [1], repeated: true, held: [] });
    expect(await hub.ingest.listBatches()).toHaveLength(1);
  });

  it('is a delivery with zero changes for a new period', async () => {
    await deliver('a.csv', first, { period: '2026-01' });
    const batch = await deliver('a.csv', first, { period: '2026-02' });
    expect((await hub.ingest.report(batch)).batch).toMatchObject({
      added: 0,
      changed: 0,
      unchanged: 3,
      gone: 0,
    });
  });

  it('sees a value that stays unusable but is written differently as changed', async () => {
    const people = (number: string) => `公民身份号码,姓名,户号\n${number},张三,H1\n`;
    await deliver('a.csv', people('320582190001010011'));
    const batch = await deliver('b.csv', people('320582190001010012'));
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ changed: 1, unchanged: 0 });
  });

  it('loses no row when one delivery names a subject twice', async () => {
    const batch = await deliver(
      'a.csv',
      `${header}T1,2026-01-05,甲,一\nT1,2026-01-05,乙,二\nT1,2026-01-05,丙,三\n`,
    );
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ published: 3, added: 3 });
    const [keys] = await hub.store.warehouse.all(
      'SELECT count(DISTINCT source_key) AS keys FROM record.service_ticket',
    );
    expect(keys).toEqual({ keys: 3n });
  });
});

describe('undoing a batch', () => {
  it('restores what was before it', async () => {
    await deliver('a.csv', first);
    const batch = await deliver('b.csv', second);
    expect(await hub.undo(batch)).toMatchObject({ state: 'done' });
    expect(await contents()).toEqual(afterFirst);
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ state: 'undone' });
  });

  it('in the middle keeps what came later', async () => {
    await deliver('a.csv', first);
    const middle = await deliver('b.csv', second);
    await deliver('c.csv', third);
    await hub.undo(middle);
    expect(await contents()).toEqual(afterThird);
    const withdrawn = await hub.store.warehouse.all(
      `SELECT 1 FROM record.service_ticket WHERE batch_id = $1 AND to_version IS NULL`,
      [middle],
    );
    expect(withdrawn).toEqual([]);
  });

  it('of a snapshot below deltas leaves what the deltas say', async () => {
    const base = await deliver('a.csv', first);
    await deliver('b.csv', second, { mode: 'delta' });
    await deliver('c.csv', third, { mode: 'delta' });
    await hub.undo(base);
    expect(await contents()).toEqual(['T2 夜间施工至凌晨', 'T3 桥下积水已半年', 'T4 三日无水', 'T5 未清运']);
  });

  it('of everything leaves nothing, and the file may be delivered again', async () => {
    const batch = await deliver('a.csv', first);
    await hub.undo(batch);
    expect(await contents()).toEqual([]);
    const again = await deliver('a.csv', first);
    expect(again).not.toBe(batch);
    expect(await contents()).toEqual(afterFirst);
  });

  it('is refused twice, and for a batch that is no longer what was seen', async () => {
    const actor = { name: 'tester', role: 'analyst' };
    const batch = await deliver('a.csv', first);
    await expect(hub.ingest.undo(batch, 99, actor)).rejects.toMatchObject({ code: 'CONFLICT' });
    await hub.undo(batch);
    await expect(hub.ingest.undo(batch, 1, actor)).rejects.toMatchObject({ code: 'BATCH_STATE' });
    await expect(hub.ingest.undo(77, 1, actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
