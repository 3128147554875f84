import type { ChartTheme } from '../chart-theme.ts';
import { signedBits } from './bits.ts';

/** A dashed line across the chart at a threshold. @param name stands at its end, with the threshold */
export function thresholdLine(bits: number, name: string, theme: ChartTheme) {
  return {
    ...dashedLine(bits, theme.text),
    label: {
      formatter: `${name} ${signedBits(bits)}`,
      color: theme.text,
      fontSize: 12,
      fontFamily: theme.font,
      position: 'end' as const,
    },
  };
}

/** The line alone. */
export function dashedLine(at: number, color: string) {
  return {
    silent: true,
    symbol: 'none',
    data: [{ xAxis: at }],
    lineStyle: { color, type: 'dashed' as const, width: 1 },
    label: { show: false },
  };
}
