import { describe, expect, it } from 'vitest';
import { odsConnector } from '../../../connectors/ods/connector.ts';
import { xlsxConnector } from '../../../connectors/xlsx/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { makeOds, odsMediaType, odsParagraph, odsTable } from '../../fixtures/ods.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { makeZip } from '../../fixtures/zip.ts';

const text = (value: string) =>
  `<table:table-cell office:value-type="string">${odsParagraph(value)}</table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (...rows: string[]) => `<table:table table:name="表">${rows.join('')}</table:table>`;
const header = row(text('项目'), text('内容'));

async function recordsOf(...rows: string[]): Promise<string[][]> {
  return (await readGrids(odsConnector, makeOds(table(header, ...rows)))).sheets[0]!.records;
}

describe('cells in OpenDocument', () => {
  it.each([
    ['a number', 'office:value-type="float" office:value="42.50"', '42,50', '42.5'],
    [
      'a long number',
      'office:value-type="float" office:value="320582190001010013"',
      '3.2E+17',
      '320582190001010013',
    ],
    ['a percentage', 'office:value-type="percentage" office:value="0.85"', '85%', '0.85'],
    ['money', 'office:value-type="currency" office:value="12.3"', '￥12.30', '12.3'],
    ['a date', 'office:value-type="date" office:date-value="2024-03-05"', '2024年3月5日', '2024-03-05'],
    [
      'a date with its time',
      'office:value-type="date" office:date-value="2024-03-05T09:32:09.5"',
      '3/5',
      '2024-03-05 09:32:09',
    ],
    ['a time', 'office:value-type="time" office:time-value="PT09H32M09S"', '9:32', '09:32:09'],
    ['a true', 'office:value-type="boolean" office:boolean-value="true"', '真', 'TRUE'],
    ['a text beside the shown one', 'office:value-type="string" office:string-value="全文"', '全…', '全文'],
    [
      'a formula by its value',
      'table:formula="of:=1+1" office:value-type="float" office:value="2"',
      '2',
      '2',
    ],
  ])('are %s', async (_, attributes, shown, expected) => {
    const cell = `<table:table-cell ${attributes}>${odsParagraph(shown)}</table:table-cell>`;
    expect(await recordsOf(row(text('一'), cell))).toEqual([['一', expected]]);
  });

  it('are blank where a formula failed', async () => {
    const failed =
      '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>';
    const { sheets } = await readGrids(odsConnector, makeOds(table(header, row(text('一'), failed))));
    expect(sheets[0]!.records).toEqual([['一', '']]);
    expect(sheets[0]!.notes).toEqual([{ code: 'error-cells', data: { cells: 1, where: 'B2' } }]);
  });

  it('have lines, spaces and marks, not comments', async () => {
    const cell = `<table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p></office:annotation><text:p>第一  行
      <text:span>接着</text:span><text:s text:c="2"/>完</text:p><text:p>第二行<text:tab/>尾</text:p></table:table-cell>`;
    expect(await recordsOf(row(text('一'), cell))).toEqual([['一', '第一 行 接着  完\n第二行\t尾']]);
  });
});

describe('what OpenDocument repeats', () => {
  it('is a cell or a row as often as it says', async () => {
    const twice = `<table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>同</text:p></table:table-cell>`;
    const rows = `<table:table-row table:number-rows-repeated="3">${twice}</table:table-row>`;
    expect(await recordsOf(rows)).toEqual([
      ['同', '同'],
      ['同', '同'],
      ['同', '同'],
    ]);
  });

  it('costs nothing where it is blank, to the last row of the sheet and between', async () => {
    const gap =
      '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
    const records = [
      ['项目', '内容'],
      ['一', '二'],
    ];
    const rest =
      '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>';
    const bytes = makeOds(table(header, row(text('一'), text('二')), gap, row(text('三')), rest));
    expect((await readGrids(odsConnector, bytes)).sheets[0]!.records).toEqual([
      ['一', '二'],
      [],
      [],
      [],
      ['三', ''],
    ]);
    expect((await readGrids(odsConnector, makeOds(odsTable('表', records)))).sheets[0]!.records).toEqual([
      ['一', '二'],
    ]);
  });

  it.each([
    [
      'cells',
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
    [
      'shared-strings',
      `<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string"><text:p>${'长'.repeat(1000)}</text:p></table:table-cell></table:table-row>`,
    ],
    [
      'rows',
      '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>',
    ],
    [
      'columns',
      row(
        '<table:table-cell table:number-columns-repeated="2000000000" office:value-type="string"><text:p>x</text:p></table:table-cell>',
      ),
    ],
    [
      'cell',
      row(
        `<table:table-cell office:value-type="string"><text:p>${'<text:s text:c="4000000"/>'.repeat(100)}x</text:p></table:table-cell>`,
      ),
    ],
  ])('is refused when it fills more %s than anyone has', async (limit, rows) => {
    const started = performance.now();
    await expect(recordsOf(rows)).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit } });
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describe('sheets in OpenDocument', () => {
  it('are hidden by their style', async () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const hidden = table(header, row(text('一'), text('二'))).replace(
      '<table:table ',
      '<table:table table:style-name="ta2" ',
    );
    const { sheets } = await readGrids(odsConnector, makeOds(hidden, { styles }));
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-sheet', data: { sheet: '表' } }]);
  });

  it('hide columns', async () => {
    const columns =
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>';
    const { sheets } = await readGrids(
      odsConnector,
      makeOds(table(columns, header, row(text('一'), text('二')))),
    );
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-columns', data: { columns: 1 } }]);
  });

  it('have rows that are filtered out read, with a note', async () => {
    const filtered = (cells: string) =>
      `<table:table-row table:visibility="filter" table:number-rows-repeated="2">${cells}</table:table-row>`;
    const rows = [
      header,
      filtered(text('一') + text('二')),
      filtered('<table:table-cell/>'),
      row(text('三')),
    ];
    const { sheets } = await readGrids(odsConnector, makeOds(table(...rows)));
    expect(sheets[0]!.records).toEqual([['一', '二'], ['一', '二'], [], [], ['三', '']]);
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-rows', data: { rows: 2 } }]);
  });

  it('fill cells down that span rows', async () => {
    const tall = `<table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>一</text:p></table:table-cell>`;
    const covered = '<table:covered-table-cell/>';
    expect(await recordsOf(row(tall, text('a')), row(covered, text('b')))).toEqual([
      ['一', 'a'],
      ['一', 'b'],
    ]);
  });

  it('are not those that changes, drawings and links hold', async () => {
    const changes = `<table:tracked-changes><table:table-cell>${odsParagraph('旧')}</table:table-cell></table:tracked-changes>`;
    const shapes = `<table:shapes><draw:frame xmlns:draw="d">${odsParagraph('图')}</draw:frame></table:shapes>`;
    const { sheets } = await readGrids(
      odsConnector,
      makeOds(changes + table(shapes, header, row(text('一'), text('二')))),
    );
    expect(sheets.map(({ records }) => records)).toEqual([[['一', '二']]]);
  });
});

