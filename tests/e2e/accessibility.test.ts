import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { fileAt, openApp, type App } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';
import { violationsInBothThemes } from './violations.ts';

const gridHeader = '网格编码,网格名称,网格员姓名,户数';

describeInBrowser('every page by WCAG 2.1 AA', () => {
  let city: SampleCity;
  let app: App;

  beforeAll(async () => {
    city = await makeSampleCity(2000);
    app = await openApp({ definitions: city.definitions });
    await city.deliver(app.core, '网格台账', '户籍人口');
    const grids = (count: number) =>
      `${gridHeader}\n${Array.from({ length: count }, (_, at) => `W${at},第${at}网格,张三,${at}\n`).join('')}`;
    await deliverText(app.core, '网格-全.csv', grids(20), '市城管局');
    await deliverText(app.core, '网格-少.csv', grids(10), '市城管局');
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const dialog = () => app.page.getByRole('dialog').waitFor();
  const heading = (name: string) => app.page.getByRole('heading', { level: 1, name });
  const places: [name: string, open: () => Promise<void>][] = [
    ['the empty intake page', async () => (await app.goTo('/intake'), heading('数据接入').waitFor())],
    [
      'the columns of a file',
      async () => {
        await app.drop(await fileAt(city.file('房屋台账')));
        await app.page.getByRole('button', { name: '确认入库' }).waitFor();
      },
    ],
    [
      'a changed layout',
      async () => {
        const bytes = new TextEncoder().encode(`${gridHeader},备注\nW1,第1网格,张三,1,无\n`);
        await app.drop({ name: '网格-变.csv', bytes });
        await app.page.getByRole('button', { name: /^网格-变/ }).click();
        await app.page.getByTestId('layout-change').waitFor();
      },
    ],
    [
      'the batches',
      async () => (await app.goTo('/batches'), app.page.getByRole('link', { name: /户籍/ }).waitFor()),
    ],
    [
      'a batch report',
      async () => {
        await app.page.getByRole('link', { name: /户籍/ }).click();
        await app.page.locator('.th-cell-failing').first().waitFor();
      },
    ],
    [
      'the sources',
      async () => (
        await app.goTo('/sources'),
        app.page.getByRole('cell', { name: '人口' }).first().waitFor()
      ),
    ],
    [
      'a held batch',
      async () => {
        await app.goTo('/batches');
        await app.page.getByRole('link', { name: '网格-少.csv' }).click();
        await app.page.getByTestId('held').waitFor();
      },
    ],
    [
      'a source',
      async () => {
        await app.goTo('/sources');
        await app.page.getByRole('link', { name: '市公安局 · 人口' }).click();
        await app.page.getByTestId('quality').getByText('规范性').waitFor();
        await app.page.getByTestId('history').getByText('交付').first().waitFor();
      },
    ],
    [
      'the records of a source',
      async () => {
        await app.page.getByRole('button', { name: '查看记录' }).click();
        await app.page.getByRole('dialog').getByText(/^共/).waitFor();
      },
    ],
    [
      'the question about a nil report',
      async () => {
        await app.page.keyboard.press('Escape');
        await app.page.getByRole('button', { name: '零报送' }).click();
        await dialog();
      },
    ],
    [
      'the quality of departments',
      async () => {
        await app.goTo('/sources?tab=quality');
        await app.page.getByTestId('department-quality').getByRole('link').first().waitFor();
      },
    ],
    [
      'the inbox',
      async () => {
        await app.goTo('/sources?tab=inbox');
        await app.page.getByText('没有等待的文件').waitFor();
      },
    ],
    [
      'the dialog of a pull',
      async () => {
        await app.goTo('/sources?tab=pulls');
        await app.page.getByRole('button', { name: '新增抽取' }).click();
        await dialog();
      },
    ],
    ['the overview', async () => (await app.goTo('/overview'), app.page.locator('canvas').first().waitFor())],
  ];

  it.each(places)('%s, in the light and in the dark theme', async (_name, open) => {
    await open();
    expect(await violationsInBothThemes(app.page)).toEqual([]);
  });
});
