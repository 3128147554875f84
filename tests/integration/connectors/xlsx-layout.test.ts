import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { columnName, inlineRows, makeWorkbook } from '../../fixtures/workbook.ts';
import { readXlsx } from '../../fixtures/read-xlsx.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

interface SheetXml {
  rows: string;
  merges?: string[];
  columns?: string;
}

/** A workbook of one sheet with what stands around its rows. */
function workbook({ rows, merges = [], columns = '' }: SheetXml): Buffer {
  const ranges = merges.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const xml = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${columns}<sheetData>${rows}</sheetData>${
    merges.length > 0 ? `<mergeCells count="${merges.length}">${ranges}</mergeCells>` : ''
  }</worksheet>`;
  return makeWorkbook({ sheets: [{ name: '表', rows: '' }], extra: { 'xl/worksheets/sheet1.xml': xml } });
}

const header = ['姓名', '住址', '电话'];

describe('merged cells', () => {
  const path = sharedData('data/quirks/q09_vertical_merge_filldown.xlsx');
  it.skipIf(path === null)('are filled down in the trap file', async () => {
    const { recognition, tables } = await readXlsx(readFileSync(path!));
    expect(tables[0]!.records).toEqual([
      ['杨舍镇', '城西社区', '第一网格', '320582100001001', '王某', '312'],
      ['杨舍镇', '城西社区', '第二网格', '320582100001002', '李某', '288'],
      ['杨舍镇', '旺西社区', '第一网格', '320582100002001', '赵某', '401'],
      ['塘桥镇', '青龙村', '第一网格', '320582101201001', '钱某', '199'],
    ]);
    expect(tables[0]!.notes).toEqual([{ code: 'filled-down', data: { cells: 3 } }]);
    expect(recognition.tables[0]!.sample).toEqual(tables[0]!.records);
  });

  it('are filled down and named by their groups wherever they stand in a long sheet', async () => {
    const count = 40_000;
    const body = Array.from({ length: count }, (_, i) => [
      i < count - 2 ? `镇${i}` : i === count - 2 ? '末镇' : '',
      `人民路${i}号`,
      String(i),
    ]);
    const { recognition, tables } = await readXlsx(
      workbook({
        rows: inlineRows([['镇', '居住信息'], ['', '住址', '号'], ...body]),
        merges: ['A1:A2', 'B1:C1', `A${count + 1}:A${count + 2}`],
      }),
    );
    expect(recognition.tables[0]!.columns.map(({ header: name }) => name)).toEqual(['镇', '住址', '号']);
    expect(tables[0]!.records).toHaveLength(count);
    expect(tables[0]!.records.at(-1)).toEqual(['末镇', `人民路${count - 1}号`, String(count - 1)]);
    expect(tables[0]!.notes).toEqual([{ code: 'filled-down', data: { cells: 1 } }]);
  });

  it('do not blow a small file up', async () => {
    const width = 500;
    const wide = Array.from({ length: width }, (_, c) => `字段${c}`);
    const long = wide.map(() => '长'.repeat(400));
    const rows = Array.from({ length: 3000 }, (_, i) => [`第${i}行`]);
    const merges = wide.slice(1).map((_, c) => `${columnName(c + 1)}2:${columnName(c + 1)}3002`);
    const bytes = workbook({ rows: inlineRows([wide, long, ...rows]), merges });
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit: 'size' } });
  });

  it('across columns of the body are counted', async () => {
    const rows = inlineRows([header, ['张三', '人民路', '1'], ['合计', '', '1']]);
    const { recognition } = await readXlsx(workbook({ rows, merges: ['A3:B3'] }));
    expect(recognition.tables[0]!.notes).toEqual([{ code: 'merged-cells', data: { ranges: 1 } }]);
  });
});

describe('what a sheet does not show', () => {
  it('is read and named', async () => {
    const rows = inlineRows([header, ['张三', '人民路', '1'], ['李四', '长安路', '2']]);
    const columns = '<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>';
    const { recognition, tables } = await readXlsx(
      workbook({ rows: rows.replace('<row r="3">', '<row r="3" hidden="1">'), columns }),
    );
    expect(tables[0]!.records).toHaveLength(2);
    expect(recognition.tables[0]!.notes).toEqual([{ code: 'hidden-columns', data: { columns: 1 } }]);
    expect(tables[0]!.notes).toEqual([{ code: 'hidden-rows', data: { rows: 1 } }]);
  });

  it('is no table: rows and columns with nothing but styles', async () => {
    const styled = Array.from({ length: 5000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="1"/></row>`);
    const rows = inlineRows([header, ['张三', '人民路', '1']]).replace(
      '</row><row r="2">',
      '<c r="XFD1" s="1"/></row><row r="2">',
    );
    const { recognition, tables } = await readXlsx(workbook({ rows: rows + styled.join('') }));
    expect(recognition.tables[0]!.columns).toHaveLength(3);
    expect(tables[0]!.records).toEqual([['张三', '人民路', '1']]);
  });
});

describe('formulas', () => {
  it('count by their saved result, and are named where none was saved', async () => {
    const cells =
      '<c r="A2" t="str"><f>B2</f><v>张三</v></c><c r="B2" t="str"><f>A1</f><v></v></c><c r="C2"><f>1+1</f></c>';
    const rows = `${inlineRows([header])}<row r="2">${cells}</row>`;
    const { tables } = await readXlsx(workbook({ rows }));
    expect(tables[0]!.records).toEqual([['张三', '', '']]);
    expect(tables[0]!.notes).toEqual([{ code: 'formula-without-value', data: { cells: 1 } }]);
  });
});

describe('several tables on a sheet', () => {
  it('are read each from its own rows', async () => {
    const { recognition, tables } = await readXlsx(
      workbook({
        rows: inlineRows([
          header,
          ['张三', '人民路', '13800000000'],
          [],
          ['房屋编号', '面积'],
          ['1001', '88'],
          [],
          ['1002', '90'],
        ]),
      }),
    );
    expect(recognition.tables.map(({ sheet }) => sheet)).toEqual(['表', '表#2']);
    expect(tables.map(({ records }) => records)).toEqual([
      [['张三', '人民路', '13800000000']],
      [['1001', '88'], [], ['1002', '90']],
    ]);
  });

  it('keep a cell between them that only shows far below', async () => {
    const twice = [...header.slice(0, 2), '', ...header.slice(0, 2)];
    const body = Array.from({ length: 60_000 }, (_, i) =>
      i === 50_000 ? ['丁', '路', '多出', '戊', '街'] : [`甲${i}`, '人民路', '', `乙${i}`, '长安路'],
    );
    const { tables } = await readXlsx(workbook({ rows: inlineRows([twice, ...body]) }));
    expect(tables.map(({ records }) => records[50_000])).toEqual([
      ['丁', '路', '多出'],
      ['戊', '街'],
    ]);
  });
});
