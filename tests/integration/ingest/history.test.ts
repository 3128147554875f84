import { rm } from 'node:fs/promises';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { queryRows } from '../../../core/catalog/query-rows.ts';
import { newIngestHub, openIngestHub, type IngestHub } from '../../fixtures/ingest-hub.ts';
import { removeWarehouse } from '../../fixtures/warehouse-contents.ts';
import { batchIds } from './published-rows.ts';

/** A day of the city's time, as the hub's clock tells it. */
const day = (date: string) => new Date(`${date}T04:00:00Z`);
let now = day('2026-03-01');

let hub: IngestHub;
beforeAll(async () => void (hub = await newIngestHub({ now: () => now })));
afterAll(async () => {
  await hub.close();
  await rm(hub.directory, { recursive: true, force: true });
});

/** Grids that stay, so that one that is gone is no more than one in twenty. */
const lasting = Array.from({ length: 25 }, (_, at) => `B${at + 100},网格${at},南湖`);
const grids = (...rows: string[]) => `网格编码,网格名称,所属社区\n${[...rows, ...lasting].join('\n')}\n`;

async function deliver(date: string, text: string): Promise<number> {
  now = day(date);
  const job = await hub.deliverText(`${date}.csv`, text, { department: '网格中心' });
  return batchIds(job)[0]!;
}

async function namesAt(asOf: string | null): Promise<string[]> {
  const page = await queryRows(hub.store.warehouse, localAnalyst, {
    dataset: 'grid',
    asOf,
    filters: [{ field: 'grid_code', operator: 'starts-with', values: ['A'] }],
    sort: { field: 'grid_code', descending: false },
    offset: 0,
    limit: 10,
  });
  return tableFromIPC(page.table)
    .toArray()
    .map((row) => String(row.grid_name));
}

describe('a source that delivers snapshots', () => {
  it('keeps what it said at every date', async () => {
    const [first, last] = [
      await deliver('2026-03-01', grids('A1,一号,东湖', 'A2,二号,东湖')),
      await deliver('2026-03-10', grids('A1,一号,东湖', 'A2,二号网格,东湖')),
      await deliver('2026-03-20', grids('A2,二号网格,东湖', 'A3,三号,西湖')),
    ].filter((_, at) => at !== 1);
    const history = {
      '2026-02-28': [],
      '2026-03-01': ['一号', '二号'],
      '2026-03-09': ['一号', '二号'],
      '2026-03-10': ['一号', '二号网格'],
      '2026-03-20': ['二号网格', '三号'],
      '2030-01-01': ['二号网格', '三号'],
    };
    for (const [date, names] of Object.entries(history)) expect(await namesAt(date)).toEqual(names);
    expect(await namesAt(null)).toEqual(['二号网格', '三号']);

    now = day('2026-03-25');
    await hub.undo(last!);
    expect(await namesAt(null)).toEqual(['一号', '二号网格']);
    expect(await namesAt('2026-03-24')).toEqual(['二号网格', '三号']);

    now = day('2026-03-26');
    await hub.undo(first!);
    expect(await namesAt(null)).toEqual(['一号', '二号网格']);
    for (const [date, names] of Object.entries(history).slice(0, 4))
      expect(await namesAt(date)).toEqual(names);
  });

  it('keeps it also in a rebuilt warehouse', async () => {
    const before = await Promise.all(['2026-03-05', '2026-03-15', '2026-03-22', null].map(namesAt));
    await hub.close();
    await removeWarehouse(hub.workspacePath);
    hub = await openIngestHub(hub.directory);
    expect(await Promise.all(['2026-03-05', '2026-03-15', '2026-03-22', null].map(namesAt))).toEqual(before);
  });
});
