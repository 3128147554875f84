import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../../core/access/actor.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';
import { makeZip } from '../../fixtures/zip.ts';

let core: TestCore;
let folder: string;
beforeEach(async () => {
  core = await openTestCore();
  folder = core.workspace.paths.inbox;
  await client().inbox.setWatching({ on: true });
});
afterEach(() => core.remove());

function client(change: Partial<Actor> = {}) {
  const context = core.contextFor({ host: 'loopback' });
  return createRouterClient(core.router, { context: { ...context, actor: { ...context.actor, ...change } } });
}

const header = '网格编码,网格名称,所属社区';
const grid = (count: number, from = 0) =>
  `${header}\n${Array.from({ length: count }, (_, at) => `W${from + at},第${from + at}网格,东湖社区`).join('\n')}\n`;

async function drop(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), content);
}

const listed = async (name: string) =>
  (await client().inbox.status({})).files.find((file) => file.name === name) ?? null;

const soon = { timeout: 30_000, interval: 100 };
const eventuallyListed = (name: string, state: string, code: string) =>
  vi.waitFor(async () => expect(await listed(name)).toMatchObject({ state, reason: { code } }), soon);
const eventuallyTaken = (name: string) =>
  vi.waitFor(async () => {
    expect(await readdir(dirname(join(folder, name)))).not.toContain(name.split('/').at(-1));
    expect(await listed(name)).toBeNull();
  }, soon);

/** All files below a folder of the inbox, with their text. */
async function below(part: string): Promise<Record<string, string>> {
  const entries = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => [name, await readFile(join(parentPath, name), 'utf8')]),
    ),
  );
}

/** A person goes on with a waiting file on the intake page and delivers it. */
async function deliverByHand(name: string, department: string, only?: string): Promise<void> {
  const { fileId } = await client().inbox.open({ name });
  const { tables } = await client().intake.inspect({ fileId });
  const chosen = tables.filter(({ sheet }) => only === undefined || sheet === only);
  const choices = chosen.map(({ table, dataset }) => ({ table, dataset: dataset! }));
  const { jobId } = await client().intake.deliver({ fileId, department, period: '2026-10', tables: choices });
  expect(await core.jobs.wait(jobId)).toMatchObject({ state: 'done' });
}

const batches = async () => (await client().batches.list({})).reverse();

