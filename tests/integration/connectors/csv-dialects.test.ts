import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvConnector } from '../../../connectors/csv/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readCsv } from '../../fixtures/read-csv.ts';
import { readTable } from '../../fixtures/read-table.ts';

describe('quoting', () => {
  it.each([
    ['a quote inside a cell', '塘桥镇"老街"15号,b', ['塘桥镇"老街"15号', 'b']],
    ['a doubled quote', '"say ""hi""",b', ['say "hi"', 'b']],
    ['a stray quote inside a quoted cell', '"Hey, I missed " it",b', ['Hey, I missed " it', 'b']],
    ['a quote that is never closed', '"I forgot to close,b', ['"I forgot to close', 'b']],
    ['a cell that only begins quoted', '"张三"李,b', ['"张三"李', 'b']],
    ['spaces after the closing quote', '"x" ,b', ['x', 'b']],
    ['an empty quoted cell', '"",b', ['', 'b']],
  ])('reads %s', async (_, line, expected) => {
    const { records } = await readCsv(`甲,乙\n1,2\n${line}\n3,"4"\n5,6\n`);
    expect(records).toEqual([['1', '2'], expected, ['3', '4'], ['5', '6']]);
  });

  it('does not let an unclosed quote swallow later records that are quoted properly', async () => {
    const { records } = await readCsv('甲,乙\n1,"open\n2,"x, y"\n3,z\n');
    expect(records).toEqual([
      ['1', '"open'],
      ['2', 'x, y'],
      ['3', 'z'],
    ]);
  });
});

describe('delimiters inside quotes', () => {
  it('do not win by being regular', async () => {
    const polygon = (i: number) => `"[[120.${i},31.1],[120.2,31.${i}],[120.3,31.3]]"`;
    const lines = Array.from({ length: 50 }, (_, i) => `G${i},${polygon(i)},名${i}`);
    const { headers, records } = await readCsv(['编码,边界,名称', '只有一格', ...lines].join('\n'));
    expect(headers).toEqual(['编码', '边界', '名称']);
    expect(records.at(-1)).toEqual(['G49', '[[120.49,31.1],[120.2,31.49],[120.3,31.3]]', '名49']);
  });

  it('do not stand in for a cell that a row lacks when the header is quoted', async () => {
    const { headers, records } = await readCsv('"甲","乙","丙"\n"1",","\n\n"2","3",\n');
    expect(headers).toEqual(['甲', '乙', '丙']);
    expect(records).toEqual([['1', ','], [], ['2', '3', '']]);
  });
});

describe('lines', () => {
  it.each(['\n', '\r\n', '\r'])('ends records at %j', async (end) => {
    const { records } = await readCsv(['甲,乙', '1,2', '', '3,4', '', ''].join(end));
    expect(records).toEqual([['1', '2'], [], ['3', '4']]);
  });

  it('does not need a final line end', async () => {
    expect((await readCsv('甲,乙\n1,2\n3,')).records).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
  });

  it('takes records of delimiters only for blank ones, also at the end, and lines of nothing there for none', async () => {
    const { records } = await readCsv('甲,乙,丙\n1,2,3\n,,\n4,5,6\n,,\n ,,\n\n \n');
    expect(records).toEqual([['1', '2', '3'], [], ['4', '5', '6'], [], []]);
  });

  it('replaces the reserved separators inside cells by spaces', async () => {
    expect((await readCsv('甲,乙\na\x1fb,"c\x1ed"\n')).records).toEqual([['a b', 'c d']]);
  });

  it('delivers records of another length as they are', async () => {
    const { records } = await readCsv('甲,乙,丙\n1,2\n1,2,3\n1,2,3,4\n1,2,3\n');
    expect(records.map(({ length }) => length)).toEqual([2, 3, 4, 3]);
  });
});

/** White space as the reader sees it: ASCII and U+3000. */
const isBlank = (value: string) => [...value].every((c) => c <= ' ' || c === '\u3000');

