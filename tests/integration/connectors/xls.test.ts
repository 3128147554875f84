import type { CellObject } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/registry.ts';
import { xlsConnector } from '../../../connectors/xls/connector.ts';
import {
  biffRecord,
  makeBiff,
  makeCompoundFile,
  makeStream,
  words,
  workbookStream,
  type BiffCell,
  type BiffOptions,
} from '../../fixtures/biff.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readGrids } from '../../fixtures/read-grids.ts';

const header = ['项目', '内容'];
const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z === undefined ? {} : { z }) });

/** The text that a cell in B2 is delivered as. */
async function textOf(cell: BiffCell, options: BiffOptions = {}): Promise<string | undefined> {
  const { sheets } = await readGrids(
    xlsConnector,
    makeBiff([{ name: '表', cells: [header, ['一', cell]] }], options),
  );
  return sheets[0]!.records[0]![1];
}

async function surest(bytes: Uint8Array): Promise<string> {
  const claims = await Promise.all(
    connectors.map(async ({ id, sniff }) => ({ id, sure: await sniff(memorySource(bytes)) })),
  );
  return claims.sort((a, b) => b.sure - a.sure)[0]!.id;
}

describe('cells of an old workbook', () => {
  it.each([
    ['an integer', number(42), '42'],
    ['a negative decimal', number(-12.5), '-12.5'],
    ['hundredths', number(0.07), '0.07'],
    ['a decimal with the noise of its storage', number(0.1 + 0.2), '0.30000000000000004'],
    ['a serial without a date style', number(42894.5), '42894.5'],
    ['a percentage', number(0.85, '0%'), '0.85'],
    ['a phone shown in scientific form', number(13800000000, '0.00E+00'), '13800000000'],
    ['a true', { t: 'b', v: true } as CellObject, 'TRUE'],
    ['a false', { t: 'b', v: false } as CellObject, 'FALSE'],
    ['a character outside the basic plane', '王𬭎', '王𬭎'],
    ['western text', 'Zürich', 'Zürich'],
    ['digits as text', '0012', '0012'],
  ])('is %s', async (_, cell, expected) => {
    for (const sharedStrings of [true, false]) expect(await textOf(cell, { sharedStrings })).toBe(expected);
  });

  // 320582190001010013 lies between doubles that are 64 apart; the nearest one is printed.
  it('shows that a citizen number held as a number has lost digits', async () => {
    expect(await textOf(number(Number('320582190001010013')))).toBe('3.2058219000101E+17');
  });

  // Serial 45356 is 2024-03-05; Excel takes 1900 for a leap year, so 61 is 1 March 1900.
  it.each([
    ['yyyy-mm-dd', 45356, '2024-03-05'],
    ['yyyy"年"m"月"d"日"', 45356, '2024-03-05'],
    ['yyyy-mm-dd hh:mm:ss', 45356.39732638889, '2024-03-05 09:32:09'],
    ['yyyy-mm-dd hh:mm', 45356, '2024-03-05 00:00:00'],
    ['yyyy-mm-dd', 1, '1900-01-01'],
    ['yyyy-mm-dd', 59, '1900-02-28'],
    ['yyyy-mm-dd', 61, '1900-03-01'],
    ['h:mm', 0.5, '12:00:00'],
    ['[h]:mm', 1.5, '1.5'],
    ['m/d/yy', 45356, '2024-03-05'],
    ['#,##0"元"', 45356, '45356'],
  ])('is a number in style %s', async (style, value, expected) => {
    expect(await textOf(number(value, style))).toBe(expected);
  });

  // 1904-01-01 is day 0 there, so 43894 is 2024-03-05.
  it('counts dates from 1904 where the workbook does', async () => {
    expect(await textOf(number(43894, 'yyyy-mm-dd'), { date1904: true })).toBe('2024-03-05');
  });

  it('is blank where a formula failed, and the failures are counted', async () => {
    const cells = [
      header,
      ['一', { t: 'e', v: 0x17 } as CellObject],
      [{ t: 'e', v: 0x2a } as CellObject, '二'],
    ];
    const { sheets } = await readGrids(xlsConnector, makeBiff([{ name: '表', cells }]));
    expect(sheets[0]!.records).toEqual([
      ['一', ''],
      ['', '二'],
    ]);
    expect(sheets[0]!.notes).toEqual([{ code: 'error-cells', data: { cells: 2, where: 'B2、A3' } }]);
  });

  /** A formula's record: where it stands, its style, eight bytes of result, flags, an empty expression. */
  const formula = (row: number, result: readonly number[]) =>
    biffRecord(0x0006, Uint8Array.from([row, 0, 1, 0, 15, 0, ...result, 0, 0, 0, 0, 0, 0, 0, 0]));

  it('is what a formula last gave', async () => {
    const half = Buffer.alloc(8);
    half.writeDoubleLE(0.5);
    const text = Buffer.concat([Buffer.from([2, 0, 1]), Buffer.from('甲乙', 'utf16le')]);
    const cells = [header, ['一', null], ['二', null], ['三', null], ['四', null], ['五', null]];
    const bytes = withSheetRecords(makeBiff([{ name: '表', cells }]), [
      formula(1, [...half]),
      formula(2, [0, 0, 0, 0, 0, 0, 0xff, 0xff]),
      biffRecord(0x0207, text),
      formula(3, [1, 0, 1, 0, 0, 0, 0xff, 0xff]),
      formula(4, [2, 0, 0x17, 0, 0, 0, 0xff, 0xff]),
      formula(5, [3, 0, 0, 0, 0, 0, 0xff, 0xff]),
    ]);
    const { sheets } = await readGrids(xlsConnector, bytes);
    expect(sheets[0]!.records.map(([, value]) => value)).toEqual(['0.5', '甲乙', 'TRUE', '', '']);
    expect(sheets[0]!.notes).toEqual([{ code: 'error-cells', data: { cells: 1, where: 'B5' } }]);
  });

  it('goes on in the next record, where it may be of another width', async () => {
    const shared = (row: number, column: number, index: number) =>
      biffRecord(0x00fd, words(row, column, 0, index, 0));
    const strings = [
      // four strings; the second is rich (one run), the third breaks off after 张, wide, and goes on narrow
      biffRecord(
        0x00fc,
        Buffer.concat([
          words(4, 0, 4, 0),
          Buffer.concat([words(1), Buffer.from([0, 0x61])]),
          Buffer.concat([words(1), Buffer.from([8]), words(1), Buffer.from([0x62]), words(0, 0)]),
          Buffer.concat([words(3), Buffer.from([1]), words(0x5f20)]),
        ]),
      ),
      biffRecord(0x003c, Buffer.concat([Buffer.from([0, 0x33, 0x34]), words(2), Buffer.from([1])])),
      biffRecord(0x003c, Buffer.concat([Buffer.from([1]), words(0x674e, 0x56db)])),
    ];
    const stream = makeStream(8, strings, [
      shared(0, 0, 0),
      shared(0, 1, 1),
      shared(1, 0, 2),
      shared(1, 1, 3),
    ]);
    const { sheets } = await readGrids(xlsConnector, makeCompoundFile({ Workbook: stream }));
    expect(sheets[0]!.headers).toEqual(['a', 'b']);
    expect(sheets[0]!.records).toEqual([['张34', '李四']]);
  });
});

