import { describe, expect, it } from 'vitest';
import { companiesByKind } from '../../../../renderer/charts/companies-by-kind.ts';
import { coverageByDepartment } from '../../../../renderer/charts/coverage-by-department.ts';
import { dwellingsByKind } from '../../../../renderer/charts/dwellings-by-kind.ts';
import { contextOf, drawn, tableOf, theme } from './chart-fixtures.ts';

const kinds = contextOf({
  kind: '类别',
  count: '数量',
  share: '占比',
  none: '未填写',
  others: '其他',
  nameOf: (code: string) => ({ '01': '自住', '02': '出租' })[code] ?? code,
});

describe('dwellings and companies by kind', () => {
  it('name codes by their table, and lead to the counted rows of that kind', () => {
    const view = dwellingsByKind(tableOf({ kind: ['01', '02', null], dwellings: [60, 30, 10] }), kinds);
    const { yAxis, series } = drawn(view.option);
    expect(yAxis.data).toEqual(['自住', '出租', '未填写']);
    expect(series[0]?.data[1]?.behind?.filters).toEqual([
      { field: 'figure', operator: 'equals', values: ['dwellings'] },
      { field: 'usage', operator: 'equals', values: ['02'] },
    ]);
    expect(series[0]?.data[2]?.behind?.filters).toContainEqual({ field: 'usage', operator: 'is-null' });
  });

  it('count companies by their type', () => {
    const view = companiesByKind(tableOf({ kind: ['1130'], companies: [3] }), kinds);
    expect(drawn(view.option).series[0]?.data[0]?.behind?.filters).toContainEqual({
      field: 'type',
      operator: 'equals',
      values: ['1130'],
    });
    expect(view.rows[0]?.cells).toEqual(['1130', '3', '100%']);
  });
});

describe('coverage by department', () => {
  const context = contextOf({
    department: '部门',
    dataset: '数据集',
    rows: '记录数',
    entities: '主体',
    share: '占比',
    nameOf: (id: string) => id.toUpperCase(),
  });
  const view = coverageByDepartment(
    tableOf({
      department: ['公安局', '热线办', '公安局'],
      dataset: ['population', 'service-ticket', 'dwelling'],
      rows: [900, 50, 20],
      entities: [880, null, 20],
      share: [0.95, null, 0.1],
    }),
    context,
  );
  const { xAxis, yAxis, series, visualMap } = drawn(view.option);

  it('sets datasets against departments', () => {
    expect(xAxis.data).toEqual(['POPULATION', 'SERVICE-TICKET', 'DWELLING']);
    expect(yAxis.data).toEqual(['公安局', '热线办']);
    expect(series[0]?.data.map(({ value }) => (value as number[]).slice(0, 2))).toEqual([
      [0, 0],
      [1, 1],
      [2, 0],
    ]);
  });

  it('shades by the share of all that is known, and not at all where nobody knows it', () => {
    const shades = series[0]?.data.map(({ value }) => {
      const share = (value as number[])[2]!;
      return visualMap.pieces.find(({ gte, lt }) => share >= gte && share < lt)?.color;
    });
    expect(shades).toEqual([theme.ramp[5], undefined, theme.ramp[0]]);
    expect(visualMap.outOfRange.color).toBe(theme.empty);
    expect(series[0]?.data.map(({ label }) => label?.formatter)).toEqual(['95%\n900', '50', '10%\n20']);
    expect(view.rows[1]?.cells).toEqual(['热线办', 'SERVICE-TICKET', '50', '–', '–']);
  });

  it('grows with the departments', () => {
    const more = coverageByDepartment(
      tableOf({
        department: ['a', 'b', 'c'],
        dataset: ['x', 'x', 'x'],
        rows: [1, 1, 1],
        entities: [1, 1, 1],
        share: [1, 1, 1],
      }),
      context,
    );
    expect(more.height! - view.height!).toBeGreaterThan(0);
  });

  it('leads to the rows of that department in that dataset', () => {
    expect(series[0]?.data[2]?.behind).toEqual({
      name: '公安局',
      dataset: 'dwelling',
      filters: [{ field: 'department', operator: 'equals', values: ['公安局'] }],
    });
  });
});
