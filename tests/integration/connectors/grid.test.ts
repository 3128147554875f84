import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGrid, recogniseGrid, type Grid } from '../../../connectors/shared/grid.ts';
import type { Connector } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';

/** A sheet written as text: one line for a row, a bar between cells, a dot for a blank row. */
function grid(text: string, more: Partial<Grid> = {}): Grid {
  const lines = text.trim().split('\n');
  const rows = lines.map((line) => (line.trim() === '.' ? [] : line.split('|').map((cell) => cell.trim())));
  return { sheet: '表', hidden: false, rows, merges: [], hiddenColumns: [], ...more };
}

async function read(given: Grid) {
  const tables = recogniseGrid(given, 'x.xls');
  const connector: Pick<Connector, 'read'> = { read: (_, table, signal) => readGrid(given, table, signal) };
  const source = memorySource(new Uint8Array());
  return Promise.all(
    tables.map(async (table) => ({
      ...table,
      headers: table.columns.map(({ header }) => header),
      ...(await readTable(connector as Connector, source, table)),
      found: table.notes,
    })),
  );
}

describe('vertical merges', () => {
  it('give their value to the rows below that have others', async () => {
    const [table] = await read(
      grid(
        `
        镇 | 村 | 网格
        杨舍镇 | 城西 | 一
         | | 二
        .
         | 旺西 | 三
        塘桥镇 | 青龙 | 四`,
        {
          merges: [
            { top: 1, left: 0, bottom: 4, right: 0 },
            { top: 1, left: 1, bottom: 2, right: 1 },
          ],
        },
      ),
    );
    expect(table!.records).toEqual([
      ['杨舍镇', '城西', '一'],
      ['杨舍镇', '城西', '二'],
      [],
      ['杨舍镇', '旺西', '三'],
      ['塘桥镇', '青龙', '四'],
    ]);
    expect(table!.notes).toEqual([{ code: 'filled-down', data: { cells: 3 } }]);
  });
});

/** Merged ranges in the notation of spreadsheets, `A1:C2`. */
const merged = (...ranges: string[]) =>
  ranges.map((range) => {
    const [, left, top, right, bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range)!;
    const column = (letter: string) => letter.charCodeAt(0) - 65;
    return { top: +top! - 1, left: column(left!), bottom: +bottom! - 1, right: column(right!) };
  });

describe('headers of several rows', () => {
  const register = `
    某市人口房屋登记表
    填报单位：某街道 | | 单位：万元 | | 制表日期： | 2024-03-05
    序号 | 基本信息 | | | 居住信息 |
     | 姓名 | 性别 | 身份证号 | 现住址 | 电话
    1 | 张三 | 男 | 320582190001010013 | 人民路1号 | 13800000000`;
  const names = ['序号', '姓名', '性别', '身份证号', '现住址', '电话'];

  it.each([
    ['merged', merged('A1:F1', 'A3:A4', 'B3:D3', 'E3:F3')],
    ['not merged', []],
  ])('take the lowest names where the groups are %s', async (_, merges) => {
    const [table, ...others] = await read(grid(register, { merges }));
    expect(others).toEqual([]);
    expect(table!.headers).toEqual(names);
    expect(table!.records).toEqual([['1', '张三', '男', '320582190001010013', '人民路1号', '13800000000']]);
    expect(table!.found).toEqual([
      { code: 'title-rows', data: { count: 2 } },
      { code: 'header-rows', data: { rows: 2 } },
      { code: 'unit-row', data: { unit: '万元' } },
    ]);
  });

  it('put the group before a name that stands in several', async () => {
    const [table] = await read(
      grid(`
        户主 | | 配偶 | | 备注
        姓名 | 单位 | 姓名 | 年龄 |
        张三 | 一中 | 李四 | 40 | 无`),
    );
    expect(table!.headers).toEqual(['户主-姓名', '单位', '配偶-姓名', '年龄', '备注']);
  });

  it('take as many groups as are needed', async () => {
    const [table] = await read(
      grid(
        `
        姓名 | 2023年 | | 2024年 |
         | 收入 | | 收入 |
         | 工资 | 其他 | 工资 | 其他
        张三 | 1 | 2 | 3 | 4`,
        { merges: merged('A1:A3', 'B1:C1', 'D1:E1', 'B2:C2', 'D2:E2') },
      ),
    );
    expect(table!.headers).toEqual([
      '姓名',
      '2023年-收入-工资',
      '2023年-收入-其他',
      '2024年-收入-工资',
      '2024年-收入-其他',
    ]);
  });

  it('keep a group that must not be stored in the names below it', async () => {
    const [table] = await read(
      grid(`
        姓名 | 宗教信仰 | | 住址
         | 类别 | 场所 |
        张三 | 无 | 无 | 人民路1号`),
    );
    expect(table!.headers).toEqual(['姓名', '宗教信仰-类别', '宗教信仰-场所', '住址']);
  });

  it('repeat the names of groups where a program wrote them out', async () => {
    const [table] = await read(
      grid(`
        序号 | 基本信息 | 基本信息 | 住址
        序号 | 姓名 | 性别 | 住址
        1 | 张三 | 男 | 人民路1号`),
    );
    expect(table!.headers).toEqual(['序号', '姓名', '性别', '住址']);
    expect(table!.records).toHaveLength(1);
  });

  it('are not seen in a row of data below a blank name', async () => {
    const [table] = await read(
      grid(`
        姓名 | | 住址
        张三 | 本人 | 人民路
        李四 | 配偶 | 长安路`),
    );
    expect(table!.headers).toEqual(['姓名', '列 2', '住址']);
    expect(table!.records).toHaveLength(2);
  });

  it('do not take the first row of data with them where a name covers two columns', async () => {
    const [table] = await read(
      grid(
        `
        姓名 | 住址 | | 备注
        张三 | 人民路 | 一号 | 无
        李四 | 长安路 | 二号 | 无`,
        { merges: merged('B1:C1') },
      ),
    );
    expect(table!.headers).toEqual(['姓名', '住址', '住址 (2)', '备注']);
    expect(table!.records).toHaveLength(2);
  });
});

