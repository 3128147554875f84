import type { ChartTheme } from './chart-theme.ts';

/** The grid and axes that all charts share: quiet lines, small type, no ticks. */
export function plotArea(edges: { left?: number; right?: number; top?: number; bottom?: number } = {}) {
  return {
    ...{ left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...edges,
  };
}

export function labelStyle(theme: ChartTheme) {
  return { color: theme.textMuted, fontSize: 12, fontFamily: theme.font };
}

export function categoryAxis(theme: ChartTheme, data: readonly string[]) {
  return {
    type: 'category' as const,
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: labelStyle(theme),
  };
}

export function valueAxis(theme: ChartTheme, format: (value: number) => string) {
  return {
    type: 'value' as const,
    splitNumber: 4,
    minInterval: 1,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: { ...labelStyle(theme), formatter: format, hideOverlap: true },
  };
}
