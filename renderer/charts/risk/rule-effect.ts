import { categoryAxis, labelStyle, plotArea, valueAxis } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import { tooltipStyle } from '../tooltip.ts';

type Months = readonly { month: string; raised: number }[];

/** Warnings by month that two versions of a definition raise. */
export function ruleEffect(
  now: Months,
  then: Months,
  names: { now: string; then: string },
  theme: ChartTheme,
) {
  const months = [...new Set([...now, ...then].map(({ month }) => month))].sort();
  const bars = (of: Months, name: string, color: string) => ({
    type: 'bar',
    name,
    color,
    barMaxWidth: 10,
    data: months.map((month) => of.find((one) => one.month === month)?.raised ?? 0),
  });
  return {
    grid: plotArea({ top: 30 }),
    legend: { top: 0, itemWidth: 12, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: { ...tooltipStyle(theme), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { ...categoryAxis(theme, months), axisLabel: { ...labelStyle(theme), hideOverlap: true } },
    yAxis: valueAxis(theme, String),
    series: [bars(now, names.now, theme.line), bars(then, names.then, theme.series[0]!)],
  };
}
