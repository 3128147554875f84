import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { takePicture, takesPictures } from './picture.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violations } from './violations.ts';

/** Looks until it is so; other tests may share the machine. */
const soon = <T>(look: () => T | Promise<T>, timeout = 30_000) => expect.poll(look, { timeout });

describeInBrowser('an analyst looks at the map', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions, name: '云澜市' });
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const numberIn = (text: string) => Number(text.replace(/[^\d.]/g, ''));
  const canvas = () => app.page.getByTestId('map-canvas');
  const list = () => app.page.getByRole('region', { name: '区域列表' });
  const details = () => app.page.getByRole('region', { name: '区域详情' });
  const crumbs = () => app.page.getByRole('navigation', { name: '当前区域' });
  const legend = () => app.page.getByRole('region', { name: '图例' });
  const panel = () => app.page.locator('.panel');
  const isSettled = async () => (await app.core.master.state()).stale === false;

  /** Names and values in one look: the list may be replaced at any moment. */
  async function listed(): Promise<Map<string, string>> {
    const texts = await list()
      .locator('.line')
      .evaluateAll((lines) =>
        lines.map((line) =>
          ['.line__name', '.line__value'].map((part) => line.querySelector(part)?.textContent ?? ''),
        ),
      );
    return new Map(texts as [string, string][]);
  }

  async function listedSum(): Promise<number> {
    const values = [...(await listed()).values()].filter((text) => text !== '无数据');
    return values.reduce((sum, text) => sum + numberIn(text), 0);
  }

  async function elsewhere(): Promise<number> {
    return numberIn((await panel().innerText()).match(/另有 ([\d,]+)/)?.[1] ?? '0');
  }

  async function choose(label: string, option: string): Promise<void> {
    await app.page.locator('.el-select', { has: app.page.getByLabel(label) }).click();
    await app.page.getByRole('option', { name: option, exact: true }).click();
  }

  const level = (name: string) => app.page.getByLabel('区域级别').getByText(name, { exact: true }).click();

  /** The map itself says so: what is drawn, not what was chosen. */
  const reads = (text: string) => soon(() => panel().innerText()).toContain(text);

  const take = (name: string) => takePicture(app.page, name);

  it('is told what to hand in while there are no outlines, and is taken there', async () => {
    await app.goTo('/map');
    await app.page.getByRole('heading', { name: '还没有可用的边界' }).waitFor();
    expect(await violations(app.page)).toEqual([]);
    await app.page.getByRole('button', { name: '接入网格数据' }).click();
    await app.page.getByRole('heading', { level: 1, name: '数据接入' }).waitFor();
    await app.goTo('/map');
  });

  it('sees counties appear when departments deliver, every person in one of them or accounted for', async () => {
    const more = takesPictures ? ['市场主体', '矛盾纠纷', '安全隐患'] : [];
    await city.deliver(app.core, '网格台账', '实有人口台账', '房屋台账', '工单明细', ...more);
    await soon(isSettled, 300_000).toBe(true);
    await canvas().waitFor({ timeout: 60_000 });
    await soon(async () => (await listed()).size).toBeGreaterThan(1);
    const total = async () => numberIn(await details().locator('dd').first().innerText());
    const missing = async () => (await total()) - (await listedSum()) - (await elsewhere());
    await soon(total).toBeGreaterThan(1000);
    await soon(missing).toBe(0);
  }, 600_000);

  it('reads on the map itself what it shows, of when, and how the classes were cut', async () => {
    const text = await panel().innerText();
    for (const said of [
      '人口（本库实有） · 按区县',
      '范围：全市',
      '时间：全部时间',
      '口径',
      '不是统计口径的人口数',
    ])
      expect(text).toContain(said);
    expect(text).toMatch(/数据截至 \d{4}-\d{2}-\d{2}/);
    await level('镇街');
    await soon(() => panel().innerText()).toContain('按镇街');
    await soon(async () => (await listed()).size).toBeGreaterThan(4);
    const inLegend = async () =>
      [...(await legend().innerText()).matchAll(/(\d+) 个区域/g)].reduce(
        (sum, [, areas]) => sum + Number(areas),
        0,
      );
    await soon(async () => (await inLegend()) - (await listed()).size).toBe(0);
    await app.page.getByText('自然断点', { exact: true }).click();
    await soon(() => legend().innerText()).toContain('Jenks');
    await app.page.getByText('分位数', { exact: true }).click();
    await take('map');
  });

  it('goes from county to grid by keyboard alone, and back by keyboard on the map', async () => {
    await level('区县');
    await reads('按区县');
    for (const inside of ['按镇街', '按村（社区）', '按网格']) {
      await list().getByRole('button').first().focus();
      await app.page.keyboard.press('Enter');
      await reads(inside);
    }
    await soon(() => crumbs().getByRole('button').count()).toBe(4);
    await list().getByRole('button').first().focus();
    await app.page.keyboard.press('Enter');
    await details().getByRole('link', { name: '网格页面' }).waitFor();
    await canvas().focus();
    await app.page.keyboard.press('Backspace'); // the grid is not chosen any more
    await app.page.keyboard.press('Backspace');
    await soon(() => crumbs().getByRole('button').count()).toBe(3);
    await crumbs().getByRole('button', { name: '全市' }).press('Enter');
    await soon(() => crumbs().getByRole('button').count()).toBe(1);
    await reads('按区县');
  });

  it('goes into an area by a click, and sees its value and rank under the pointer', async () => {
    const box = (await canvas().boundingBox())!;
    const at = { x: box.x + box.width * 0.6, y: box.y + box.height / 2 };
    await app.page.mouse.move(at.x, at.y);
    const tip = app.page.locator('.tip');
    await tip.waitFor();
    expect(await tip.innerText()).toMatch(/第 \d+ 位，共 \d+ 个/);
    const name = await tip.locator('.tip__name').innerText();
    await app.page.mouse.click(at.x, at.y);
    await soon(() => crumbs().innerText()).toContain(name);
    await soon(() => details().innerText()).toContain(name);
    await reads('按镇街');
  });

  it('reaches as many rows as the figure of an area says, masked', async () => {
    const figure = details().getByRole('button', { name: /人口（本库实有）/ });
    await figure.waitFor();
    const value = numberIn(await figure.innerText());
    await figure.click();
    const drawer = app.page.locator('.rows');
    await drawer.locator('.ag-row').first().waitFor();
    const total = async () => numberIn((await drawer.innerText()).match(/共 ([\d,]+) 条/)?.[1] ?? '');
    await soon(total).toBe(value);
    for (const name of await drawer.locator('.ag-cell[col-id="name"]').allInnerTexts())
      expect(name).toMatch(/^(.\*)?$/u);
    await app.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await crumbs().getByRole('button', { name: '全市' }).click();
    await reads('按区县');
  });

  it('is told that the denominator is no population while nobody published one', async () => {
    await app.page.getByText('每万人', { exact: true }).click();
    await soon(() => panel().innerText()).toContain('无官方分母');
    await soon(() => legend().innerText()).toContain('每万名本库实有');
    await app.page.getByText('每万人', { exact: true }).click();
    await soon(() => panel().innerText()).not.toContain('无官方分母');
  });

  it('shows a month, and plays one after the other', async () => {
    const { page } = app;
    await choose('指标', '工单');
    await reads('工单 · 按区县');
    const months = page.getByRole('group', { name: '时间' });
    await months.waitFor();
    const all = (await listedSum()) + (await elsewhere());
    await months.getByRole('slider').focus();
    await page.keyboard.press('Home');
    await soon(() => panel().locator('.panel__facts').innerText()).toMatch(/时间：\d{4} 年 \d+ 月/);
    await soon(async () => (await listedSum()) + (await elsewhere())).toBeLessThan(all);
    const first = await months.locator('output').innerText();
    await months.getByRole('button', { name: '按月播放' }).click();
    await soon(() => months.locator('output').innerText()).not.toBe(first);
    await months.getByRole('button', { name: '暂停播放' }).click();
    await months.getByRole('button', { name: '全部' }).click();
    await soon(async () => (await listedSum()) + (await elsewhere())).toBe(all);
  });

  it('lays points and heat over the areas and says how many of them have a place', async () => {
    const { page } = app;
    await level('镇街');
    await reads('按镇街');
    await page.getByRole('button', { name: '图层' }).click();
    const layers = page.getByRole('region', { name: '图层' });
    await layers.getByRole('checkbox', { name: '房屋' }).focus();
    await page.keyboard.press('Space');
    await layers.getByRole('radio', { name: '房屋' }).check();
    await soon(() => panel().innerText()).toMatch(/房屋：[\d,]+ 条中 [1-9][\d,]* 条画在图上/);
    await layers.getByRole('radio', { name: /GCJ-02/ }).check();
    await soon(() => panel().innerText()).toContain('GCJ-02 仅用于显示');
    expect(await violations(page)).toEqual([]);
    await layers.getByRole('radio', { name: /CGCS2000/ }).check();
    await page.keyboard.press('Escape');
    await layers.waitFor({ state: 'hidden' });
    await canvas().hover();
    for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, -120);
    await take('map-layers');
    await page.getByRole('button', { name: '图层' }).click();
    await layers.getByRole('checkbox', { name: '房屋' }).uncheck();
    await layers.getByRole('radio', { name: '不显示' }).check();
    await page.keyboard.press('Escape');
    await level('区县');
    await reads('按区县');
  });

  it('finds the same as a table, and keeps it as CSV with title, filters, data date and definition', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '以表格显示' }).click();
    const cells = await panel().getByRole('row').nth(1).getByRole('cell').allInnerTexts();
    expect(cells[0]).not.toBe('');
    expect(cells[1]).toMatch(/^\d{6}$/);
    expect(await violations(page)).toEqual([]);
    const text = await keep('数据表（CSV）');
    expect(text.name).toMatch(/^工单 · 按区县.*\.csv$/);
    const content = new TextDecoder().decode(text.bytes);
    for (const said of ['工单 · 按区县', '范围：全市', '数据截至', '口径', cells[0]!, cells[1]!])
      expect(content).toContain(said);
    await page.getByRole('button', { name: '以地图显示' }).click();
  });

  it('keeps the map as a picture', async () => {
    const { name, bytes } = await keep('图片（PNG）');
    expect(name).toMatch(/\.png$/);
    expect([...bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
    expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(16)).toBe(2400); // 1,200 wide, twice as fine
  });

  async function keep(what: string): Promise<{ name: string; bytes: Uint8Array }> {
    const { page } = app;
    await page.getByRole('button', { name: '导出' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: what }).click();
    const download: Download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile((await download.path())!) };
  }

  it('is as readable in the dark, by grids of the whole city, and in English', async () => {
    const { page } = app;
    await level('网格');
    await soon(async () => (await listed()).size).toBeGreaterThan(20);
    await page.getByRole('button', { name: '界面设置' }).click();
    await page.getByText('深色').click();
    await page.getByText('English').click();
    await page.keyboard.press('Escape');
    await soon(() => panel().innerText()).toContain('by Grid');
    expect(await violations(page)).toEqual([]);
    await take('map-dark');
  });

  it('has nothing to complain of', () => {
    expect(app.complaints).toEqual([]);
  });
});
