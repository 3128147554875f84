import { describe, expect, it } from 'vitest';
import { readGrid, recogniseGrid, type Grid } from '../../../connectors/shared/grid.ts';
import type { Connector } from '../../../schemas/intake/connector.ts';
import { memorySource } from '../../fixtures/memory-source.ts';
import { readTable } from '../../fixtures/read-table.ts';

/** A sheet written as text: one line for a row, cells between bars. */
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
