import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violations } from './violations.ts';

/** Looks until it is so; other tests may share the machine. */
const soon = <T>(look: () => T | Promise<T>, timeout = 30_000) => expect.poll(look, { timeout });
const images = new URL('../../docs/images', import.meta.url).pathname;
const wantsPictures = process.env['TONGHUI_SCREENSHOTS'] === '1';

describeInBrowser('an analyst watches risk', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(wantsPictures ? 6000 : 2000);
    app = await openApp({ definitions: city.definitions, name: '云澜市' });
    if (wantsPictures) await mkdir(images, { recursive: true });
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const part = (name: string) => app.page.getByTestId(name);
  const numberIn = (text: string) => Number(text.replace(/[^\d.]/g, ''));
  const query = () => new URLSearchParams(app.page.url().split('?')[1] ?? '');
  const crumbs = () => app.page.getByRole('navigation', { name: '当前区域' });
  const drawer = () => app.page.locator('.rows');
  const press = (key: string) => app.page.keyboard.press(key);

  async function take(name: string): Promise<void> {
    if (!wantsPictures) return;
    await app.page.mouse.move(0, 0);
    await app.page.waitForTimeout(1500);
    await app.page.screenshot({ path: join(images, `${name}.png`) });
  }

  it('is told what to deliver, and sees the dashboard when the figures are there', async () => {
    await app.goTo('/risk');
    await app.page.getByRole('heading', { name: '还没有风险指标的数值' }).waitFor();
    const words = ['网格台账', '安全隐患', '矛盾纠纷', '人口公报'];
    await city.deliver(app.core, ...words, ...(wantsPictures ? ['工单明细', '双随机'] : []));
    await part('risk-figure').waitFor({ timeout: 240_000 });
    await soon(() => part('risk-figure').innerText()).toMatch(/新发现隐患[^]*数据截至 2026-\d\d-\d\d/);
    for (const chart of ['risk-map', 'risk-ranking', 'risk-trend', 'risk-split-kind']) {
      await part(chart).locator('canvas').first().waitFor();
      expect(await part(chart).innerText()).toMatch(/数据截至 [^]*口径/);
    }
    await soon(() => app.core.risk.isStale(), 240_000).toBe(false);
    await take('risk');
  }, 600_000);

  it('filters every chart by an area, a kind and a month that are clicked, and keeps them in the address', async () => {
    const { page } = app;
    await part('risk-ranking').getByRole('button', { name: '以表格显示' }).click();
    const area = part('risk-ranking').getByRole('row').nth(1).getByRole('button');
    const name = await area.innerText();
    await area.click();
    await soon(() => crumbs().innerText()).toContain(name);
    for (const chart of ['risk-figure', 'risk-trend', 'risk-split-kind', 'risk-indicators'])
      await soon(() => part(chart).innerText()).toContain(name);
    await part('risk-split-kind').getByRole('button', { name: '以表格显示' }).click();
    const kind = part('risk-split-kind').getByRole('row').nth(1).getByRole('button');
    const kindName = await kind.innerText();
    await kind.click();
    await soon(() => part('risk-figure').innerText()).toContain(kindName);
    await part('risk-trend').getByRole('button', { name: '以表格显示' }).click();
    const month = part('risk-trend').getByRole('button', { name: '2026-10' });
    await month.click();
    await soon(() => query().get('period')).toBe('2026-10');
    const before = [...query()];
    await page.reload();
    await soon(() => crumbs().innerText()).toContain(name);
    await soon(() => part('risk-figure').innerText()).toContain(kindName);
    expect([...query()]).toEqual(before);
  });

  it('reaches exactly the rows that a figure counts, filtered as it is', async () => {
    const figure = part('risk-numerator');
    await figure.waitFor();
    const value = numberIn(await figure.innerText());
    expect(value).toBeGreaterThan(0);
    await figure.click();
    await drawer().locator('.ag-row').first().waitFor();
    await soon(async () => numberIn((await drawer().innerText()).match(/共 ([\d,]+) 条/)?.[1] ?? '')).toBe(
      value,
    );
    await press('Escape');
    await drawer().waitFor({ state: 'hidden' });
    expect(query().get('period')).toBe('2026-10');
    await press('Escape');
    await soon(() => [...query().keys()]).toEqual([]);
  });

  it('goes into an area at the second click, and back by the breadcrumb or the browser', async () => {
    const inRanking = () => part('risk-ranking').getByRole('row').nth(1).getByRole('button');
    await part('risk-ranking').getByRole('button', { name: '以表格显示' }).click();
    const town = await inRanking().innerText();
    await inRanking().click();
    await soon(() => query().get('level')).toBe('town');
    await part('risk-ranking').getByRole('button', { name: town }).click();
    await soon(() => part('risk-ranking').innerText()).toContain('按村（社区）');
    await crumbs().getByRole('button', { name: '全市' }).click();
    await soon(() => part('risk-ranking').innerText()).toContain('按镇街');
    await app.page.goBack();
    await soon(() => part('risk-ranking').innerText()).toContain('按村（社区）');
  });

  it('keeps a view under a name', async () => {
    const { page } = app;
    await page.getByText('网格', { exact: true }).first().click();
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByPlaceholder('视图名称').fill('按网格看隐患');
    await press('Enter');
    await page.getByRole('button', { name: '按网格看隐患', exact: true }).waitFor();
    await press('Escape');
    await app.goTo('/risk');
    await page.getByRole('button', { name: '我的视图' }).click();
    await page.getByRole('button', { name: '按网格看隐患', exact: true }).click();
    await soon(() => query().get('level')).toBe('grid');
  });

  it('reads why there is a warning, and says that it was real', async () => {
    await app.goTo('/risk/warnings');
    await take('risk-warnings');
    await part('warnings').getByRole('link').first().click();
    await soon(() => part('why').innerText()).toMatch(/(达到|超过|低于).*界值?[^]*规则[^]*指标版本 1/);
    await take('risk-warning');
    await app.page.getByLabel('属实').check();
    await app.page.getByRole('button', { name: '记录结论' }).click();
    await soon(() => app.page.getByRole('region', { name: '经过' }).innerText()).toContain('核实');
  });

  it('changes a rule, is told what is wrong, sees the effect on history, and saves it as a version', async () => {
    const { page } = app;
    await app.goTo('/risk/indicators/hazards-found');
    const sample = page.getByLabel('最小样本');
    await sample.fill('少');
    await page.getByRole('button', { name: '查看影响' }).click();
    await page.getByText('须为不小于 0 的数').waitFor();
    await soon(() => sample.evaluate((field) => field === document.activeElement)).toBe(true);
    await sample.fill('8');
    await page.getByRole('button', { name: '查看影响' }).click();
    await part('preview').getByRole('cell', { name: '合计' }).waitFor({ timeout: 240_000 });
    await take('risk-indicator');
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await soon(() => page.getByRole('region', { name: '版本' }).innerText()).toContain('版本 2');
    await app.goTo('/risk/indicators');
    await soon(() =>
      part('indicators')
        .getByRole('row', { name: /^新发现隐患/ })
        .innerText(),
    ).toMatch(/\b2\b/);
  }, 400_000);

  it('reads the daily brief, in the dark, in English, without barriers', async () => {
    const { page } = app;
    await app.goTo('/risk/brief');
    await soon(() => part('brief').innerText()).toMatch(/按领域[^]*征拆[^]*合计[^]*口径/);
    await take('risk-brief');
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.getByRole('button', { name: '界面设置' }).click();
    await page.getByText('English').click();
    await press('Escape');
    await app.goTo('/risk');
    await soon(() => part('risk-figure').innerText()).toContain('Numerator');
    expect(await violations(page)).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});