/** Puts records before the end of the last sheet, which must be the stream's last part. */
function withSheetRecords(file: Buffer, records: readonly Buffer[]): Buffer {
  const stream = workbookStream(file);
  const end = stream.lastIndexOf(Buffer.from([0x0a, 0x00, 0x00, 0x00]));
  return makeCompoundFile({
    Workbook: Buffer.concat([stream.subarray(0, end), ...records, stream.subarray(end)]),
  });
}

describe('sheets of an old workbook', () => {
  const cells = [header, ['一', '二']];

  it('are all read, hidden ones with a note, empty ones not', async () => {
    const { sheets } = await readGrids(
      xlsConnector,
      makeBiff([
        { name: '甲', cells },
        { name: '乙', cells, hidden: true },
        { name: '空', cells: [] },
      ]),
    );
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['甲', '乙']);
    expect(sheets[1]!.notes).toEqual([{ code: 'hidden-sheet', data: { sheet: '乙' } }]);
  });

  it('keep the rows and cells between those that are filled', async () => {
    const rows = [header, ['一', null], [], [null, '二'], [], []];
    const { sheets } = await readGrids(xlsConnector, makeBiff([{ name: '甲', cells: rows }]));
    expect(sheets[0]!.records).toEqual([['一', ''], [], ['', '二']]);
  });

  it('fill merged cells down', async () => {
    const rows = [header, ['一', 'a'], [null, 'b'], ['二', 'c']];
    const merges = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }];
    const { sheets } = await readGrids(xlsConnector, makeBiff([{ name: '甲', cells: rows, merges }]));
    expect(sheets[0]!.records).toEqual([
      ['一', 'a'],
      ['一', 'b'],
      ['二', 'c'],
    ]);
  });

  it('name the columns that are hidden', async () => {
    // COLINFO: columns 1 to 255 have width 2048, style 15 and the hidden bit
    const hidden = biffRecord(0x007d, Uint8Array.from([1, 0, 255, 0, 0, 8, 15, 0, 1, 0, 0, 0]));
    const { sheets } = await readGrids(
      xlsConnector,
      withSheetRecords(makeBiff([{ name: '甲', cells }]), [hidden]),
    );
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-columns', data: { columns: 1 } }]);
  });

  it('have rows that are hidden read, with a note', async () => {
    // ROW: number, columns 0 to 2, height, two unused words, the hidden bit among others
    const row = (number: number) => biffRecord(0x0208, words(number, 0, 2, 255, 0, 0, 0x0120, 15));
    const bytes = withSheetRecords(makeBiff([{ name: '甲', cells }]), [row(1), row(7)]);
    const { sheets } = await readGrids(xlsConnector, bytes);
    expect(sheets[0]!.records).toEqual([['一', '二']]);
    expect(sheets[0]!.notes).toEqual([{ code: 'hidden-rows', data: { rows: 1 } }]);
  });

  it('cost nothing for rows that they declare and do not have', async () => {
    const stream = workbookStream(makeBiff([{ name: '甲', cells }]));
    const dimensions = stream.indexOf(Buffer.from([0x00, 0x02, 0x0e, 0x00]));
    stream.writeUInt32LE(65_536, dimensions + 8);
    const blanks = Array.from({ length: 60_000 }, (_, row) =>
      biffRecord(0x0201, Uint8Array.from([(row + 2) & 0xff, (row + 2) >> 8, 0, 0, 15, 0])),
    );
    const { sheets } = await readGrids(
      xlsConnector,
      withSheetRecords(makeCompoundFile({ Workbook: stream }), blanks),
    );
    expect(sheets[0]!.records).toEqual([['一', '二']]);
  });
});

