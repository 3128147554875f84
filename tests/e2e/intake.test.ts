import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { fileAt, openApp, type App, type DroppedFile } from './open-app.ts';
import { makeSampleCity, type SampleCity } from './sample-city.ts';

const people = 2000;

/** Gives the first column of the GBK export a header that nobody knows. */
function withUnknownHeader(file: DroppedFile, from: string, to: string): DroppedFile {
  const text = Buffer.from(file.bytes).toString('latin1');
  expect(text.startsWith(`${from},`)).toBe(true);
  return { ...file, bytes: Buffer.from(text.replace(from, to), 'latin1') };
}

describeInBrowser('a person hands in a file', () => {
  let city: SampleCity;
  let app: App;
  let file: DroppedFile;

  beforeAll(async () => {
    city = await makeSampleCity(people);
    app = await openApp({ definitions: city.definitions });
    await city.deliver(app.core, '网格台账');
    file = withUnknownHeader(await fileAt(city.file('户籍人口')), 'XM', 'F01');
  });
  afterAll(async () => {
    await app?.close();
    await city?.remove();
  });

  const personFigure = () => app.page.locator('.tile', { hasText: '人口' }).first();

  it('sees what a dropped GBK file is taken for', async () => {
    await app.goTo('/intake');
    await app.drop(file);
    const { page } = app;
    await page.getByText('编码 GB18030').waitFor();
    await expect.poll(() => page.getByTestId('dataset-choice').innerText()).toContain('人口');
    const refused = page.getByRole('row').filter({ hasText: 'ZZMM' });
    expect(await refused.innerText()).toContain('不予采集');
    expect(await page.getByRole('row').filter({ hasText: 'GMSFHM' }).innerText()).toContain('公民身份号码');
  });

  it('cannot deliver before saying whose file it is', async () => {
    const { page } = app;
    expect(await page.getByRole('button', { name: '确认入库' }).isDisabled()).toBe(true);
    await page.getByLabel('填报部门').fill('市公安局');
    await expect.poll(() => page.getByRole('button', { name: '确认入库' }).isEnabled()).toBe(true);
  });

  it('gives the unknown column its field, with the keyboard', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'F01: 不发布' }).press('Enter');
    await page.keyboard.type('姓名');
    await page.getByRole('option', { name: /^姓名/ }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'F01: 姓名' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'F01' }).innerText()).toContain('人工指定');
  });

  it('sees every row accounted for in the report', async () => {
    const { page } = app;
    await page.getByRole('button', { name: '确认入库' }).click();
    await page.getByTestId('batch-report').waitFor({ timeout: 120_000 });
    const { delivered, nonData } = city.facts('户籍人口');
    const [batch] = (await app.core.ingest.listBatches()).filter(({ dataset }) => dataset === 'population');
    expect(batch).toMatchObject({ delivered, nonData, fileName: file.name, department: '市公安局' });
    expect(batch!.published + batch!.quarantined + batch!.nonData).toBe(delivered);
    for (const part of ['delivered', 'published', 'quarantined', 'nonData'] as const) {
      const shown = await page.getByTestId(`count-${part}`).locator('strong').innerText();
      expect(Number(shown.split(/\s/)[0]!.replaceAll(',', ''))).toBe(batch![part]);
    }
    expect(await page.getByTestId('batch-report').innerText()).toContain('行数相符，无一遗漏');
  });

  it('sees the rows with issues and their failing cells', async () => {
    const { page } = app;
    await page.locator('.th-cell-failing').first().waitFor();
    const number = await page.locator('.th-cell-failing').first().innerText();
    expect(number).not.toMatch(/\d{15}/);
  });

  it('sees the dashboard change', async () => {
    await app.goTo('/overview');
    const shown = () => personFigure().locator('.tile__value').innerText();
    await expect.poll(shown, { timeout: 60_000 }).toMatch(/[\d,]+\s*人/);
  });

  it('is told when the same file comes again', async () => {
    await app.goTo('/intake');
    await app.drop(file);
    await app.page.getByText('内容完全相同').waitFor();
    await app.page.getByText('列与上次相同').waitFor();
  });

  it('undoes the batch, and the dashboard is as before', async () => {
    const { page } = app;
    await app.goTo('/batches');
    await page.getByRole('link', { name: file.name }).first().click();
    await page.getByRole('button', { name: '撤销批次', exact: true }).click();
    await page.getByRole('dialog').getByText('撤回新增的').waitFor();
    await page.getByRole('button', { name: '撤销这个批次' }).click();
    await page.getByText('以下是当时的报告').waitFor({ timeout: 120_000 });
    await app.goTo('/overview');
    const shown = () => personFigure().locator('.tile__value').innerText();
    await expect.poll(shown, { timeout: 60_000 }).toContain('无数据');
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
