import { describe, expect, it } from 'vitest';
import { columnName, makeWorkbook, type WorkbookParts } from '../../fixtures/workbook.ts';
import { readXlsx } from '../../fixtures/read-xlsx.ts';

const header = '<row r="1"><c r="A1" t="str"><v>项目</v></c><c r="B1" t="str"><v>内容</v></c></row>';
const second = (cell: string) => `<row r="2"><c r="A2" t="str"><v>一</v></c>${cell}</row>`;

/** The text that a cell in B2 is delivered as. */
async function textOf(cell: string, parts: Partial<WorkbookParts> = {}): Promise<string | undefined> {
  const { tables } = await readXlsx(
    makeWorkbook({ sheets: [{ name: '表', rows: header + second(cell) }], ...parts }),
  );
  return tables[0]!.records[0]![1];
}

describe('cells', () => {
  it.each([
    ['an integer', '<c r="B2"><v>42</v></c>', '42'],
    ['an integer written as a decimal', '<c r="B2"><v>42.0</v></c>', '42'],
    ['a decimal with the noise of its storage', '<c r="B2"><v>0.10000000000000001</v></c>', '0.1'],
    ['a serial without a date style', '<c r="B2"><v>42894.730092592603</v></c>', '42894.7300925926'],
    ['a long number that was rounded', '<c r="B2"><v>320582190001010050</v></c>', '3.2058219000101005E+17'],
    ['a large number in scientific form', '<c r="B2"><v>3.2058219000101E+17</v></c>', '3.2058219000101E+17'],
    ['a shared string', '<c r="B2" t="s"><v>1</v></c>', '第二'],
    ['a shared string that does not exist', '<c r="B2" t="s"><v>99</v></c>', ''],
    [
      'rich text without its reading',
      '<c r="B2" t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh><t>zhang</t></rPh></is></c>',
      '张三',
    ],
    ['a formula by its value', '<c r="B2" t="str"><f>A1&amp;"x"</f><v>项目x</v></c>', '项目x'],
    ['a true', '<c r="B2" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="B2" t="e"><v>#REF!</v></c>', ''],
    ['an escaped character', '<c r="B2" t="str"><v>a_x000D_b</v></c>', 'a\rb'],
    ['an ISO date', '<c r="B2" t="d"><v>2024-03-05T09:32:09</v></c>', '2024-03-05 09:32:09'],
    ['a cell without a reference', '<c t="str"><v>x</v></c>', 'x'],
    ['separators, as spaces', '<c r="B2" t="str"><v>a_x001F_b_x001E_c</v></c>', 'a b c'],
  ])('reads %s', async (_, cell, expected) => {
    expect(await textOf(cell, { sharedStrings: ['第一', '第二'] })).toBe(expected);
  });

  // Serial 45356 is 2024-03-05; Excel takes 1900 for a leap year, so 60 is 29 February 1900.
  it.each([
    ['yyyy-mm-dd', '45356', '2024-03-05'],
    ['yyyy\\-mm\\-dd\\ hh:mm:ss', '45356.397326388889', '2024-03-05 09:32:09'],
    ['yyyy"年"m"月"d"日"', '45356', '2024-03-05'],
    ['[$-804]yyyy/m/d;@', '45356.5', '2024-03-05 12:00:00'],
    ['yyyy-mm-dd hh:mm', '45356', '2024-03-05 00:00:00'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '45356.999999', '2024-03-06'],
    ['h:mm', '0.5', '12:00:00'],
    ['[h]:mm', '1.5', '1.5'],
    ['0.00', '45356', '45356'],
    ['#,##0"元"', '45356', '45356'],
    ['"dmy"0', '7', '7'],
    ['yyyy-mm-dd', '-3', '-3'],
    ['yyyy-mm-dd', '99999999', '99999999'],
  ])('shows a number in style %s: %s', async (format, literal, expected) => {
    expect(await textOf(`<c r="B2" s="1"><v>${literal}</v></c>`, { formats: [format] })).toBe(expected);
  });

  it('counts dates from 1904 where the workbook does', async () => {
    const parts = { formats: ['yyyy-mm-dd'], date1904: true };
    expect(await textOf('<c r="B2" s="1"><v>43894</v></c>', parts)).toBe('2024-03-05');
  });
});

