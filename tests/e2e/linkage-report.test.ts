import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCli } from '../integration/cli/run-cli.ts';
import { describeInBrowser, launchBrowser } from './browser.ts';

const examples = new URL('../../docs/examples/linkage', import.meta.url).pathname;
const images = new URL('../../docs/images', import.meta.url).pathname;
const takesPictures = process.env['TONGHUI_SCREENSHOTS'] === '1';

describeInBrowser('the report of tonghui link', () => {
  let folder: string;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tonghui-report-'));
    const run = await runCli([
      ...[
        'link',
        join(examples, 'link.json'),
        join(examples, '图书馆读者.csv'),
        join(examples, '健身卡.csv'),
      ],
      ...['--out', folder, '--labels', '核对编号'],
    ]);
    expect(run.stderr).toBe('');
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.locator('#sources').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Marks that a chart has drawn, by the title of its panel. */
  const marksOf = (title: string) =>
    page
      .locator('figure', { has: page.getByRole('heading', { name: title, exact: true }) })
      .locator('svg path');

  it('opens from the disk, draws every chart and asks nobody for anything', async () => {
    const titles = [
      ...['分值分布', '证据累加', '组的大小', '组的牢固程度', '组的密度', '记录与自身的分值'],
      ...['匹配分量', 'm 与 u 概率', '训练过程', '分块', 'ROC 曲线', '精确率–召回率曲线'],
    ];
    for (const title of titles) expect(await marksOf(title).count(), title).toBeGreaterThan(3);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([pathToFileURL(join(folder, 'report.html')).href]);
  });

  it('may not reach the network, whatever somebody puts into it', async () => {
    const reached = await page.evaluate(() =>
      fetch('https://example.invalid/').then(
        () => 'reached',
        (error: Error) => error.message,
      ),
    );
    expect(reached).toBe('Failed to fetch');
    expect(complaints.splice(0).join()).toContain('Content Security Policy');
  });

  it('shows the evidence of the pair that is chosen, with its records side by side', async () => {
    const section = page.locator('#examples');
    const before = await section.locator('figure svg').textContent();
    await section.getByRole('button', { name: '查看这一对' }).last().click();
    await expect.poll(() => section.locator('figure svg').textContent()).not.toBe(before);
    expect(await section.locator('.pair tbody tr').count()).toBe(4); // columns of the model
    await section.getByRole('button', { name: '查看这一对' }).first().click();
  });

  it('can be read as tables, in English and in the dark', async () => {
    const histogram = page.locator('#scores figure');
    await histogram.getByRole('button', { name: '看表格' }).click();
    expect(await histogram.locator('tbody tr').count()).toBeGreaterThan(5);
    await histogram.getByRole('button', { name: '看图' }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Match weights', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('body').innerText()).not.toContain('匹配分量');
    await page.getByRole('button', { name: 'Dark' }).click();
    expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true);
    await page.getByRole('button', { name: 'Light' }).click();
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('is white on paper, one chart below the other', async () => {
    await page.getByRole('button', { name: '深色' }).click();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await expect
      .poll(() => page.evaluate(() => document.documentElement.classList.contains('dark')))
      .toBe(false);
    const columns = await page
      .locator('#model .report-grid')
      .evaluate((grid) => getComputedStyle(grid).gridTemplateColumns.split(' ').length);
    expect(columns).toBe(1);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: '浅色' }).click();
  });

  it.each([
    [1440, 900],
    [1920, 1080],
  ])('fits a window of %d × %d', async (width, height) => {
    await page.setViewportSize({ width, height });
    await page.locator('#scores').scrollIntoViewIfNeeded();
    const widest = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(widest).toBeLessThanOrEqual(0);
    await page.waitForTimeout(300); // the charts follow the size of the window
    await page.evaluate(() => window.scrollTo(0, 0));
    const picture = await page.screenshot();
    expect(picture.length).toBeGreaterThan(20_000);
    if (!takesPictures || width !== 1440) return;
    mkdirSync(images, { recursive: true });
    await page.locator('#scores').evaluate((section) => section.scrollIntoView());
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(images, 'linkage-report.png') });
  });

  it('names the parts of a preset as the pages do, and says when a model learnt from next to nothing', async () => {
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const out = join(folder, 'preset');
    const run = await runCli([
      ...['link', put('作业.json', '{ "preset": "person" }')],
      put('登记.csv', '姓名,公民身份号码,联系电话\n林清远,390101196001010000,14200001000\n'),
      put('参保.csv', '姓名,公民身份号码\n林清远,390101196001010000\n'),
      ...['--out', out],
    ]);
    expect(run.stderr).toBe('');
    await page.goto(pathToFileURL(join(out, 'report.html')).href);
    const blocking = page.locator('#blocking table');
    await blocking.getByText('姓名读音且出生日期相同', { exact: true }).waitFor();
    expect(await blocking.innerText()).not.toContain('reading');
    expect(await page.locator('#sources').innerText()).toContain('姓名 ← ');
    expect(await page.locator('#figures').innerText()).toContain('模型只学习了 1 对记录，估计不可靠'); // the only two records
  });

  it('had nothing to complain of', () => {
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });
});