describe('several tables on a sheet', () => {
  it('are found one below the other', async () => {
    const tables = await read(
      grid(`
        一、人员
        姓名 | 身份证号 | 电话
        张三 | 320582190001010013 | 13800000000
        李四 | 320582190001010021 | 13900000000
        .
        二、房屋
        .
        房屋编号 | 面积
        1001 | 88.5
        1002 | 90
        合计 | 178.5`),
    );
    expect(tables.map(({ sheet, headers }) => [sheet, headers])).toEqual([
      ['表', ['姓名', '身份证号', '电话']],
      ['表#2', ['房屋编号', '面积']],
    ]);
    expect(tables.map(({ records }) => records.length)).toEqual([2, 3]);
    expect(tables[1]!.headerRecords).toBe(8);
  });

  it('are found side by side when they repeat their names', async () => {
    const tables = await read(
      grid(`
        姓名 | 电话 | | 姓名 | 电话
        张三 | 138 | | 王五 | 136
        李四 | 139 | | | `),
    );
    expect(tables.map(({ records }) => records)).toEqual([
      [
        ['张三', '138'],
        ['李四', '139'],
      ],
      [['王五', '136']],
    ]);
  });

  it('are one where a blank column only parts the columns', async () => {
    const [table, ...others] = await read(
      grid(`
        姓名 | 电话 | | 住址 | 面积
        张三 | 138 | | 人民路 | 88
        李四 | 139 | | 长安路 | 90`),
    );
    expect(others).toEqual([]);
    expect(table!.headers).toEqual(['姓名', '电话', '列 3', '住址', '面积']);
    expect(table!.found).toEqual([{ code: 'blank-columns', data: { columns: 1 } }]);
  });

  it('are one where blank rows only part the records, and where the header is repeated', async () => {
    const [table, ...others] = await read(
      grid(`
        姓名 | 性别 | 电话
        张三 | 男 | 13800000000
        .
        李四 | 男 | 无
        王五 | 女 | 13900000000
        .
        姓名 | 性别 | 电话
        赵六 | 男 | 13700000000`),
    );
    expect(others).toEqual([]);
    expect(table!.records).toHaveLength(7);
  });
});

describe('sheets', () => {
  it('that are empty have no table', () => {
    expect(recogniseGrid(grid('.'), 'x.xls')).toEqual([]);
  });

  it('tell what is hidden', async () => {
    const [table] = await read(grid('姓名 | 住址\n张三 | 人民路', { hidden: true, hiddenColumns: [1] }));
    expect(table!.found).toEqual([
      { code: 'hidden-sheet', data: { sheet: '表' } },
      { code: 'hidden-columns', data: { columns: 1 } },
    ]);
  });
});

describe('any sheet', () => {
  const value = fc.constantFrom(
    '',
    '',
    '姓名',
    '住址',
    '电话',
    '张三',
    '男',
    '320582190001010013',
    '12',
    '合计',
    '注：x',
  );
  const row = fc.oneof(
    { weight: 4, arbitrary: fc.array(value, { minLength: 0, maxLength: 7 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom([], ['姓名', '电话', '', '姓名', '电话'], ['编号', '面积', '备注']),
    },
  );
  const filledOf = (cells: readonly string[]) => cells.filter((cell) => cell !== '');

  it('keeps every cell below its first header in one of its tables', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), async (rows) => {
        const given: Grid = { sheet: '表', hidden: false, rows, merges: [], hiddenColumns: [] };
        let tables;
        try {
          tables = await read(given);
        } catch (error) {
          expect(error).toMatchObject({ code: 'HEADER_MISSING' });
          return;
        }
        // Rows above a body that are no other table's body are titles and headers: they stand at most once each.
        const bodies = tables.flatMap(({ records }) => records.flatMap(filledOf));
        const heads = tables.map(({ headerRecords }, at) => {
          const from = tables
            .filter((other) => other.headerRecords < headerRecords)
            .map((other) => other.headerRecords + other.records.length);
          return { from: Math.max(0, ...from), to: tables[at]!.headerRecords };
        });
        const spans = new Map(heads.map(({ from, to }) => [to, from]));
        const outside = [...spans].flatMap(([to, from]) => rows.slice(from, to).flatMap(filledOf));
        expect([...bodies, ...outside].sort()).toEqual(rows.flatMap(filledOf).sort());
      }),
      { numRuns: 500 },
    );
  });
});
