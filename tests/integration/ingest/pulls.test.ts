import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PullDefinition } from '../../../schemas/api/pulls.ts';
import { noPostgresql, startPostgresql, type DatabaseServer } from '../../fixtures/database-servers.ts';
import { filesWith, tablesWith } from '../../fixtures/scan-workspace.ts';
import { openTestCore, type TestCore } from '../../fixtures/test-core.ts';

const tester = { name: 'tester', role: 'analyst' };

/** A moment as a schedule of one time has it. */
const inCity = (at: number) =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T');

describe.skipIf(noPostgresql)(noPostgresql || 'a pull from PostgreSQL', () => {
  let server: DatabaseServer;
  let core: TestCore;
  let definition: PullDefinition;
  let pullId: number;

  beforeAll(async () => {
    [server, core] = await Promise.all([startPostgresql(), openTestCore()]);
    await server.execute(
      'CREATE TABLE gd (工单编号 TEXT, 受理时间 TIMESTAMP, 反映内容 TEXT, 来电号码 TEXT, gxsj TIMESTAMP)',
    );
    await addTicket('T1', '2026-03-05 08:00:00');
    await addTicket('T2', '2026-03-05 09:00:00');
    definition = {
      name: '热线工单',
      department: '12345中心',
      address: server.address,
      query: { what: { table: 'public.gd' }, key: 'gxsj' },
      schedule: null,
    };
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    await core?.remove();
  });

  const addTicket = (no: string, at: string) =>
    server.execute(`INSERT INTO gd VALUES ('${no}', '${at}', '路灯不亮', '13800000000', '${at}')`);

  async function run() {
    const { jobId } = await core.pulls.run(pullId, tester);
    return core.jobs.wait(jobId);
  }

  async function tickets(): Promise<string[]> {
    const rows = await core.warehouse.all<{ no: string }>(
      'SELECT "no" FROM record.service_ticket WHERE to_version IS NULL ORDER BY "no"',
    );
    return rows.map(({ no }) => no);
  }

  it('is kept without its password, which no file of the workspace shows', async () => {
    ({ pullId } = await core.pulls.save({ seen: null, definition, password: server.password }, tester));
    expect(await core.pulls.list()).toEqual([
      { ...definition, pullId, version: 1, hasPassword: true, lastRun: null, waitingFileId: null },
    ]);
    for (const file of await readdir(core.workspace.paths.root, { recursive: true, withFileTypes: true }))
      if (file.isFile() && !file.name.startsWith('warehouse'))
        expect((await readFile(join(file.parentPath, file.name))).includes(server.password)).toBe(false);
  });

  it('waits for a person the first time, who confirms how it is read', async () => {
    const job = await run();
    expect(job).toMatchObject({ state: 'done', result: { outcome: 'waiting' } });
    const fileId = String(job.result!['fileId']);
    expect((await core.pulls.list())[0]).toMatchObject({ waitingFileId: fileId });
    const proposal = await core.ingest.proposal(fileId);
    expect(proposal).toMatchObject({ fileName: '热线工单.csv', department: '12345中心' });
    expect(proposal.tables[0]).toMatchObject({ dataset: 'service-ticket', mode: 'delta' });
    const delivered = await core.ingest.deliver(
      { fileId, department: '12345中心', mode: 'delta', tables: [{ table: 0, dataset: 'service-ticket' }] },
      tester,
    );
    expect(await core.jobs.wait(delivered.jobId)).toMatchObject({ state: 'done' });
    expect(await tickets()).toEqual(['T1', 'T2']);
    expect((await core.pulls.list())[0]).toMatchObject({ waitingFileId: null });
  });

  it('brings nothing when nothing is new', async () => {
    expect(await run()).toMatchObject({ state: 'done', result: { outcome: 'nothing-new' } });
    expect((await core.pulls.list())[0]).toMatchObject({ lastRun: { outcome: 'nothing-new', error: null } });
    expect(await readdir(core.workspace.paths.inbox)).toEqual([]);
  });

  it('goes on by itself, with what is new only', async () => {
    // One written late in the second that was pulled last, and two later ones.
    await addTicket('T2b', '2026-03-05 09:00:00');
    await addTicket('T3', '2026-03-06 08:00:00');
    await addTicket('T3a', '2026-03-06 08:10:00');
    const job = await run();
    expect(job).toMatchObject({ state: 'done', result: { outcome: 'delivered' } });
    const [batch] = await core.ingest.listBatches();
    expect(batch).toMatchObject({ delivered: 4, added: 3, unchanged: 1, gone: 0 });
    expect(await tickets()).toEqual(['T1', 'T2', 'T2b', 'T3', 'T3a']);
  });

  it('pulls again what was undone', async () => {
    const [batch] = await core.ingest.listBatches();
    const { jobId } = await core.ingest.undo(batch!.batchId, batch!.dataVersion, tester);
    await core.jobs.wait(jobId);
    expect(await tickets()).toEqual(['T1', 'T2']);
    expect(await run()).toMatchObject({ result: { outcome: 'delivered' } });
    expect(await tickets()).toEqual(['T1', 'T2', 'T2b', 'T3', 'T3a']);
  });

  it('pulls again what was undone in the middle', async () => {
    await addTicket('T3b', '2026-03-06 09:00:00');
    expect(await run()).toMatchObject({ result: { outcome: 'delivered' } });
    const [, middle] = await core.ingest.listBatches();
    const { jobId } = await core.ingest.undo(middle!.batchId, middle!.dataVersion, tester);
    await core.jobs.wait(jobId);
    expect(await tickets()).toEqual(['T1', 'T2', 'T3a', 'T3b']);
    expect(await run()).toMatchObject({ result: { outcome: 'delivered' } });
    expect(await tickets()).toEqual(['T1', 'T2', 'T2b', 'T3', 'T3a', 'T3b']);
    expect(await run()).toMatchObject({ result: { outcome: 'nothing-new' } });
  });

  it('begins anew when it asks for other rows', async () => {
    await server.execute(
      `CREATE VIEW gd_all AS SELECT * FROM gd UNION ALL
       SELECT 'T0', '2026-01-01 08:00:00', '路灯不亮', '13800000000', '2026-01-01 08:00:00'`,
    );
    const change = async (table: string) => {
      const [pull] = await core.pulls.list();
      const query = { ...definition.query, what: { table } };
      const seen = { pullId, version: pull!.version };
      await core.pulls.save({ seen, definition: { ...definition, query } }, tester);
    };
    await change('public.gd_all');
    expect(await run()).toMatchObject({ result: { outcome: 'delivered' } });
    expect(await tickets()).toEqual(['T0', 'T1', 'T2', 'T2b', 'T3', 'T3a', 'T3b']);
    await change('public.gd');
    expect(await run()).toMatchObject({ result: { outcome: 'nothing-new' } });
    expect((await core.ingest.listBatches())[0]).toMatchObject({ delivered: 6, unchanged: 6 });
  });

  it('says why it failed, and keeps what was there', async () => {
    const [pull] = await core.pulls.list();
    await core.pulls.save(
      { seen: { pullId, version: pull!.version }, definition, password: 'wrong' },
      tester,
    );
    expect(await run()).toMatchObject({ state: 'failed', error: { code: 'DATABASE_REFUSED' } });
    expect((await core.pulls.list())[0]).toMatchObject({
      lastRun: { outcome: 'failed', error: { code: 'DATABASE_REFUSED' } },
    });
    expect(await tickets()).toEqual(['T0', 'T1', 'T2', 'T2b', 'T3', 'T3a', 'T3b']);
  });

  it('runs by itself at its times, and refuses what is no time', async () => {
    const [pull] = await core.pulls.list();
    const seen = { pullId, version: pull!.version };
    const wrong = { ...definition, schedule: 'every day' };
    await expect(core.pulls.save({ seen, definition: wrong }, tester)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await addTicket('T4', '2026-03-07 08:00:00');
    const everySecond = { ...definition, schedule: '* * * * * *' };
    await expect(core.pulls.save({ seen, definition: everySecond }, tester)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      data: { detail: 'schedule-seconds' },
    });
    await core.pulls.start();
    const once = { ...definition, schedule: inCity(Date.now() + 3000) };
    await core.pulls.save({ seen, definition: once, password: server.password }, tester);
    await expect
      .poll(tickets, { timeout: 30_000 })
      .toEqual(['T0', 'T1', 'T2', 'T2b', 'T3', 'T3a', 'T3b', 'T4']);
    const [planned] = await core.pulls.list();
    await core.pulls.save({ seen: { pullId, version: planned!.version }, definition }, tester);
  });

  it('does not send a password to another server than the one it was given for', async () => {
    const [pull] = await core.pulls.list();
    const elsewhere = { ...definition, address: { ...definition.address, port: 1 } };
    await core.pulls.save({ seen: { pullId, version: pull!.version }, definition: elsewhere }, tester);
    expect((await core.pulls.list())[0]).toMatchObject({ hasPassword: false });
  });

  it('is not changed by whoever saw an older version', async () => {
    await expect(core.pulls.save({ seen: { pullId, version: 1 }, definition }, tester)).rejects.toMatchObject(
      { code: 'CONFLICT' },
    );
    await expect(core.pulls.remove(pullId, 1, tester)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('keeps the text of a query, of which the journal and the warehouse have only a hash', async () => {
    const [pull] = await core.pulls.list();
    const seen = { pullId, version: pull!.version };
    const sql = "SELECT * FROM gd WHERE 来电号码 <> '13911112222'";
    const query = { what: { sql }, key: 'gxsj' };
    await core.pulls.save({ seen, definition: { ...definition, query }, password: server.password }, tester);
    expect((await core.pulls.list())[0]!.query).toEqual(query);
    expect(await run()).toMatchObject({ state: 'done' });
    expect(await filesWith(core.workspace.paths.root, ['13911112222'])).toEqual([]);
    expect(await tablesWith(core.warehouse, ['13911112222'])).toEqual([]);

    const reached = (await core.pulls.list())[0]!;
    const renamed = { ...definition, query, name: '热线工单（全市）' };
    await core.pulls.save({ seen: { pullId, version: reached.version }, definition: renamed }, tester);
    expect(await run()).toMatchObject({ result: { outcome: 'nothing-new' } });
  });

  it('ends, and leaves what it brought', async () => {
    const [pull] = await core.pulls.list();
    await core.pulls.remove(pullId, pull!.version, tester);
    expect(await core.pulls.list()).toEqual([]);
    expect(await tickets()).toHaveLength(8);
  });
});
