import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from './browser.ts';
import { deliverText } from './deliver-file.ts';
import { openApp, type App } from './open-app.ts';

/** Drawing and trying out take a moment on a busy machine. */
const soon = { timeout: 60_000 };
const bytes = (text: string) => new TextEncoder().encode(text);

/** The sexes are this department's own codes, 0 male and 1 female; nobody knows what `甲` and `乙` hold. */
const table = [
  '公民身份号码,姓名,性别,联系电话,甲,乙',
  '11010519491231002X,张三,1,13900000001,H1,x',
  '110105194912310046,李四,1,13900000002,H2,y',
].join('\n');

describeInBrowser('columns are given their fields', () => {
  let app: App;

  beforeAll(async () => {
    app = await openApp();
    await app.goTo('/intake');
    await app.drop({ name: '人口.csv', bytes: bytes(`${table}\n`) });
    await choice('姓名').waitFor();
  });
  afterAll(() => app?.close());

  /** The button that shows a column's field and changes it. */
  const choice = (header: string) => app.page.getByRole('button', { name: new RegExp(`^${header}: `) });
  const line = (header: string) => app.page.getByRole('row').filter({ has: choice(header) });
  const fieldOf = async (header: string) => (await choice(header).innerText()).trim();
  const chip = (label: string) => app.page.locator('[data-field]', { hasText: label }).first();
  /** Once the sample is tried out, what is below it moves no more. */
  const isTried = () => app.page.locator('[data-testid=mapping][aria-busy=false]').waitFor();

  it('by dragging a field that no column has onto a row', async () => {
    await isTried();
    await chip('户号').dragTo(line('甲'));
    await expect.poll(() => fieldOf('甲'), soon).toBe('户号');
    await expect.poll(() => line('甲').innerText(), soon).toContain('人工指定');
    expect(await chip('户号').count()).toBe(0);
  });

  it("by dragging one row's field onto another, which takes the place of the first", async () => {
    await isTried();
    await choice('甲').dragTo(line('乙'));
    await expect.poll(() => fieldOf('乙'), soon).toBe('户号');
    await expect.poll(() => fieldOf('甲'), soon).toBe('不发布');
  });

  it('by the keyboard: moved, refused, chosen among the proposals', async () => {
    const { page } = app;
    await choice('乙').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => fieldOf('甲'), soon).toBe('户号');
    await expect
      .poll(() => choice('甲').evaluate((element) => element === document.activeElement), soon)
      .toBe(true);
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => choice('联系电话').evaluate((element) => element === document.activeElement), soon)
      .toBe(true);
    await page.keyboard.press('Delete');
    await expect.poll(() => fieldOf('联系电话'), soon).toBe('不发布');
    await page.keyboard.press('1');
    await expect.poll(() => fieldOf('联系电话'), soon).toBe('联系方式');
  });

  it('and the sample shows at once what comes of it', async () => {
    const { page } = app;
    const preview = page.getByTestId('preview');
    await preview.getByText('按前 2 行数据试算：全部可发布').waitFor();
    await expect.poll(() => line('联系电话').innerText(), soon).toMatch(/139\*+/);
    for (const header of ['公民身份号码', '姓名', '联系电话', '甲']) {
      await choice(header).focus();
      await page.keyboard.press('Delete');
    }
    await preview.getByText('2 行会被退回').waitFor();
    for (const header of ['公民身份号码', '姓名', '联系电话']) {
      await choice(header).focus();
      await page.keyboard.press('1');
    }
    await preview.getByText('全部可发布').waitFor();
  });

  it("reads a department's own codes as it says", async () => {
    const { page } = app;
    const sex = () => line('性别').innerText();
    await expect.poll(sex, soon).toContain('男性'); // by the national table, 1 is a man
    await page.getByTestId('code-columns').getByRole('button', { name: /^性别/ }).click();
    await page.getByRole('combobox', { name: '“1”读作' }).press('Enter');
    await page.keyboard.type('女性');
    await page.getByRole('option', { name: '2 女性' }).click();
    await expect.poll(sex, soon).toContain('女性');
    expect(await sex()).not.toContain('男性');
    await page.getByTestId('code-columns').getByText('本来源自定 1 条').waitFor();
  });

  it('and the source remembers all of it', async () => {
    const { page } = app;
    await page.getByLabel('填报部门').fill('市公安局');
    await page.getByRole('button', { name: '确认入库' }).click();
    await page.getByTestId('batch-report').waitFor({ timeout: 120_000 });
    const [source] = await app.core.ingest.listSources();
    expect(source!.reading.codeMaps).toEqual({ sex: { '1': '2' } });
    await app.goTo('/sources');
    await page.getByRole('link', { name: '市公安局 · 人口' }).click();
    await page.getByRole('heading', { name: '“性别”的代码对照' }).waitFor();
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});

describeInBrowser('a file whose headers are not those of last time', () => {
  let app: App;
  const kept = '网格编码,所属社区,网格员姓名,网格员电话,户数,人口数,成立日期';
  const row = (code: string) => `${code},东湖社区,张三,13900000001,300,900,2020-01-01`;
  const changed = {
    name: '网格2.csv',
    bytes: bytes(`${kept},网格名,备注\n${row('W1')},一网格,\n${row('W2')},二网格,\n`),
  };

  beforeAll(async () => {
    app = await openApp();
    const first = `${kept},网格名称,面积\n${row('W1')},第一网格,1.5\n`;
    await deliverText(app.core, '网格1.csv', first, '政法委');
    await app.goTo('/intake');
  });
  afterAll(() => app?.close());

  const panel = () => app.page.getByTestId('layout-change');
  const deliver = () => app.page.getByRole('button', { name: '确认入库' });
  async function dropChanged(): Promise<void> {
    await app.drop(changed);
    await app.page.getByLabel('填报部门').fill('政法委');
  }

  it('says what is renamed, new and missing, and takes nothing before somebody decides', async () => {
    await dropChanged();
    const words = await panel().innerText();
    expect(words).toContain('网格名称 → 网格名');
    expect(words).toMatch(/新增列\s*备注/);
    expect(words).toMatch(/缺少列\s*面积/);
    expect(await deliver().isDisabled()).toBe(true);
  });

  it('is put away when they stop', async () => {
    await panel().getByRole('button', { name: '停止，移除文件' }).click();
    await app.page.getByText('把文件拖到这里').waitFor();
    expect(await app.core.ingest.listBatches()).toHaveLength(1);
  });

  it('is taken when they go on with it', async () => {
    await dropChanged();
    await panel().getByRole('button', { name: '按新格式继续' }).click();
    await panel().getByText('已按新格式继续').waitFor();
    await deliver().click();
    await app.page.getByTestId('batch-report').waitFor({ timeout: 120_000 });
    const [batch] = await app.core.ingest.listBatches();
    expect(batch).toMatchObject({ fileName: changed.name, published: 2 });
    expect(app.complaints).toEqual([]);
  });
});
