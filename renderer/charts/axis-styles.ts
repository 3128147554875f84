import type { ChartTheme } from './chart-theme.ts';

/** The grid and axes that all charts share: quiet lines, small type, no ticks. */
export function plotArea(edges: { left?: number; right?: number; top?: number; bottom?: number } = {}) {
  return {
    left: 4,
    right: 12,
    top: 12,
    bottom: 4,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
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

/** Counts by orders of magnitude: a few doubtful ones must be seen beside thousands of clear ones. */
export function logCountAxis(theme: ChartTheme, number: (count: number) => string) {
  return {
    type: 'log' as const,
    min: 0.8,
    startValue: 0.8,
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.lineSoft } },
    axisLabel: {
      ...labelStyle(theme),
      formatter: (value: number) => (value < 1 ? '' : number(value)),
      hideOverlap: true,
    },
  };
}

/** An axis's name in the middle below it. */
export function nameBelow(name: string, theme: ChartTheme) {
  return { name, nameLocation: 'middle' as const, nameGap: 26, nameTextStyle: labelStyle(theme) };
}

/** A vertical axis's name above it, beginning where the axis stands. */
export function nameAbove(name: string, theme: ChartTheme) {
  return { name, nameTextStyle: { ...labelStyle(theme), align: 'left' as const } };
}

/** The figure beside a mark. */
export function markLabel(theme: ChartTheme) {
  return { show: true, color: theme.textMuted, fontSize: 11, fontFamily: theme.font };
}
