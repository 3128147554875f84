import { describe, expect, it } from 'vitest';
import { spreadsheetmlConnector } from '../../../connectors/spreadsheetml/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { makeSpreadsheetml } from '../../fixtures/spreadsheetml.ts';

const data = (type: string, value: string) => `<Data ss:Type="${type}">${value}</Data>`;
const cell = (type: string, value: string, attributes = '') =>
  `<Cell ${attributes}>${data(type, value)}</Cell>`;
const text = (value: string, attributes = '') => cell('String', value, attributes);
const header = `<Row>${text('项目')}${text('内容')}</Row>`;
const sheet = (rows: string, options = '') =>
  `<Worksheet ss:Name="表"><Table>${rows}</Table>${options}</Worksheet>`;
const styles = `<Styles>
  <Style ss:ID="Default"/>
  <Style ss:ID="date"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style>
  <Style ss:ID="short"><NumberFormat ss:Format="Short Date"/></Style>
  <Style ss:ID="general"><NumberFormat ss:Format="General Date"/></Style>
  <Style ss:ID="bold" ss:Parent="general"/>
</Styles>`;

async function read(rows: string, options?: string) {
  return (await readGrids(spreadsheetmlConnector, makeSpreadsheetml(sheet(header + rows, options), styles)))
    .sheets[0]!;
}

describe("cells in Excel 2003's XML", () => {
  it.each([
    ['a number', cell('Number', '42.50'), '42.5'],
    ['a long number that was rounded', cell('Number', '320582190001010050'), '3.2058219000101005E+17'],
    ['a number in scientific form', cell('Number', '3.20582E+17'), '3.20582E+17'],
    ['digits as text', text('00123'), '00123'],
    ['a true', cell('Boolean', '1'), 'TRUE'],
    ['a false', cell('Boolean', '0'), 'FALSE'],
    ['a date', cell('DateTime', '2024-03-05T00:00:00.000', 'ss:StyleID="date"'), '2024-03-05'],
    ['a short date', cell('DateTime', '2024-03-05T00:00:00.000', 'ss:StyleID="short"'), '2024-03-05'],
    [
      'a date whose style shows the time',
      cell('DateTime', '2024-03-05T00:00:00.000', 'ss:StyleID="bold"'),
      '2024-03-05 00:00:00',
    ],
    ['a date with its time', cell('DateTime', '2024-03-05T09:32:08.999'), '2024-03-05 09:32:09'],
    ['a time of day', cell('DateTime', '1899-12-31T09:32:09.000'), '09:32:09'],
    // serial 45356 is 2024-03-05
    ['a serial in a date style', cell('Number', '45356', 'ss:StyleID="date"'), '2024-03-05'],
    ['a line break', text('塘桥镇"老街"15号&#10;后门'), '塘桥镇"老街"15号\n后门'],
    ['text with marks within', text('<B>张</B><Font>三</Font>'), '张三'],
    [
      'a cell with a comment',
      `<Cell>${data('String', '值')}<Comment>${data('String', '批注')}</Comment></Cell>`,
      '值',
    ],
  ])('are %s', async (_, second, expected) => {
    expect((await read(`<Row>${text('一')}${second}</Row>`)).records).toEqual([['一', expected]]);
  });

  it('are blank where a formula failed', async () => {
    const found = await read(`<Row>${text('一')}${cell('Error', '#DIV/0!', 'ss:Formula="=1/0"')}</Row>`);
    expect(found.records).toEqual([['一', '']]);
    expect(found.notes).toEqual([{ code: 'error-cells', data: { cells: 1, where: 'B2' } }]);
  });

  it('count serials from 1904 where the workbook does', async () => {
    const row = `<Row>${text('一')}${cell('Number', '43894', 'ss:StyleID="date"')}</Row>`;
    const bytes = makeSpreadsheetml(
      `<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>${styles}${sheet(header + row)}`,
    );
    expect((await readGrids(spreadsheetmlConnector, bytes)).sheets[0]!.records).toEqual([
      ['一', '2024-03-05'],
    ]);
  });
});

