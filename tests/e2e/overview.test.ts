import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';

const actor = { name: 'tester', role: 'analyst' };

describeInBrowser('a leader looks at the overview', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions });
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const tile = (title: string) => app.page.locator('.tile', { hasText: title });
  const shownCount = async (title: string) =>
    Number((await tile(title).locator('.tile__value').innerText()).replace(/\D/g, ''));
  const panel = (title: string) => app.page.getByRole('region', { name: title });
  const drawer = () => app.page.locator('.rows');
  const drawerTotal = async () =>
    Number((await drawer().innerText()).match(/共 ([\d,]+) 条/)?.[1]?.replace(/,/g, ''));

  async function closeDrawer(): Promise<void> {
    await app.page.keyboard.press('Escape');
    await drawer().waitFor({ state: 'hidden' });
  }

  it('is told what to do while there is no data', async () => {
    const { page } = app;
    await page.getByRole('heading', { name: '还没有数据' }).waitFor();
    await page.getByRole('button', { name: '接入数据' }).click();
    await page.getByRole('heading', { level: 1, name: '数据接入' }).waitFor();
    await app.goTo('/overview');
  });

  it('sees figures, map and charts appear when departments deliver, without reloading', async () => {
    await city.deliver(app.core, '网格台账', '户籍人口', '实有人口台账', '房屋台账', '市场主体', '工单明细');
    await tile('人口记录').waitFor({ timeout: 60_000 });
    const { id } = app.core.matching.run('person', actor);
    expect(await app.core.jobs.wait(id)).toMatchObject({ state: 'done' });
    await tile('人口（本库实有）').waitFor({ timeout: 60_000 });

    await expect.poll(() => app.core.overview.isStale(), { timeout: 60_000 }).toBe(false);
    const figures = await app.core.overview.figures();
    const persons = figures.find((figure) => figure.id === 'persons');
    await expect.poll(() => shownCount('人口（本库实有）')).toBe(persons?.value);
    for (const title of [
      '人口分布',
      '人口年龄结构',
      '每日工单',
      '工单类别',
      '房屋使用情况',
      '法人类型',
      '部门数据覆盖',
    ]) {
      await panel(title).locator('canvas').first().waitFor();
      const text = await panel(title).innerText();
      expect(text).toContain('口径');
      expect(text).toMatch(/数据截至 \d{4}-\d{2}-\d{2}/);
    }
  });

  it('reaches the rows behind a figure: as many as it says, masked, and with where they came from', async () => {
    await tile('人口（本库实有）').click();
    await drawer().locator('.ag-row').first().waitFor();
    await expect.poll(drawerTotal).toBe(await shownCount('人口（本库实有）'));
    const names = await drawer().locator('.ag-cell[col-id="name"]').allInnerTexts();
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(name).toMatch(/^(.\*)?$/u);
    const files = await drawer().locator('.ag-cell[col-id="file"]').allInnerTexts();
    expect(files.every((file) => file.startsWith('公安局_') || file.startsWith('网格中心_'))).toBe(true);
    await closeDrawer();
  });

  it('goes from the city into a town by the map, and back', async () => {
    const { page } = app;
    const canvas = panel('人口分布').locator('canvas').first();
    const crumbs = page.getByRole('navigation', { name: '当前区域' });
    // A map that is being drawn anew hears no click.
    const goIn = async () => {
      const box = (await canvas.boundingBox())!;
      const steps = await crumbs.getByRole('button').count();
      if (steps === 1) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
      return steps;
    };
    await expect.poll(goIn, { interval: 2000, timeout: 30_000 }).toBe(2);
    const town = await crumbs.getByRole('button').nth(1).innerText();
    expect(town).toMatch(/(镇|街道|乡)$/);
    await expect.poll(() => panel('人口年龄结构').innerText()).toContain(town);

    await panel('人口分布').getByRole('button', { name: '以表格显示' }).click();
    await expect.poll(() => panel('人口分布').getByRole('cell').first().innerText()).toMatch(/(社区|村)$/);
    await panel('人口分布').getByRole('button', { name: '以图形显示' }).click();
    await crumbs.getByRole('button', { name: '全市' }).click();
    await expect.poll(() => panel('人口年龄结构').innerText()).not.toContain(town);
  });

  it('finds each chart as a table, whose lines lead to their rows with the keyboard', async () => {
    const pyramid = panel('人口年龄结构');
    await pyramid.getByRole('button', { name: '以表格显示' }).press('Enter');
    const line = pyramid.getByRole('row').nth(8);
    const [band, men, women] = await line.getByRole('cell').allInnerTexts();
    await line.getByRole('button', { name: band! }).press('Enter');
    await drawer().locator('.ag-row').first().waitFor();
    expect(await drawer().innerText()).toContain(`人口年龄结构 · ${band}`);
    await expect.poll(drawerTotal).toBeGreaterThanOrEqual(Number(men) + Number(women));
    await closeDrawer();
    await pyramid.getByRole('button', { name: '以图形显示' }).click();
  });

  it('sees the figure fall when a delivery is undone', async () => {
    const before = await shownCount('人口（本库实有）');
    const batch = (await app.core.ingest.listBatches()).find(({ fileName }) =>
      fileName.includes('户籍人口'),
    )!;
    const { jobId } = await app.core.ingest.undo(batch.batchId, batch.dataVersion, actor);
    await app.core.jobs.wait(jobId);
    await expect.poll(() => shownCount('人口（本库实有）'), { timeout: 30_000 }).toBeLessThan(before);
  });

  it('has nothing to complain of', () => {
    expect(app.complaints).toEqual([]);
  });
});
