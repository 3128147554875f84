import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { noPostgresql, startPostgresql, type DatabaseServer } from '../fixtures/database-servers.ts';
import { describeInBrowser, noBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';

const grids = (...codes: string[]) =>
  `网格编码,网格名称,所属社区\n${codes.map((code) => `${code},${code}网格,东湖社区\n`).join('')}`;

describeInBrowser('files put into the inbox', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await deliverText(app.core, '网格.csv', grids('W1', 'W2'), '政法委');
    await app.goTo('/sources?tab=inbox');
  });
  afterAll(() => app?.close());

  const inbox = () => app.page.getByTestId('inbox');
  async function put(department: string, name: string, content: string): Promise<void> {
    const folder = join(app.core.workspace.paths.inbox, department);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), content);
  }

  it('are taken by themselves when the source knows them', async () => {
    await app.page.getByText('未监视').click();
    await app.page.getByText('监视中').waitFor();
    await put('政法委', '网格-新.csv', grids('W1', 'W2', 'W3'));
    await inbox()
      .getByRole('row')
      .filter({ hasText: '网格-新.csv' })
      .getByText('3 / 3')
      .waitFor({ timeout: 60_000 });
    await expect.poll(() => readdir(join(app.core.workspace.paths.inbox, '政法委'))).toEqual([]);
    expect((await app.core.ingest.listBatches())[0]).toMatchObject({ fileName: '网格-新.csv', added: 1 });
  });

  it('wait with the reason when nobody knows them, and are opened from here', async () => {
    const { page } = app;
    await put('市公安局', '人口.csv', '公民身份号码,姓名\n11010519491231002X,张三\n');
    const waiting = inbox().getByRole('row').filter({ hasText: '人口.csv' });
    await waiting.getByText('该部门还没有这种表').waitFor({ timeout: 60_000 });
    await waiting.getByRole('button', { name: '打开核对' }).click();
    await page.getByRole('button', { name: '姓名: 姓名' }).waitFor({ timeout: 60_000 });
    expect(await page.getByLabel('填报部门').inputValue()).toBe('市公安局');
    await page.getByRole('button', { name: '确认入库' }).click();
    await page.getByText('“人口.csv”已入库').waitFor({ timeout: 60_000 });
    expect(app.complaints).toEqual([]);
  });
});

describeInBrowser('pulls from a database that is not there', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await app.goTo('/sources?tab=pulls');
  });
  afterAll(() => app?.close());

  it('are added in a dialog, and a run says why it failed', async () => {
    const { page } = app;
    await page.getByText('还没有数据库抽取').waitFor();
    await fillPull(app, { name: '热线工单', host: '127.0.0.1', port: 1, database: 'rx', table: 'gd' });
    const line = page.getByRole('row').filter({ hasText: '热线工单' });
    await line.getByRole('button', { name: '立即抽取' }).click();
    await line.getByText('失败').waitFor({ timeout: 60_000 });
    expect(await line.locator('.failed').innerText()).toContain('127.0.0.1');
  });

  it('are removed after a question', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '删除' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('还没有数据库抽取').waitFor();
    expect(app.complaints).toEqual([]);
  });
});

const told = ({ page }: App, text: string) => page.locator('.el-message', { hasText: text });

interface PullWords {
  name: string;
  host: string;
  port: number;
  database: string;
  table: string;
  password?: string;
}

async function fillPull({ page }: App, words: PullWords): Promise<void> {
  await page.getByRole('button', { name: '新增抽取' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill(words.name);
  await dialog.getByLabel('部门').fill('12345中心');
  await dialog.getByLabel('地址').fill(words.host);
  await dialog.getByLabel('端口').fill(String(words.port));
  await dialog.getByLabel('库名').fill(words.database);
  await dialog.getByLabel('用户名').fill('reader');
  await dialog.getByLabel('密码').fill(words.password ?? '');
  await dialog.getByLabel('表名').fill(words.table);
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describeInBrowser(
  'a pull from PostgreSQL',
  () => {
    let app: App;
    let server: DatabaseServer;

    beforeAll(async () => {
      [server, app] = await Promise.all([startPostgresql(), openApp()]);
      await server.execute('CREATE TABLE gd (工单编号 TEXT, 受理时间 TIMESTAMP, 反映内容 TEXT)');
      await server.execute("INSERT INTO gd VALUES ('T1', '2026-03-05 08:00', '路灯不亮')");
      await app.goTo('/sources?tab=pulls');
    });
    afterAll(async () => {
      await app?.close();
      await server?.stop();
    });

    const run = () => app.page.getByRole('button', { name: '立即抽取' }).click();

    it('is confirmed by a person the first time', async () => {
      const { page } = app;
      const { host, port, database } = server.address;
      await fillPull(app, {
        name: '热线工单',
        host,
        port,
        database,
        table: 'public.gd',
        password: server.password,
      });
      await run();
      await told(app, '“热线工单”已抽取，请核对列').waitFor({ timeout: 60_000 });
      await page.getByRole('button', { name: /^工单编号: / }).waitFor({ timeout: 60_000 });
      expect(await page.getByLabel('填报部门').inputValue()).toBe('12345中心');
      await page.getByRole('button', { name: '确认入库' }).click();
      await page.getByText('已入库', { exact: false }).first().waitFor({ timeout: 60_000 });
      await expect
        .poll(async () => (await app.core.ingest.listBatches()).length, { timeout: 60_000 })
        .toBe(1);
    });

    it('goes in by itself from then on', async () => {
      await server.execute("INSERT INTO gd VALUES ('T2', '2026-03-06 08:00', '井盖缺失')");
      await app.goTo('/sources?tab=pulls');
      await run();
      await told(app, '“热线工单”：已入库').waitFor({ timeout: 60_000 });
      expect((await app.core.ingest.listBatches())[0]).toMatchObject({ delivered: 2, added: 1 });
      expect(app.complaints).toEqual([]);
    });
  },
  noBrowser || noPostgresql,
);
