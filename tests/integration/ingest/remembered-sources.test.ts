import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileProposal } from '../../../schemas/api/intake.ts';
import { newIngestHub, openIngestHub, tester, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse } from '../../fixtures/warehouse-contents.ts';
import { inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { batchIds, currentRows } from './published-rows.ts';

const header = '工单编号,受理时间,标题,反映内容\n';
const first = `${header}T1,2026-01-05 08:00:00,路灯不亮,东门路灯不亮\nT2,2026-01-06 09:00:00,噪音,夜间施工\n`;
const second = `${header}T2,2026-01-06 09:00:00,噪音,夜间施工至凌晨\n`;
/** Without either ticket of the first: as a snapshot it is held. */
const others = `${header}T3,2026-01-07 10:00:00,积水,西门积水\n`;
/** The title's and the content's fields, exchanged. */
const exchanged = [
  {
    table: 0,
    dataset: 'service-ticket',
    columns: [
      { index: 2, field: 'content' },
      { index: 3, field: 'title' },
    ],
  },
];

let hub: IngestHub;
beforeEach(async () => void (hub = await newIngestHub()));
afterEach(async () => {
  await hub.close();
  await rm(hub.directory, { recursive: true, force: true });
});

/** Delivers, and publishes what is held because it loses keys. */
async function deliver(name: string, text: string, choice = {}): Promise<number> {
  const job = await hub.deliverText(name, text, choice);
  expect(job.result).toMatchObject({ repeated: false });
  for (const held of job.result!.held as number[]) await hub.decide('release', held);
  return batchIds(job)[0]!;
}

async function inspect(name: string, text: string): Promise<FileProposal['tables'][number]> {
  const path = join(hub.directory, name);
  await writeFile(path, text);
  const proposal = await hub.ingest.inspect({ kind: 'plain', path, name: basename(path) }, tester);
  await hub.ingest.discard(proposal.fileId);
  return proposal.tables[0]!;
}

async function contents(): Promise<string[]> {
  const rows = await currentRows(hub, 'service-ticket', ['no', 'content']);
  return rows.map(({ no, content }) => `${String(no)} ${String(content)}`).sort();
}

describe('a source that delivers changes', () => {
  it('goes on delivering changes when nobody says otherwise', async () => {
    await deliver('a.csv', first, { mode: 'delta' });
    expect(await inspect('b.csv', second)).toMatchObject({ sourceId: 1, mode: 'delta' });
    const batch = await deliver('b.csv', second);
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ changed: 1, gone: 0 });
    expect(await contents()).toEqual(['T1 东门路灯不亮', 'T2 夜间施工至凌晨']);
  });

  it('delivers a snapshot when the person says so', async () => {
    await deliver('a.csv', first, { mode: 'delta' });
    const batch = await deliver('b.csv', second, { mode: 'snapshot' });
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ gone: 1 });
  });
});

describe('a file that was published before', () => {
  it('is published again over a later one', async () => {
    await deliver('a.csv', first);
    await deliver('b.csv', second);
    const batch = await deliver('a.csv', first);
    expect((await hub.ingest.report(batch)).batch).toMatchObject({ added: 1, changed: 1 });
    expect(await contents()).toEqual(['T1 东门路灯不亮', 'T2 夜间施工']);
  });

  it('is published again when its columns are read otherwise', async () => {
    await deliver('a.csv', first, { tables: exchanged });
    expect(await contents()).toEqual(['T1 路灯不亮', 'T2 噪音']);
    const corrected = [
      {
        table: 0,
        dataset: 'service-ticket',
        columns: [
          { index: 2, field: 'title' },
          { index: 3, field: 'content' },
        ],
      },
    ];
    await deliver('a.csv', first, { tables: corrected });
    expect(await contents()).toEqual(['T1 东门路灯不亮', 'T2 夜间施工']);
    expect((await hub.deliverText('a.csv', first, { tables: corrected })).result).toMatchObject({
      repeated: true,
    });
  });
});

describe('what an undone batch said about its columns', () => {
  const fieldsOf = ({ columns }: FileProposal['tables'][number]) => columns.map(({ field }) => field);

  it('is forgotten with the only batch', async () => {
    const before = await inspect('a.csv', first);
    await hub.undo(await deliver('a.csv', first, { tables: exchanged }));
    expect(await inspect('a.csv', first)).toEqual(before);
    await deliver('a.csv', first);
    expect(await contents()).toEqual(['T1 东门路灯不亮', 'T2 夜间施工']);
  });

  it('gives way to the newest batch that remains', async () => {
    await deliver('a.csv', first, { mode: 'delta' });
    const right = await inspect('a.csv', first);
    await hub.undo(await deliver('b.csv', second, { tables: exchanged, mode: 'snapshot' }));
    const after = await inspect('a.csv', first);
    expect(fieldsOf(after)).toEqual(fieldsOf(right));
    expect(after).toMatchObject({ layout: 'known', mode: 'delta' });
  });

  it('is the same after a rebuild from the journal', async () => {
    await deliver('a.csv', first, { mode: 'delta' });
    await hub.undo(await deliver('b.csv', others, { tables: exchanged, mode: 'snapshot' }));
    const sources = await hub.store.warehouse.all('SELECT * FROM ops.source ORDER BY ALL');
    await hub.close();
    await removeWarehouse(hub.workspacePath);
    hub = await openIngestHub(hub.directory);
    // Two deliveries, the release of the second, and its undoing.
    expect(hub.store.recovery).toMatchObject({ origin: 'empty', replayed: 4 });
    expect(await hub.store.warehouse.all('SELECT * FROM ops.source ORDER BY ALL')).toEqual(sources);
  });
});

describe('sheets of different names', () => {
  const rowsOf = (town: string, content: string) => ({
    name: town,
    rows: inlineRows([
      ['工单编号', '受理时间', '标题', '反映内容'],
      [`${town}-1`, '2026-01-05 08:00:00', '路灯', content],
      [`${town}-2`, '2026-01-06 08:00:00', '积水', content],
    ]),
  });
  const deliverBook = async (name: string, ...sheets: ReturnType<typeof rowsOf>[]) =>
    batchIds(await hub.deliverText(name, makeWorkbook({ sheets })));
  const sourceOfBatch = async (batchId: number) =>
    (await hub.store.warehouse.all('SELECT source_id FROM ops.batch WHERE batch_id = $1', [batchId]))[0]![
      'source_id'
    ];

  it('are different sources, in one file or in two', async () => {
    const [east] = await deliverBook('a.xlsx', rowsOf('东镇', '一'));
    const [west] = await deliverBook('b.xlsx', rowsOf('西镇', '一'));
    expect(await sourceOfBatch(west!)).not.toBe(await sourceOfBatch(east!));
    expect(await contents()).toEqual(['东镇-1 一', '东镇-2 一', '西镇-1 一', '西镇-2 一']);
    const [eastAgain, westAgain] = await deliverBook('c.xlsx', rowsOf('东镇', '二'), rowsOf('西镇', '二'));
    expect(await sourceOfBatch(eastAgain!)).toBe(await sourceOfBatch(east!));
    expect(await sourceOfBatch(westAgain!)).toBe(await sourceOfBatch(west!));
    expect(await contents()).toEqual(['东镇-1 二', '东镇-2 二', '西镇-1 二', '西镇-2 二']);
  });
});
