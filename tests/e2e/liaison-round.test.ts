import { readFile } from 'node:fs/promises';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSlipFile } from '../fixtures/slip-file.ts';
import { describeInBrowser } from './browser.ts';
import { openApp, type App, type DroppedFile } from './open-app.ts';

/**
 * Row 1 is clean; row 2 has a wrong check character; row 3 is a man whose number says a woman; row 4 names
 * nobody; row 5 is a total. Numbers by GB 11643, their check characters worked out by hand.
 */
const sheet = [
  ['公民身份号码', '姓名', '性别', '户号', '联系电话'],
  ['11010519491231002X', '张三', '女', 'H1', '13900000001'],
  ['110105194912310021', '李四', '女', 'H2', '13900000002'],
  ['110105194912310062', '王五', '男', 'H3', '13900000003'],
  ['', '', '女', 'H4', ''],
  ['合计', '4', '', '', ''],
];
const corrected = { li: '110105194912310046', name: '钱七' };

function workbook(name: string): DroppedFile {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(sheet), '人口');
  return { name, bytes: write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array };
}

describeInBrowser("a liaison's round with a file that has mistakes", () => {
  let app: App;
  let slip: DroppedFile;

  beforeAll(async () => {
    app = await openApp();
  });
  afterAll(() => app?.close());

  const count = async (part: string) => {
    const text = await app.page.getByTestId(`count-${part}`).locator('strong').innerText();
    return Number(text.split(/\s/)[0]);
  };
  const slipPanel = () => app.page.getByTestId('slip');
  /** Every published person as the warehouse has them: household, name, number. */
  async function people(): Promise<string[]> {
    const rows = await app.core.warehouse.all<Record<string, string | null>>(
      'SELECT "hh_no", "name", "id_no" FROM record.population WHERE to_version IS NULL ORDER BY "hh_no"',
    );
    return rows.map(({ hh_no, name, id_no }) => `${hh_no} ${name} ${id_no}`);
  }

  it('drops it and hands it in', async () => {
    const { page } = app;
    await app.goTo('/intake');
    await app.drop(workbook('户籍人口.xlsx'));
    await page.getByLabel('填报部门').fill('市公安局');
    await page.getByText('会被退回').waitFor();
    await page.getByRole('button', { name: '确认入库' }).click();
    await page.getByText('“户籍人口.xlsx”已入库').waitFor({ timeout: 120_000 });
  });

  it('reads in the report what is wrong and how to put it right', async () => {
    const { page } = app;
    expect(await count('delivered')).toBe(5);
    expect(await count('published')).toBe(3);
    expect(await count('quarantined')).toBe(1);
    expect(await count('nonData')).toBe(1);
    await page.getByText('公民身份号码校验位不符').first().waitFor();
    expect(await slipPanel().innerText()).toContain('退回 2 行，已更正 0 行，还有 2 行待更正');
    expect(await people()).toEqual([
      'H1 张三 11010519491231002X',
      'H2 李四 null',
      'H3 王五 110105194912310062',
    ]);
  });

  it('downloads the slip, which marks the failing cells', async () => {
    const { page } = app;
    const asked = page.waitForEvent('download');
    await slipPanel().getByRole('button', { name: '下载退回单' }).click();
    const download = await asked;
    expect(download.suggestedFilename()).toBe('退回单_市公安局_户籍人口_批次1.xlsx');
    slip = { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    const file = await openSlipFile(new Blob([new Uint8Array(slip.bytes)]));
    expect([...file.byNumber().keys()]).toEqual([2, 4, 3]); // what needs correcting, then what is doubtful
    expect(file.byNumber().get(2)).toMatchObject({ 姓名: '李四', 户号: 'H2' });
    expect(file.fill(2, '公民身份号码')).not.toBe(file.fill(2, '姓名'));
    file.set(2, '公民身份号码', corrected.li);
    file.set(4, '姓名', corrected.name);
    slip.bytes = file.save();
  });

  it('drops the corrected slip, which is known as what it is', async () => {
    const { page } = app;
    await app.goTo('/intake');
    await app.drop(slip);
    const panel = page.getByTestId('correction');
    await panel.getByText('这是一份更正后的退回单').waitFor();
    expect(await panel.innerText()).toContain('它更正批次 1（户籍人口.xlsx）');
    await panel.getByRole('button', { name: '提交更正' }).click();
    await page.getByText(`“${slip.name}”已入库`).waitFor({ timeout: 120_000 });
    expect(await count('published')).toBe(2);
    expect(await count('untouched')).toBe(1);
    expect(await page.getByTestId('count-nonData').count()).toBe(0);
  });

  it('sees the loop closed and the corrected rows published', async () => {
    const { page } = app;
    await slipPanel().getByRole('link', { name: '这是批次 1 的更正' }).click();
    await slipPanel().getByText('退回的 2 行已全部更正，闭环完成').waitFor();
    expect(await slipPanel().getByRole('button').count()).toBe(0);
    expect(await people()).toEqual([
      'H1 张三 11010519491231002X',
      `H2 李四 ${corrected.li}`,
      'H3 王五 110105194912310062',
      `H4 ${corrected.name} null`,
    ]);
    await app.goTo('/sources');
    await page.getByRole('link', { name: '市公安局 · 人口' }).click();
    await page.getByRole('button', { name: '查看记录' }).click();
    await page.getByRole('dialog').getByText('共 4 条记录').waitFor();
  });

  it('met no error on the page', () => {
    expect(app.complaints).toEqual([]);
  });
});