describe('sheets', () => {
  const rows = header + second('<c r="B2"><v>1</v></c>');

  it('are all read, hidden ones with a note, empty ones not', async () => {
    const { recognition } = await readXlsx(
      makeWorkbook({
        sheets: [
          { name: '甲', rows },
          { name: '乙', rows, hidden: true },
          { name: '空', rows: '' },
        ],
      }),
    );
    expect(recognition.tables.map(({ sheet }) => sheet)).toEqual(['甲', '乙']);
    expect(recognition.tables[1]!.notes).toEqual([{ code: 'hidden-sheet', data: { sheet: '乙' } }]);
  });

  it('without a header are left out by name when others have one', async () => {
    const numbers = '<row r="1"><c r="A1"><v>1.5</v></c><c r="B1"><v>2.5</v></c></row>';
    const { recognition } = await readXlsx(
      makeWorkbook({
        sheets: [
          { name: '甲', rows },
          { name: '数', rows: numbers },
        ],
      }),
    );
    expect(recognition.tables).toHaveLength(1);
    expect(recognition.notes).toEqual([{ code: 'sheet-without-header', data: { sheet: '数' } }]);
  });

  it('that leave rows out deliver blank records between', async () => {
    const gaps = `${header}<row r="4"><c r="A4"><v>4</v></c></row><row r="5"/><row r="9"><c r="B9"><v>9</v></c></row><row r="900000"><c r="A900000" t="str"><v> </v></c></row>`;
    const { tables } = await readXlsx(makeWorkbook({ sheets: [{ name: '甲', rows: gaps }] }));
    expect(tables[0]!.records).toEqual([[], [], ['4', ''], [], [], [], [], ['', '9']]);
  });

  it('note how many cells hold errors, and where', async () => {
    const failed = (row: number, column: string) =>
      `<row r="${row}"><c r="A${row}"><v>1</v></c><c r="${column}${row}" t="e"><v>#N/A</v></c></row>`;
    const rows = [2, 3, 4, 5, 6, 9].map((row) => failed(row, row === 9 ? 'AB' : 'B')).join('');
    const { tables } = await readXlsx(makeWorkbook({ sheets: [{ name: '甲', rows: header + rows }] }));
    const data = { cells: 6, where: 'B2、B3、B4、B5、B6…' };
    expect(tables[0]!.notes).toEqual([{ code: 'error-cells', data }]);
    const far = makeWorkbook({ sheets: [{ name: '甲', rows: header + failed(9, 'AB') }] });
    expect((await readXlsx(far)).tables[0]!.notes).toEqual([
      { code: 'error-cells', data: { cells: 1, where: 'AB9' } },
    ]);
  });

  it('of a workbook without any table are named', async () => {
    await expect(readXlsx(makeWorkbook({ sheets: [{ name: '空', rows: '' }] }))).rejects.toMatchObject({
      code: 'NO_TABLE',
    });
  });

  it('of many rows come in bounded batches', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => {
      const cells = [0, 1, 2].map((c) => `<c r="${columnName(c)}${i + 2}" t="s"><v>${c}</v></c>`);
      return `<row r="${i + 2}">${cells.join('')}</row>`;
    });
    const { tables } = await readXlsx(
      makeWorkbook({
        sheets: [{ name: '甲', rows: header + lines.join('') }],
        sharedStrings: ['人民路一号', '长'.repeat(40), '安'],
      }),
    );
    expect(tables[0]!.records).toHaveLength(60_000);
    expect(tables[0]!.batches).toBeGreaterThan(1);
  });
});