describe('the package', () => {
  it('is told from other ZIP files by its media type', async () => {
    const spreadsheet = memorySource(makeOds(odsTable('表', [['甲', '乙']])));
    expect(await odsConnector.sniff(spreadsheet)).toBeGreaterThan(0.9);
    expect(await xlsxConnector.sniff(spreadsheet)).toBe(0);
    const text = makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' });
    expect(await odsConnector.sniff(memorySource(text))).toBe(0);
    const several = makeZip({ '一.csv': 'a,b', '二.csv': 'a,b' });
    expect(await odsConnector.sniff(memorySource(several))).toBe(0);
    expect(await xlsxConnector.sniff(memorySource(several))).toBe(0);
  });

  it('with a password is refused', async () => {
    const refused = { code: 'FILE_REFUSED', data: { reason: 'password' } };
    const manifest = '<manifest:encryption-data manifest:checksum="x"/>';
    await expect(readGrids(odsConnector, makeOds('', { manifest }))).rejects.toMatchObject(refused);
    const whole = makeZip({ mimetype: odsMediaType, 'content.xml': '<a/>', 'encrypted-package': 'x' });
    await expect(readGrids(odsConnector, whole)).rejects.toMatchObject(refused);
  });

  it('defines no entities', async () => {
    const lol = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
    for (const part of ['content.xml', 'META-INF/manifest.xml']) {
      const parts = { mimetype: odsMediaType, 'content.xml': '<a/>', [part]: lol };
      await expect(readGrids(odsConnector, makeZip(parts))).rejects.toMatchObject({
        code: 'FILE_UNREADABLE',
      });
    }
  });
});
