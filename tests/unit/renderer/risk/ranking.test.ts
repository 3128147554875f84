import { expect, it } from 'vitest';
import type { RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import { riskRanking } from '../../../../renderer/charts/risk/risk-ranking.ts';
import { drawn, theme } from '../charts/chart-fixtures.ts';

const figure = (area: string, value: number | null, state: RiskFigure['state'] = 'ok'): RiskFigure => ({
  indicator: 'hazards-overdue-share',
  area,
  areaName: area,
  period: '2026-10',
  numerator: value,
  denominator: 10,
  value,
  state,
  low: null,
  high: null,
  compared: null,
  lastYear: null,
  lastPeriod: null,
  yearChange: null,
  periodChange: null,
  per10k: null,
  rank: null,
  version: 1,
});
const words = {
  headers: ['区域', '数值', '位次'],
  value: String,
  aside: (value: number | null) => `${value} 样本少`,
  cells: (of: RiskFigure, place: number | null) => [of.area, String(of.value), String(place)],
  tip: () => [],
  unranked: (small: number, noData: number) => `${small} ${noData}`,
};
const figures = [
  figure('a', 20),
  figure('b', 50, 'small'),
  figure('c', 30),
  figure('d', 30),
  figure('e', null, 'no-data'),
];
const rankedBy = (lowerIsWorse: boolean) =>
  riskRanking(figures, { by: 'value', lowerIsWorse, chosen: null }, words, theme);

it('gives small samples and areas without data no place, and equal values the same', () => {
  const places = rankedBy(false).rows.map(({ cells }) => [cells[0], cells[2]]);
  expect(places).toEqual([
    ['c', '1'],
    ['d', '1'],
    ['a', '3'],
    ['b', 'null'],
    ['e', 'null'],
  ]);
  expect(rankedBy(false).note).toBe('1 1');
  expect(rankedBy(true).rows[0]?.cells[0]).toBe('a');
});

it('draws no bar for a small sample, so that one of two is not the worst', () => {
  const { yAxis, series } = drawn(rankedBy(false).option);
  expect(yAxis.data).toEqual(['c', 'd', 'a', 'b']);
  expect(series[0]?.data.map(({ value }) => value)).toEqual([30, 30, 20, 0]);
});