describe('the watched inbox', { timeout: 120_000 }, () => {
  it('asks once, takes the next file of the kind by itself, and leaves receipts instead of originals', async () => {
    await drop('政法委/网格.csv', grid(30));
    await eventuallyListed('政法委/网格.csv', 'waiting', 'layout-new');
    await deliverByHand('政法委/网格.csv', '政法委');
    await eventuallyTaken('政法委/网格.csv');
    expect(await batches()).toHaveLength(1); // taking the delivered file away delivered nothing again

    const next = grid(31);
    await drop('政法委/网格十一月.csv', next);
    await eventuallyTaken('政法委/网格十一月.csv');
    expect((await batches())[1]).toMatchObject({
      department: '政法委',
      fileName: '网格十一月.csv',
      state: 'published',
      added: 1,
      unchanged: 30,
    });
    const receipts = await below('archive');
    expect(Object.keys(receipts)).toHaveLength(2);
    const receipt = Object.entries(receipts).find(([name]) => name.endsWith(' 网格十一月.csv.txt'))![1];
    expect(receipt).toContain(createHash('sha256').update(next).digest('hex'));
    expect(receipt).toContain('批次 2（已发布）：交付 31 行 = 发布 31');
    expect(receipt).toContain('Batch 2 (Published): 31 rows delivered = 31 published');
    // As after a kill between the delivery and the removal: nothing is delivered twice.
    await drop('政法委/又一次.csv', next);
    await eventuallyTaken('政法委/又一次.csv');
    expect(await batches()).toHaveLength(2);
    expect(Object.keys(await below('archive'))).toHaveLength(3);
    const { lastTaken } = await client().inbox.status({});
    expect(lastTaken).toMatchObject([{ fileName: '网格十一月.csv', batches: [{ batchId: 2 }] }]);
  });

  it('knows whose a file at the top is by its layout, and asks when the layout changed', async () => {
    await drop('政法委/网格.csv', grid(30));
    await eventuallyListed('政法委/网格.csv', 'waiting', 'layout-new');
    await deliverByHand('政法委/网格.csv', '政法委');
    await drop('顶层.csv', grid(31));
    await eventuallyTaken('顶层.csv');
    expect((await batches())[1]).toMatchObject({ department: '政法委', fileName: '顶层.csv' });
    await drop(
      '政法委/新列.csv',
      grid(31).replace(header, `${header},网格员`).replaceAll('东湖社区', '东湖社区,张三'),
    );
    await eventuallyListed('政法委/新列.csv', 'waiting', 'layout-changed');
    await drop('房管局/网格.csv', grid(32));
    await eventuallyListed('房管局/网格.csv', 'waiting', 'layout-new');
    // Nothing of an archive is taken, and the archive with it, while a part of it could not be read.
    await drop('政法委/网格.zip', makeZip({ '网格.csv': grid(33), '附件.pdf': '%PDF-1.4\n%âãÏÓ\n' }));
    await eventuallyListed('政法委/网格.zip', 'waiting', 'partly-read');
    expect(await batches()).toHaveLength(2);
  });

  it('keeps a file of which a person has delivered only some tables, until all have gone in', async () => {
    const communities = '社区编码,社区名称,网格编码,网格名称\n' + 'S1,东湖社区,W900,第九百网格\n';
    await drop('政法委/网格.zip', makeZip({ '甲.csv': grid(30), '乙.csv': communities }));
    await eventuallyListed('政法委/网格.zip', 'waiting', 'layout-new');
    const original = await readFile(join(folder, '政法委/网格.zip'));
    await deliverByHand('政法委/网格.zip', '政法委', '甲.csv');
    await eventuallyListed('政法委/网格.zip', 'waiting', 'partly-delivered');
    expect(await readFile(join(folder, '政法委/网格.zip'))).toEqual(original);
    expect(await readdir(folder)).not.toContain('archive');
    await deliverByHand('政法委/网格.zip', '政法委', '乙.csv');
    await eventuallyTaken('政法委/网格.zip');
    const [receipt] = Object.values(await below('archive'));
    expect(receipt).toContain('作为“政法委”的文件');
    expect(receipt).toMatch(/批次 1（已发布）[^]*批次 2（已发布）/);
  });

  it.each([
    ['archive', 'archive'],
    ['error', 'error'],
    ["the department's folder in archive", 'archive/政法委'],
    ["the department's folder in error", 'error/政法委'],
  ])('takes nothing while %s is a link that leads elsewhere', async (_, link) => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'tonghui-elsewhere-'));
    try {
      await mkdir(dirname(join(folder, link)), { recursive: true });
      await symlink(elsewhere, join(folder, link));
      await drop('政法委/网格.csv', grid(3));
      await drop('政法委/坏文件.xlsx', Buffer.from('PK\x03\x04 torn'));
      await eventuallyListed('政法委/网格.csv', 'waiting', 'BAD_INPUT');
      await eventuallyListed('政法委/坏文件.xlsx', 'waiting', 'BAD_INPUT');
      expect((await listed('政法委/网格.csv'))!.reason!.data).toEqual({ detail: 'inbox-linked' });
      expect(await readdir(elsewhere)).toEqual([]);
    } finally {
      await rm(elsewhere, { recursive: true, force: true });
    }
  });

  it('takes what turns out to be held, keeps the next file back, and goes on once that is decided', async () => {
    await drop('政法委/a.csv', grid(30));
    await eventuallyListed('政法委/a.csv', 'waiting', 'layout-new');
    await deliverByHand('政法委/a.csv', '政法委');
    await eventuallyTaken('政法委/a.csv');
    await drop('政法委/b.csv', grid(10));
    await eventuallyTaken('政法委/b.csv');
    const held = (await batches())[1]!;
    expect(held).toMatchObject({ state: 'held', heldFor: [{ code: 'keys-lost' }] });
    expect(Object.values(await below('archive')).join()).toContain('批次 2（待处理）');
    await drop('政法委/c.csv', grid(31));
    await eventuallyListed('政法委/c.csv', 'waiting', 'batch-held');
    await client().batches.dismiss({ batchId: 2, dataVersion: held.dataVersion });
    await eventuallyTaken('政法委/c.csv');
    expect((await batches())[2]).toMatchObject({ state: 'published', added: 1 });
  });

  it('sets unreadable files aside and says why, leaves secret ones, and does not touch what nobody handed in', async () => {
    await drop('坏文件.xlsx', Buffer.from('PK\x03\x04 torn'));
    await drop('机密★名单.csv', grid(3));
    for (const name of ['~$网格.xlsx', '网格.csv.part', 'x.tmp', '.hidden', 'upload.sealed'])
      await drop(name, grid(3));
    await symlink('/etc/hostname', join(folder, 'link.csv'));
    await eventuallyTaken('坏文件.xlsx');
    const error = await below('error');
    expect(Object.keys(error).sort()).toEqual(['坏文件.xlsx', '坏文件.xlsx.txt']);
    const [chinese, english] = error['坏文件.xlsx.txt']!.split('\r\n');
    expect(chinese).toContain('坏文件.xlsx');
    expect(chinese).toMatch(/\p{Script=Han}/u);
    expect(english).toMatch(/[a-z]{3}/);
    await eventuallyListed('机密★名单.csv', 'error', 'FILE_REFUSED');
    await delay(600);
    expect((await client().inbox.status({})).files.map(({ name }) => name)).toEqual(['机密★名单.csv']);
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining([
        '~$网格.xlsx',
        '网格.csv.part',
        'x.tmp',
        '.hidden',
        '机密★名单.csv',
        'link.csv',
      ]),
    );
  });

  it('shows a liaison the files of the own department only', async () => {
    await drop('甲局/网格.csv', grid(3));
    await drop('乙局/网格.csv', grid(3));
    await drop('网格.csv', grid(3));
    for (const name of ['甲局/网格.csv', '乙局/网格.csv'])
      await eventuallyListed(name, 'waiting', 'layout-new');
    const liaison = client({ role: 'liaison', department: '甲局' });
    expect((await liaison.inbox.status({})).files.map(({ name }) => name)).toEqual(['甲局/网格.csv']);
    await expect(liaison.inbox.open({ name: '乙局/网格.csv' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(liaison.inbox.setWatching({ on: false })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('watches another folder, but none of the workspace, and nothing once it is switched off', async () => {
    const { root, sources } = core.workspace.paths;
    for (const refused of [sources, root, dirname(root), 'relative', join(root, 'none')])
      await expect(client().inbox.setWatching({ on: true, folder: refused })).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    const other = await realpath(await mkdtemp(join(tmpdir(), 'tonghui-inbox-')));
    try {
      expect(await client().inbox.setWatching({ on: true, folder: other })).toMatchObject({
        folder: other,
        isOwn: false,
        watching: true,
        isMissing: false,
      });
      folder = other;
      await drop('政法委/网格.csv', grid(3));
      await eventuallyListed('政法委/网格.csv', 'waiting', 'layout-new');
      await rm(other, { recursive: true });
      expect(await client().inbox.setWatching({ on: false })).toMatchObject({
        folder: other,
        watching: false,
        isMissing: true,
        files: [],
      });
      await expect(client().inbox.open({ name: '政法委/网格.csv' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(client().inbox.open({ name: '../../etc/hostname' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    } finally {
      await rm(other, { recursive: true, force: true });
    }
  });
});