describe('versions and containers', () => {
  const cells = [header, ['张三', '人民路']];

  it('are told by what the file is: an .et of WPS is a workbook as any other', async () => {
    const bytes = makeBiff([{ name: '甲', cells }]);
    expect(await surest(bytes)).toBe('xls');
    expect((await readGrids(xlsConnector, bytes, '名册.et')).sheets[0]!.records).toEqual([
      ['张三', '人民路'],
    ]);
  });

  it('may be a stream of any case, beside the workbooks that are embedded in it', async () => {
    const bytes = makeCompoundFile({
      'MBD00/Workbook': workbookStream(makeBiff([{ name: '内', cells: [header, ['内', '内']] }])),
      WORKBOOK: workbookStream(makeBiff([{ name: '甲', cells }])),
    });
    expect((await readGrids(xlsConnector, bytes)).sheets[0]!.records).toEqual([['张三', '人民路']]);
  });

  /** A workbook of Excel 95 with these bytes as a text. */
  function makeBiff5(codePage: number | null, text: Uint8Array): Buffer {
    const label = (row: number, column: number, bytes: Uint8Array) =>
      biffRecord(0x0204, Buffer.concat([words(row, column, 0, bytes.length), bytes]));
    const sheet = [
      label(0, 0, Buffer.from('name')),
      label(0, 1, Buffer.from('text')),
      label(1, 0, Buffer.from('1')),
      label(1, 1, text),
    ];
    return makeCompoundFile({
      Book: makeStream(5, codePage === null ? [] : [biffRecord(0x0042, words(codePage))], sheet),
    });
  }

  const zhang = Uint8Array.from([0xd5, 0xc5, 0xc8, 0xfd]); // 张三 in GBK
  it.each([
    ['the code page of GBK', 936, zhang, '张三'],
    ['the western code page over GBK, as export programs write it', 1252, zhang, '张三'],
    ['no code page over GBK', null, zhang, '张三'],
    ['the western code page', 1252, Uint8Array.from([0x5a, 0xfc, 0x72]), 'Zür'],
    ['the code page of Big5', 950, Uint8Array.from([0xb1, 0x69, 0xa4, 0x54]), '張三'],
  ])('of Excel 95 have %s', async (_, codePage, bytes, expected) => {
    const file = makeBiff5(codePage, bytes);
    expect(await surest(file)).toBe('xls');
    expect((await readGrids(xlsConnector, file)).sheets[0]!.records).toEqual([['1', expected]]);
  });

  it('with a password are refused', async () => {
    const stream = workbookStream(makeBiff([{ name: '甲', cells }]));
    const first = 4 + stream.readUInt16LE(2);
    const password = biffRecord(0x002f, Uint8Array.from([1, 0, 1, 0, 1, 0]));
    const locked = makeCompoundFile({
      Workbook: Buffer.concat([stream.subarray(0, first), password, stream.subarray(first)]),
    });
    await expect(readGrids(xlsConnector, locked)).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      data: { reason: 'password' },
    });
  });

  it('that are documents or presentations are not claimed', async () => {
    const document = makeCompoundFile({ WordDocument: Buffer.alloc(8192, 1) });
    expect(await xlsConnector.sniff(memorySource(document))).toBe(0);
  });
});

