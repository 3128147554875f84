import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSlipFile } from '../fixtures/slip-file.ts';
import { describeInBrowser, noBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';

const images = new URL('../../docs/images', import.meta.url).pathname;
const wanted = process.env['TONGHUI_SCREENSHOTS'] === '1';
const whyNot = noBrowser || (wanted ? '' : 'TONGHUI_SCREENSHOTS=1 takes them anew');

const bytes = (text: string) => new TextEncoder().encode(text);
const grids = (count: number) =>
  `网格编码,网格名称,网格员姓名\n${Array.from({ length: count }, (_, at) => `W${at + 1},第${at + 1}网格,张三\n`).join('')}`;
/** As in the liaison's round: a wrong check character, a sex that its number denies, a row that names nobody. */
const people = [
  '公民身份号码,姓名,性别,户号,联系电话,政治面貌',
  '11010519491231002X,张三,女,H1,13900000001,群众',
  '110105194912310021,李四,女,H2,13900000002,群众',
  '110105194912310062,王五,男,H3,13900000003,群众',
  ',,女,H4,,群众',
].join('\n');

/** The day in the city on which the hub is told to live. */
let today = '2026-10-12';
const clock = { now: () => new Date(`${today}T10:00:00+08:00`) };

/** The pictures of intake for the user guide, 1440 × 900: files of a few rows, every way they can go. */
describeInBrowser(
  'pictures of intake for the documentation',
  () => {
    let app: App;

    beforeAll(async () => {
      await mkdir(images, { recursive: true });
      app = await openApp({ name: '云澜市', clock });
      await deliverText(app.core, '网格台账-9月.csv', grids(20), '市委政法委', { period: '2026-09' });
      today = '2026-11-03';
      await deliverText(app.core, '网格台账-10月.csv', grids(16), '市委政法委', { period: '2026-10' });
    });
    afterAll(() => app?.close());

    async function take(name: string): Promise<void> {
      await app.page.mouse.move(1430, 890);
      await app.page.waitForTimeout(1000);
      await app.page.screenshot({ path: join(images, `${name}.png`) });
    }

    it('shows the mapping with its preview', async () => {
      const { page } = app;
      await app.goTo('/intake');
      await app.drop({ name: '户籍人口-10月.csv', bytes: bytes(`${people}\n`) });
      await page.getByLabel('填报部门').fill('市公安局');
      await page.getByText('会被退回').waitFor();
      await take('mapping');
      await page.getByRole('button', { name: '确认入库' }).click();
      await page.getByTestId('slip').waitFor({ timeout: 120_000 });
    });

    it('shows the report with the slip, and the slip coming back', async () => {
      const { page } = app;
      await take('slip-open');
      const asked = page.waitForEvent('download');
      await page.getByRole('button', { name: '下载退回单' }).click();
      const download = await asked;
      const file = await openSlipFile(new Blob([new Uint8Array(await readFile(await download.path()))]));
      file.set(2, '公民身份号码', '110105194912310046');
      file.set(4, '姓名', '钱七');
      await app.goTo('/intake');
      await app.drop({ name: download.suggestedFilename(), bytes: file.save() });
      await page.getByTestId('correction').waitFor();
      await take('slip-back');
      await page.getByRole('button', { name: '提交更正' }).click();
      await page.getByTestId('slip').getByText('闭环完成').waitFor({ timeout: 120_000 });
      await take('slip-closed');
    });

    it('shows a changed layout', async () => {
      const { page } = app;
      await app.goTo('/intake');
      const changed = people.replace('联系电话', '手机').replaceAll('H', 'F');
      await app.drop({ name: '户籍人口-11月.csv', bytes: bytes(`${changed}\n`) });
      await page.getByRole('button', { name: /^户籍人口-11月/ }).click();
      await page.getByLabel('填报部门').fill('市公安局');
      await page.getByTestId('layout-change').waitFor();
      await take('layout-change');
    });

    it('shows a held batch, a source and the quality', async () => {
      const { page } = app;
      await app.goTo('/batches');
      await page.getByRole('link', { name: '网格台账-10月.csv' }).click();
      await page.getByTestId('held').waitFor();
      await take('held');
      await app.goTo('/sources');
      await page.getByRole('link', { name: '市公安局 · 人口' }).click();
      await page.getByTestId('quality').getByText('规范性').waitFor();
      await take('source');
      await app.goTo('/sources?tab=quality');
      await page.getByTestId('department-quality').getByRole('link', { name: '人口' }).waitFor();
      await take('quality');
    });

    it('shows the inbox and the dialog of a pull', async () => {
      const { page, core } = app;
      await app.goTo('/sources?tab=inbox');
      await page.getByText('未监视').click();
      const folder = join(core.workspace.paths.inbox, '市民政局');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, '低保对象.csv'), '公民身份号码,姓名\n11010519491231002X,张三\n');
      await page.getByRole('button', { name: '打开核对' }).waitFor({ timeout: 60_000 });
      await take('inbox');
      await app.goTo('/sources?tab=pulls');
      await page.getByRole('button', { name: '新增抽取' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('名称').fill('热线工单');
      await dialog.getByLabel('部门').fill('12345热线');
      await dialog.getByLabel('地址').fill('10.20.30.40');
      await dialog.getByLabel('库名').fill('rexian');
      await dialog.getByLabel('用户名').fill('tonghui_ro');
      await dialog.getByLabel('表名').fill('public.gongdan');
      await dialog.getByLabel('增量列').fill('gengxinshijian');
      await dialog.getByLabel('定时（cron）').fill('0 2 * * *');
      await take('pull');
      expect(app.complaints).toEqual([]);
    });
  },
  whyNot,
);