const quoteCell = (cell: string, delimiter: string, always: boolean) =>
  always || cell.includes(delimiter[0]!) || /^\s*"|[\r\n]/.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '张三',
    '0',
    '2024-03-05',
    '="1"',
    "'1",
    'a"b',
    '""',
    '"',
    'x\ny',
    'x\r\ny',
    '；',
    '𬭎',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((value) => value.replaceAll(/[\p{Cc}]/gu, '')),
);

describe('the estimate', () => {
  it('of records is right within a tenth, whatever the size', async () => {
    for (const count of [3, 5_000, 400_000]) {
      const { table } = await readCsv('甲,乙\n' + '一二三,1234567890\n'.repeat(count));
      expect(Math.abs(table.estimatedRecords! - count)).toBeLessThanOrEqual(count / 10);
    }
  });
});

describe('rarer dialects', () => {
  const people = [
    ['姓名', '住址', '备注'],
    ['张三', '人民路1号', '无'],
    ['李四', '长安路 2号', ''],
    ['王五', "O'Neil 路", '"引"'],
  ];
  const write = (delimiter: string, quote: (cell: string) => string) =>
    people.map((record) => record.map(quote).join(delimiter)).join('\n');
  const doubled = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const plain = (cell: string) => (/[\s"]/.test(cell) ? doubled(cell) : cell);

  it.each([
    ['a caret', write('^', plain), '^'],
    ['a tilde', write('~', plain), '~'],
    ['a number sign', write('#', plain), '#'],
    ['a control character', write('\u0001', plain), '\u0001'],
    ['a space', write(' ', (cell) => (cell === '' ? '""' : plain(cell))), ' '],
    ['a comma and a space', write(', ', plain), ','],
    ['a comma and a space, all quoted', write(', ', doubled), ','],
    ['single quotes', write(',', (cell) => `'${cell.replaceAll("'", "''")}'`), ','],
    ['quotes escaped by a backslash', write(',', (cell) => `"${cell.replaceAll('"', '\\"')}"`), ','],
  ])('reads %s', async (_, text, delimiter) => {
    const { table, headers, records } = await readCsv(text);
    expect(table.dialect['delimiter']).toBe(delimiter);
    expect([headers, ...records]).toEqual(people);
  });

  it('does not take spaces, colons or backslashes inside cells for anything', async () => {
    const { headers, records } = await readCsv('登记时间\n2024-03-05 10:00\n2024-03-06 11:30\n');
    expect(headers).toEqual(['登记时间']);
    expect(records).toEqual([['2024-03-05 10:00'], ['2024-03-06 11:30']]);
    const paths = '名称,目录\n"甲","C:\\data\\"\n"乙","D:\\"\n';
    expect((await readCsv(paths)).records).toEqual([
      ['甲', 'C:\\data\\'],
      ['乙', 'D:\\'],
    ]);
  });

  it('keeps the apostrophe before a number that only opens', async () => {
    const { records } = await readCsv("姓名,证件\n张三,'0123\n李四,'0456\n");
    expect(records).toEqual([
      ['张三', "'0123"],
      ['李四', "'0456"],
    ]);
  });

  it('does not stumble over a stray quote in the first row', async () => {
    const { headers, records } = await readCsv('"姓名,住址,备注\n张三,"人民路,1号",无\n李四,长安路,""\n');
    expect(headers).toEqual(['"姓名', '住址', '备注']);
    expect(records).toEqual([
      ['张三', '人民路,1号', '无'],
      ['李四', '长安路', ''],
    ]);
  });

  it('reads what stands above the header, however many cells that has', async () => {
    const { table, headers, records } = await readCsv(
      '某市人口登记表\n"填报单位：某街道","制表日期：2024-03-05"\n单位：人\n\n姓名,性别,住址\n张三,男,人民路\n李四,女,长安路\n',
    );
    expect(headers).toEqual(['姓名', '性别', '住址']);
    expect(records).toHaveLength(2);
    expect(table.notes).toEqual([
      { code: 'title-rows', data: { count: 4 } },
      { code: 'unit-row', data: { unit: '人' } },
    ]);
  });

  it('joins a header of two rows', async () => {
    const { headers, records } = await readCsv(
      '序号,基本信息,,居住信息,\n,姓名,性别,住址,电话\n1,张三,男,人民路,13800000000\n',
    );
    expect(headers).toEqual(['序号', '姓名', '性别', '住址', '电话']);
    expect(records).toEqual([['1', '张三', '男', '人民路', '13800000000']]);
  });

  it.each([
    ['people', '张三,男,汉族\n李四,女,汉族\n王五,男,满族\n'],
    ['figures before words', `1,${'长'.repeat(70)}\n1,短\n0,句\n1,词\n`],
  ])('says that a header is missing instead of taking data for one: %s', async (_, text) => {
    await expect(readCsv(text)).rejects.toMatchObject({ code: 'HEADER_MISSING' });
  });

  it('takes a first row of names for the header of rows that unquoted commas have made wider', async () => {
    const { headers, records } = await readCsv(
      '姓名,电话,住址\n张三,13800000000,江苏省,苏州市,人民路,3号\n李四,13800000001,江苏省,苏州市,长安路,1号\n王五,,塘桥\n',
    );
    expect(headers).toEqual(['姓名', '电话', '住址']);
    expect(records.map(({ length }) => length)).toEqual([6, 6, 3]);
  });

  it('takes a name that a column repeats as a mark for a header all the same', async () => {
    const { headers } = await readCsv(
      '姓名,住址,低保户\n张三,人民路,低保户\n李四,长安路,\n王五,塘桥,低保户\n',
    );
    expect(headers).toEqual(['姓名', '住址', '低保户']);
  });

  it('keeps the cells of delimiters at the end of lines apart', async () => {
    const { headers, records } = await readCsv('姓名,住址,\n张三,人民路,\n李四,长安路,\n');
    expect(headers).toEqual(['姓名', '住址', '列 3']);
    expect(records).toEqual([
      ['张三', '人民路', ''],
      ['李四', '长安路', ''],
    ]);
  });

  it('finds tables one below the other, however the bytes arrive', async () => {
    const text =
      '姓名,身份证号,电话\n张三,320582190001010013,13800000000\n\n编号,面积\n1001,88.5\n\n1002,90\n\n';
    for (const chunkBytes of [1, 7, 1000]) {
      const source = memorySource(Buffer.from(text), 'delivered.csv', chunkBytes);
      const { tables } = await csvConnector.recognise(source, new AbortController().signal);
      const read = [];
      for (const table of tables) read.push((await readTable(csvConnector, source, table)).records);
      expect(tables.map(({ sheet }) => sheet)).toEqual(['', '#2']);
      expect(read).toEqual([
        [['张三', '320582190001010013', '13800000000']],
        [['1001', '88.5'], [], ['1002', '90']],
      ]);
    }
  });
});

describe('any table', () => {
  it('comes back exactly, whatever dialect it was written in', async () => {
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', '\t', ';', '|', ', ', '^', '~', ' '),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 200 }),
        async (rows, delimiter, end, always, finalEnd, chunkBytes) => {
          const header = rows[0]!.map((_, i) => `字段${i}`);
          const regular = Array.from({ length: 20 }, (_, r) => header.map((_, c) => `r${r}c${c}`));
          const written = [header, ...regular, ...rows, regular[0]!]
            .map((record) => record.map((value) => quoteCell(value, delimiter, always)).join(delimiter))
            .join(end);
          const { records } = await readCsv(written + (finalEnd ? end : ''), chunkBytes);
          const expected = rows.map((record) => (record.every((value) => isBlank(value)) ? [] : record));
          expect(records).toEqual([...regular, ...expected, regular[0]]);
        },
      ),
      { numRuns: 300 },
    );
  });
});