describe('hostile workbooks', () => {
  const cells = [header, ['一', '二']];

  it('whose text is used a million times are refused', async () => {
    const length = 4000;
    const text = Buffer.concat([
      words(1, 0, 1, 0, length),
      Buffer.from([1]),
      Buffer.from('长'.repeat(length), 'utf16le'),
    ]);
    const uses = Array.from({ length: 60_000 }, (_, row) => biffRecord(0x00fd, words(row, 0, 0, 0, 0)));
    const file = makeCompoundFile({ Workbook: makeStream(8, [biffRecord(0x00fc, text)], uses) });
    await expect(readGrids(xlsConnector, file)).rejects.toMatchObject({
      code: 'FILE_LIMIT',
      data: { limit: 'shared-strings' },
    });
  });

  it('whose cells stand at the far right of every row are refused', async () => {
    const far = Array.from({ length: 60_000 }, (_, row) =>
      biffRecord(0x027e, Uint8Array.from([row & 0xff, row >> 8, 255, 0, 15, 0, 6, 0, 0, 0])),
    );
    await expect(
      readGrids(xlsConnector, withSheetRecords(makeBiff([{ name: '甲', cells }]), far)),
    ).rejects.toMatchObject({ code: 'FILE_LIMIT', data: { limit: 'cells' } });
  });

  it('whose sectors lead round in a circle end', async () => {
    const bytes = makeBiff([{ name: '甲', cells }]);
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    for (let i = 0; i < 128; i++) bytes.writeUInt32LE(0, table + i * 4);
    await expect(readGrids(xlsConnector, bytes)).rejects.toMatchObject({
      code: expect.stringMatching(/^FILE_/) as unknown,
    });
  });

  it('that are cut off inside a sheet say so instead of giving half of it', async () => {
    const stream = workbookStream(makeBiff([{ name: '甲', cells }]));
    for (const missing of [1, 4, 30, 60])
      await expect(
        readGrids(xlsConnector, makeCompoundFile({ Workbook: stream.subarray(0, stream.length - missing) })),
      ).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});
