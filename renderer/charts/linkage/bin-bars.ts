import { labelStyle, logCountAxis, nameAbove, nameBelow, plotArea } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';
import { thresholdLine } from './threshold-line.ts';

export interface Bin {
  /** Lower end. */
  from: number;
  count: number;
}

interface BinBars {
  bins: readonly Bin[];
  width: number;
  /** What lies along the axis, and what is counted. */
  names: { value: string; count: string };
  format(value: number): string;
  number(count: number): string;
  /** Bins below it are set back, and a line marks it; in bits. */
  threshold?: { at: number; name: string };
  /** Ends of the axis where the bins do not say them. */
  ends?: readonly [number, number];
}

const mostBars = 80;
/** Room for the threshold's label between the axis and its name. */
const nameAboveThreshold = 32;
const widths = [0.1, 0.5, 1, 2, 5];

/** Joins bins to bars that the eye can tell apart. */
export function joinBins(bins: readonly Bin[], binWidth: number): { bins: Bin[]; width: number } {
  if (bins.length === 0) return { bins: [], width: binWidth };
  const range = bins.at(-1)!.from - bins[0]!.from;
  const wide = widths.filter((candidate) => candidate >= binWidth);
  const width = wide.find((candidate) => range / candidate <= mostBars) ?? wide.at(-1) ?? binWidth;
  const counts = new Map<number, number>();
  for (const { from, count } of bins) {
    const place = Math.floor((from + binWidth / 2) / width);
    counts.set(place, (counts.get(place) ?? 0) + count);
  }
  const joined = [...counts].map(([place, count]) => ({ from: place * width, count }));
  return { bins: joined.sort((a, b) => a.from - b.from), width };
}

/** Counts along a measured axis, on a logarithmic scale. */
export function binBarsOption(bars: BinBars, theme: ChartTheme) {
  const { bins, width, names, format, number, threshold } = bars;
  return {
    grid: plotArea({ left: 8, right: 24, top: threshold ? 52 : 32, bottom: 28 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const { from, count } = bins[dataIndex]!;
        return tooltipHtml(`${format(from)} … ${format(from + width)}`, [[names.count, number(count)]]);
      },
    },
    xAxis: measuredAxis(bars, theme),
    yAxis: {
      ...logCountAxis(theme, number),
      ...nameAbove(names.count, theme),
      nameGap: threshold ? nameAboveThreshold : 15,
      axisLine: { show: false, onZero: false },
    },
    series: [
      {
        type: 'bar',
        barWidth: '86%',
        barMaxWidth: 28,
        data: bins.map(({ from, count }) => ({
          value: [from + width / 2, count],
          itemStyle: {
            color: threshold && from + width / 2 < threshold.at ? theme.series[7] : theme.series[0],
          },
        })),
        ...(threshold && { markLine: thresholdLine(threshold.at, threshold.name, theme) }),
      },
    ],
  };
}

/** From the first bin to the last; a threshold at the very edge would stand on the other axis. */
function measuredAxis({ bins, width, names, format, threshold, ends }: BinBars, theme: ChartTheme) {
  const [least, most] = ends ?? [bins[0]?.from ?? 0, (bins.at(-1)?.from ?? 0) + width];
  const room = (most - least) / 20;
  return {
    type: 'value',
    ...nameBelow(names.value, theme),
    min: threshold ? Math.min(least, threshold.at - room) : least,
    max: threshold ? Math.max(most, threshold.at + room) : most,
    containShape: false,
    splitLine: { show: false },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.line } },
    axisLabel: {
      ...labelStyle(theme),
      formatter: format,
      hideOverlap: true,
      ...(threshold && { showMinLabel: false, showMaxLabel: false }),
    },
  };
}
