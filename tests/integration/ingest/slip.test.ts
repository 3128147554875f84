import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newIngestHub } from '../../fixtures/ingest-hub.ts';
import { readXlsx } from '../../fixtures/read-xlsx.ts';
import { openSlipFile, type SlipFile } from '../../fixtures/slip-file.ts';
import { batchIds } from './published-rows.ts';

/**
 * Row 1 is clean; row 2 has a wrong check character and looks like a formula; row 3 says a sex that its number
 * denies; row 4 is blank; row 5 names nobody; row 6 has a number of 18 digits that no number cell could hold.
 */
const delivered = [
  '公民身份号码,姓名,性别,户号,政治面貌,自定栏',
  '11010519491231002X,张三,女,H1,群众,甲',
  '110105194912310021,李四,女,H2,群众,=1+1',
  '11010519491231002X,王五,男,H3,群众,+86',
  ',,,,,',
  ',,女,H5,群众,@丁',
  '110105194912310022,赵六,女,H6,群众,123456789012345678',
].join('\n');

let hub: Awaited<ReturnType<typeof newIngestHub>>;
let slip: SlipFile;
let bytes: Uint8Array;
let batchId: number;
beforeAll(async () => {
  hub = await newIngestHub();
  const choice = { department: '公安局', period: '2026-10' };
  batchId = batchIds(await hub.deliverText('people.csv', `${delivered}\n`, choice))[0]!;
  const blob = await hub.ingest.slip(batchId);
  bytes = new Uint8Array(await blob.arrayBuffer());
  slip = await openSlipFile(blob);
});
afterAll(() => hub.remove());

describe('the slip of a batch', () => {
  it('has a cover, the rows, and a sheet that nobody is shown', () => {
    expect(slip.book.SheetNames).toEqual(['退回单', '退回行', 'tonghui-slip']);
    expect(slip.book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 0, 2]);
    expect(slip.book.Sheets['tonghui-slip']!['B2']).toMatchObject({ v: hub.store.workspace.id });
    expect(slip.book.Sheets['tonghui-slip']!['C2']).toMatchObject({ v: String(batchId) });
  });

  it('says on its cover whose it is, what became of the delivery, and what to do', () => {
    const cover = slip.book.Sheets['退回单']!;
    const lines = Object.entries(cover)
      .filter(([key]) => /^[A-Z]+\d+$/.test(key))
      .map(([, cell]) => String((cell as { v?: unknown }).v ?? ''));
    for (const text of ['公安局', '人口', 'people.csv', '2026-10', '公民身份号码校验位不符'])
      expect(lines).toContain(text);
    expect(lines.join('\n')).toContain('公安局的数据联络员');
    const count = (label: string) => {
      const [key] = Object.entries(cover).find(([, cell]) => (cell as { v?: unknown }).v === label)!;
      return (cover[key.replace('A', 'B')] as { v: number }).v;
    };
    expect([count('交付行数'), count('已发布'), count('整行退回（未发布）')]).toEqual([6, 4, 1]);
    expect([count('退回的行中待更正'), count('退回的行中已更正')]).toEqual([3, 0]);
  });

  it("has the department's own columns in their order, what is wrong first, then what is doubtful", () => {
    expect(slip.headers).toEqual([
      '行号',
      ...['公民身份号码', '姓名', '性别', '户号', '政治面貌', '自定栏'],
      ...['问题', '处理办法'],
    ]);
    expect([...slip.byNumber().keys()]).toEqual([2, 5, 6, 3]);
  });

  it('marks the cells and says in every row what is wrong and what to do', () => {
    expect(slip.fill(2, '公民身份号码')).toBe('FFC7CE');
    expect(slip.fill(2, '姓名')).toBeUndefined();
    expect([slip.fill(5, '公民身份号码'), slip.fill(5, '姓名')]).toEqual(['FFC7CE', 'FFC7CE']);
    expect([slip.fill(3, '性别'), slip.fill(3, '公民身份号码')]).toEqual(['FFF2CC', 'FFF2CC']);
    const rows = slip.byNumber();
    expect(rows.get(2)).toMatchObject({
      问题: '【须更正】“公民身份号码”：公民身份号码校验位不符',
      处理办法: '请核对证件原件，更正号码。',
    });
    expect(rows.get(3)!['问题']).toBe(
      '【请核实】“性别”：性别与公民身份号码第 17 位不一致\n【请核实】与第 1 行是同一身份',
    );
  });

  it('holds what was landed as text: formulas, long numbers and plus signs as they were delivered', () => {
    const rows = slip.byNumber();
    expect([2, 5, 3, 6].map((number) => rows.get(number)!['自定栏'])).toEqual([
      '=1+1',
      '@丁',
      '+86',
      '123456789012345678',
    ]);
    for (const [key, cell] of Object.entries(slip.rows))
      if (/^[B-I]\d+$/.test(key)) expect(['s', 'z']).toContain((cell as { t: string }).t);
    expect(Object.values(slip.rows).some((cell) => (cell as { f?: string })?.f !== undefined)).toBe(false);
  });

  it('keeps the column that is refused and says so instead of its values', () => {
    const values = [...slip.byNumber().values()].map((row) => row['政治面貌']);
    expect(new Set(values)).toEqual(new Set(['（不接收此列）']));
  });

  it('is read by our own connector, in the order of its rows', async () => {
    const { recognition, tables } = await readXlsx(bytes);
    const at = recognition.tables.findIndex(({ sheet }) => sheet === '退回行');
    expect(recognition.tables[at]!.columns.map(({ header }) => header)).toEqual(slip.headers);
    expect(tables[at]!.records.map((record) => record[0])).toEqual(['2', '5', '6', '3']);
  });

  it('says of a row of another length what stands beyond its columns, or that nothing was kept', async () => {
    const problemOf = async (header: string, row: string) => {
      const text = `${header}\n11010519491231002X,张三,女,H1\n${row}\n`;
      const [id] = batchIds(await hub.deliverText('length.csv', text, { department: header }));
      return (await openSlipFile(await hub.ingest.slip(id!))).byNumber().get(2)!['问题'];
    };
    const kept = await problemOf('公民身份号码,姓名,性别,户号', '110105194912310046,李四,女,H2,多一,多二');
    expect(kept).toContain('这一行有 6 格，表头有 4 格\n多出的单元格：多一、多二');
    const short = await problemOf('公民身份号码,姓名,性别,户号', '110105194912310046,李四');
    expect(short).toMatch(/这一行有 2 格，表头有 4 格$/);
    const withheld = await problemOf(
      '公民身份号码,姓名,政治面貌,户号',
      '110105194912310046,李四,群众,H2,多一',
    );
    expect(withheld).toMatch(/这一行有 5 格，表头有 4 格\n.*没有保存，请对照原文件补全整行$/);
  });

  it('is refused for a batch that there is not, and for one that was undone', async () => {
    await expect(hub.ingest.slip(99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const other = batchIds(
      await hub.deliverText('other.csv', '网格编码,网格名称\n,一\n', { department: '甲' }),
    )[0]!;
    await hub.undo(other);
    await expect(hub.ingest.slip(other)).rejects.toMatchObject({ code: 'BATCH_STATE' });
  });
});
