import { describe, expect, it } from 'vitest';
import { populationPyramid } from '../../../../renderer/charts/population-pyramid.ts';
import { contextOf, drawn, tableOf } from './chart-fixtures.ts';

const context = contextOf({
  age: '年龄',
  male: '男',
  female: '女',
  oldest: '100 岁以上',
  unit: '人',
  unknown: (count: string) => `另有 ${count} 人`,
});

const table = tableOf({
  age_band: [0, 0, 10, 100, null, 10],
  sex: ['1', '2', '2', '1', '1', '9'],
  persons: [1200, 1100, 900, 3, 40, 2],
});

describe('the population pyramid', () => {
  const view = populationPyramid(table, context);
  const { series, yAxis, xAxis } = drawn(view.option);

  it('has every band of five years up to the oldest, also those that nobody is in', () => {
    expect(yAxis.data).toHaveLength(21);
    expect(yAxis.data?.slice(0, 3)).toEqual(['0–4', '5–9', '10–14']);
    expect(yAxis.data?.at(-1)).toBe('100 岁以上');
  });

  it('draws men to the left and women to the right on the same scale', () => {
    const [men, women] = series;
    expect(men?.data.slice(0, 3).map(({ value }) => value)).toEqual([-1200, -0, -0]);
    expect(women?.data.slice(0, 3).map(({ value }) => value)).toEqual([1100, 0, 900]);
    expect(xAxis.min).toBe(-xAxis.max!);
    expect(xAxis.max).toBeGreaterThanOrEqual(1200);
  });

  it('leads from a bar to the rows of that age and sex', () => {
    expect(series[1]?.data[2]?.behind).toEqual({
      name: '10–14 · 女',
      filters: [
        { field: 'figure', operator: 'equals', values: ['persons'] },
        { field: 'age', operator: 'between', values: [10, 14] },
        { field: 'sex', operator: 'equals', values: ['2'] },
      ],
    });
  });

  it('says how many it could not draw, rather than leaving them out in silence', () => {
    expect(view.note).toBe('另有 42 人');
  });

  it('gives the same figures as a table', () => {
    expect(view.headers).toEqual(['年龄', '男', '女']);
    expect(view.rows[0]?.cells).toEqual(['0–4', '1,200', '1,100']);
  });

  it('is empty without rows', () => {
    const empty = populationPyramid(tableOf({ age_band: [], sex: [], persons: [] }), context);
    expect(empty.rows).toEqual([]);
  });
});