describe("rows and sheets in Excel 2003's XML", () => {
  it('leave out what is blank', async () => {
    const rows = `<Row>${text('b', 'ss:Index="2"')}</Row><Row ss:Index="5">${text('a')}</Row><Row ss:Span="1"/><Row>${text('c')}</Row>`;
    expect((await read(rows)).records).toEqual([['', 'b'], [], [], ['a', ''], [], [], ['c', '']]);
  });

  it('are read where they are hidden, with a note', async () => {
    const found = await read(
      `<Row ss:Hidden="1">${text('一')}${text('a')}</Row><Row>${text('二')}${text('b')}</Row>`,
    );
    expect(found.records).toEqual([
      ['一', 'a'],
      ['二', 'b'],
    ]);
    expect(found.notes).toEqual([{ code: 'hidden-rows', data: { rows: 1 } }]);
  });

  it('merge cells across and down', async () => {
    const title = `<Row>${text('人口登记表', 'ss:MergeAcross="1"')}</Row>`;
    const rows = `<Row>${text('一', 'ss:MergeDown="1"')}${text('a')}</Row><Row>${text('b', 'ss:Index="2"')}</Row>`;
    const bytes = makeSpreadsheetml(sheet(title + header + rows));
    const { sheets } = await readGrids(spreadsheetmlConnector, bytes);
    expect(sheets[0]!.headers).toEqual(['项目', '内容']);
    expect(sheets[0]!.records).toEqual([
      ['一', 'a'],
      ['一', 'b'],
    ]);
  });

  it('are hidden by what follows them, columns by what stands before', async () => {
    const options =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>';
    const bytes = makeSpreadsheetml(
      sheet(
        `<Column/><Column ss:Hidden="1" ss:Span="3"/>${header}<Row>${text('一')}${text('二')}</Row>`,
        options,
      ),
    );
    expect((await readGrids(spreadsheetmlConnector, bytes)).sheets[0]!.notes).toEqual([
      { code: 'hidden-sheet', data: { sheet: '表' } },
      { code: 'hidden-columns', data: { columns: 1 } },
    ]);
  });
});

describe("the file of Excel 2003's XML", () => {
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?><ss:Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ss:Worksheet ss:Name="S"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type="String">name</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="String">text</ss:Data></ss:Cell></ss:Row><ss:Row><ss:Cell><ss:Data ss:Type="String">1</ss:Data></ss:Cell><ss:Cell><ss:Data ss:Type="String">@</ss:Data></ss:Cell></ss:Row></ss:Table></ss:Worksheet></ss:Workbook>`;
  const around = (encoding: string, bytes: readonly number[]) => {
    const [before, after] = xml(encoding).split('@');
    return Buffer.concat([Buffer.from(before!), Buffer.from(bytes), Buffer.from(after!)]);
  };

  it.each([
    ['in GBK, as declared', around('GB2312', [0xd5, 0xc5, 0xc8, 0xfd]), '张三'],
    ['in GBK under the name of UTF-8', around('utf-8', [0xd5, 0xc5, 0xc8, 0xfd]), '张三'],
    ['in Big5, as declared', around('big5', [0xb1, 0x69, 0xa4, 0x54]), '張三'],
    ['in UTF-16', Buffer.from(`\uFEFF${xml('utf-16').replace('@', '张三')}`, 'utf16le'), '张三'],
  ])('is read %s', async (_, bytes, expected) => {
    expect(await spreadsheetmlConnector.sniff(memorySource(bytes))).toBeGreaterThan(0.9);
    expect((await readGrids(spreadsheetmlConnector, bytes)).sheets[0]!.records).toEqual([['1', expected]]);
  });

  it('defines no entities', async () => {
    const lol = xml('utf-8').replace('?>', '?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>');
    await expect(readGrids(spreadsheetmlConnector, Buffer.from(lol))).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      data: { detail: 'doctype: workbook' },
    });
  });

  it.each([
    ['rows', `<Row ss:Index="1048577">${text('x')}</Row>`],
    ['columns', `<Row>${text('x', 'ss:Index="20001"')}</Row>`],
    ['columns', `<Row>${text('x', 'ss:MergeAcross="2000000000"')}${text('y')}</Row>`],
    ['cells', Array.from({ length: 400 }, () => `<Row>${text('x', 'ss:Index="19999"')}</Row>`).join('')],
  ])('is refused when it says it fills more %s than anyone has', async (limit, rows) => {
    await expect(read(rows)).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit } });
  });
});
