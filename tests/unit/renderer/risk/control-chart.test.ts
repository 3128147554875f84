import { expect, it } from 'vitest';
import { controlChart, levelReached } from '../../../../renderer/charts/risk/control-chart.ts';
import { theme } from '../charts/chart-fixtures.ts';

const limits = [
  { level: 'blue', bound: 8 },
  { level: 'yellow', bound: 10 },
] as const;

it('reaches a level at its limit, not before', () => {
  expect([0, 7.99, 8, 9.99, 10, 50].map((value) => levelReached(value, limits))).toEqual([
    null,
    null,
    'blue',
    'blue',
    'yellow',
    'yellow',
  ]);
});

it('tells of every day its value and the level, and shows limits that the line does not reach', () => {
  const words = {
    headers: ['时间', '统计量', '级别'],
    name: '统计量',
    number: String,
    limit: ({ level, bound }: { level: string; bound: number }) => `${level} ${bound}`,
    reached: (level: string | null) => level ?? '–',
  };
  const points = [
    { period: '2026-10-01', statistic: 2 },
    { period: '2026-10-02', statistic: 8.5 },
  ];
  const view = controlChart(points, limits, words, theme);
  expect(view.rows.map(({ cells }) => cells)).toEqual([
    ['2026-10-01', '2', '–'],
    ['2026-10-02', '8.5', 'blue'],
  ]);
  // 5 % above the highest limit, rounded up.
  expect(view.option).toMatchObject({ yAxis: { max: 11 } });
  expect(view.option).toMatchObject({
    series: [{ data: [{ value: 2 }, { value: 8.5, itemStyle: { color: theme.levels.blue } }] }],
  });
});
