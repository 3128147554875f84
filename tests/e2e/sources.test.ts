import { readFile } from 'node:fs/promises';
import { read } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';

const soon = { timeout: 60_000 };
const department = '政法委';
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
const grids = (numbers: readonly number[]) =>
  `网格编码,网格名称,所属社区\n${numbers.map((no) => `W${no},第${no}网格,东湖社区\n`).join('')}`;

/** The day in the city on which the hub is told to live. */
let today = '2026-10-12';
const clock = { now: () => new Date(`${today}T10:00:00+08:00`) };

describeInBrowser('a source over its deliveries', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp({ clock });
    await deliverText(app.core, '网格-9月.csv', grids(range(1, 20)), department, { period: '2026-09' });
    today = '2026-11-03';
    await deliverText(app.core, '网格-10月.csv', grids(range(1, 16)), department, { period: '2026-10' });
    await app.goTo('/batches');
  });
  afterAll(() => app?.close());

  const told = (text: string) => app.page.locator('.el-message', { hasText: text });
  const held = () => app.page.getByTestId('held');
  const rowsText = () => app.page.getByRole('dialog').getByRole('status').innerText();
  const sourcePage = async () => {
    await app.goTo('/sources');
    await app.page.getByRole('link', { name: `${department} · 网格` }).click();
  };
  async function openBatch(file: string): Promise<void> {
    await app.goTo('/batches');
    await app.page.getByRole('link', { name: file }).click();
  }

  it('shows why a delivery that lost a fifth of the records is held', async () => {
    await openBatch('网格-10月.csv');
    await held().getByText('原有 20 条记录中有 4 条在这份快照里不见了（20.0%）').waitFor();
    expect((await app.core.ingest.listSources())[0]).toMatchObject({ current: 20, held: 1 });
  });

  it('publishes it when it is released', async () => {
    const { page } = app;
    await held().getByRole('button', { name: '确认无误，发布' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('新增 0 条，变更 0 条，消失 4 条').waitFor();
    await dialog.getByRole('button', { name: '确认无误，发布' }).click();
    await told('批次 2 已发布').waitFor({ timeout: 60_000 });
    await held().waitFor({ state: 'detached' });
    expect((await app.core.ingest.listSources())[0]).toMatchObject({ current: 16, held: 0 });
  });

  it('offers no publishing of one that a newer batch has overtaken, only dismissing', async () => {
    const { page } = app;
    await deliverText(app.core, '网格-半.csv', grids(range(1, 8)), department, { period: '2026-11' });
    await openBatch('网格-半.csv');
    const publish = held().getByRole('button', { name: '确认无误，发布' });
    await publish.waitFor();
    await deliverText(app.core, '网格-新.csv', grids([...range(2, 16), 1]), department, {
      period: '2026-10',
    });
    await held().getByText('同一来源已发布了更新的批次 4').waitFor();
    expect(await publish.count()).toBe(0);
    await held().getByRole('button', { name: '退回，不发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  });

  it('publishes nothing of one that is dismissed', async () => {
    const { page } = app;
    await openBatch('网格-半.csv');
    await held().getByRole('button', { name: '退回，不发布' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '退回，不发布' }).click();
    await page.getByText('这个批次已退回，没有发布').waitFor({ timeout: 60_000 });
    expect((await app.core.ingest.listSources())[0]).toMatchObject({ current: 16, held: 0 });
  });

  it('keeps on what basis and how often it delivers, and says what is due', async () => {
    const { page } = app;
    await sourcePage();
    const profile = page.getByTestId('profile');
    await profile.getByLabel('法律依据').fill('《网格化服务管理条例》第三条');
    await profile.getByLabel('责任人').fill('王主任');
    await profile.getByLabel('交付周期').press('Enter');
    await page.getByRole('option', { name: '每月' }).click();
    await profile.getByRole('button', { name: '保存' }).click();
    await told('已保存').waitFor();
    await page.reload();
    await expect.poll(() => profile.getByLabel('法律依据').inputValue(), soon).toContain('第三条');
    expect(await page.locator('.facts').innerText()).toContain('2026-11'); // October is in, November is next
    await app.goTo('/sources');
    await page.getByText('缺 2 项').waitFor();
  });

  it('takes a nil report in one go', async () => {
    const { page } = app;
    await sourcePage();
    await page.getByRole('button', { name: '零报送' }).click();
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.getByLabel('所属期').inputValue(), soon).toBe('2026-11');
    await dialog.getByRole('button', { name: '零报送' }).click();
    await told('已登记 2026-11 零报送').waitFor();
    await page.getByTestId('history').getByText('零报送 2026-11').waitFor();
    expect((await app.core.ingest.listSources())[0]).toMatchObject({ current: 16 });
  });

  it('shows its rows as they were at a date', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '查看记录' }).click();
    await expect.poll(rowsText, soon).toContain('共 16 条');
    const date = page.getByRole('dialog').getByRole('combobox');
    await date.fill('2026-10-20');
    await date.press('Enter');
    await expect.poll(rowsText, soon).toContain('共 20 条');
    await page.keyboard.press('Escape');
  });

  it('shows how good its data is, and the rows that are not', async () => {
    const { page } = app;
    const people = '公民身份号码,姓名,性别\n11010519491231002X,张三,女\n110105194912310021,李四,女\n';
    await deliverText(app.core, '人口.csv', people, '市公安局');
    await app.goTo('/sources?tab=quality');
    await page.getByTestId('department-quality').getByRole('rowheader', { name: '市公安局' }).waitFor();
    await page.getByTestId('department-quality').getByRole('link', { name: '人口' }).click();
    const validity = page.getByTestId('quality').getByRole('listitem').filter({ hasText: '规范性' });
    await validity.getByText('1 / 2').waitFor();
    await validity.getByRole('link', { name: '查看不合格的行' }).click();
    await page.getByRole('heading', { level: 1, name: '人口.csv' }).waitFor();
    await page.locator('.issues').getByText('共 1 行').waitFor();
    await page.locator('.th-cell-failing').first().waitFor();
  });

  it('has a blank template for every kind of data', async () => {
    const { page } = app;
    await app.goTo('/intake');
    await page.getByRole('button', { name: '下载模板' }).click();
    const asked = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: '人口', exact: true }).click();
    const download = await asked;
    expect(download.suggestedFilename()).toBe('人口_填报模板.xlsx');
    const { SheetNames, Sheets } = read(await readFile(await download.path()));
    expect(JSON.stringify(Sheets[SheetNames[0]!])).toContain('公民身份号码');
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
