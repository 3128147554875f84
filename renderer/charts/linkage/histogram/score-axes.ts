import { labelStyle, logCountAxis, nameAbove, nameBelow } from '../../axis-styles.ts';
import type { ChartContext } from '../../chart-view.ts';
import type { ChartTheme } from '../../chart-theme.ts';
import { roundBits } from '../bits.ts';
import type { ScoreHistogramLabels } from './score-labels.ts';

/** Between the upper plot and its axis's name: the threshold's label may stand beside the axis. */
const thresholdRoom = 26;

/** Two plots, one below the other: the pairs by weight, and what to expect of each threshold. */
export const scorePlots = [
  { left: 56, right: 24, top: 46, bottom: '42%' },
  { left: 56, right: 24, top: '66%', bottom: 40 },
];

/** The weight below both plots; its ends are no round numbers and would stand too close to the last one that is. */
export function weightAxes([min, max]: readonly [number, number], name: string, theme: ChartTheme) {
  const axis = {
    type: 'value' as const,
    containShape: false,
    min,
    max,
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  };
  const axisLabel = { ...labelStyle(theme), formatter: roundBits, showMinLabel: false, showMaxLabel: false };
  return [
    { ...axis, gridIndex: 0, axisLabel: { show: false } },
    { ...axis, gridIndex: 1, ...nameBelow(name, theme), axisLabel },
  ];
}

/** Pairs in the upper plot, shares in the lower one. */
export function countAndShareAxes(
  isLogarithmic: boolean,
  { labels, theme, number, percent }: ChartContext<ScoreHistogramLabels>,
) {
  const axis = {
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.lineSoft } },
  };
  const linear = {
    type: 'value',
    min: 0,
    axisLabel: { ...labelStyle(theme), formatter: number, hideOverlap: true },
  };
  const shares = [labels.precision, labels.recall, labels.f1].join(' / ');
  return [
    {
      ...(isLogarithmic ? logCountAxis(theme, number) : linear),
      ...axis,
      ...nameAbove(labels.pairs, theme),
      nameGap: thresholdRoom,
      gridIndex: 0,
    },
    {
      ...axis,
      ...nameAbove(shares, theme),
      nameGap: 8,
      gridIndex: 1,
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.5,
      axisLabel: { ...labelStyle(theme), formatter: percent },
    },
  ];
}

export function scoreLegend({ labels, theme }: ChartContext<ScoreHistogramLabels>) {
  return {
    top: 0,
    right: 24,
    itemWidth: 14,
    itemHeight: 8,
    textStyle: labelStyle(theme),
    data: [labels.matches, labels.precision, labels.recall, labels.f1],
  };
}
