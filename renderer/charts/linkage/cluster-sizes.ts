import { categoryAxis, logCountAxis, markLabel, nameAbove, nameBelow, plotArea } from '../axis-styles.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

export interface ClusterSizeLabels {
  size: string;
  count: string;
}

/** How many clusters have so many records. */
export interface ClusterSize {
  records: number;
  clusters: number;
}

const mostBars = 24;

/** How large clusters are, on a logarithmic scale; the largest sizes stand under one bar. */
export function clusterSizesView(
  sizes: readonly ClusterSize[],
  context: ChartContext<ClusterSizeLabels>,
): ChartView {
  const { labels, number } = context;
  return {
    option: drawing(sizeBars(sizes, number), context),
    headers: [labels.size, labels.count],
    rows: sizes.map(({ records, clusters }) => ({ cells: [number(records), number(clusters)] })),
    textColumns: 0,
    note: '',
  };
}

interface SizeBar {
  name: string;
  clusters: number;
}

function sizeBars(sizes: readonly ClusterSize[], number: (count: number) => string): SizeBar[] {
  const shown = sizes
    .slice(0, mostBars)
    .map(({ records, clusters }) => ({ name: number(records), clusters }));
  const [next] = sizes.slice(mostBars);
  if (!next) return shown;
  const rest = sizes.slice(mostBars).reduce((sum, { clusters }) => sum + clusters, 0);
  return [...shown, { name: `≥ ${number(next.records)}`, clusters: rest }];
}

function drawing(bars: readonly SizeBar[], { labels, theme, number }: ChartContext<ClusterSizeLabels>) {
  const names = bars.map(({ name }) => name);
  return {
    grid: plotArea({ left: 8, right: 16, top: 32, bottom: 28 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ name, value }: { name: string; value: number }) =>
        tooltipHtml(`${labels.size} ${name}`, [[labels.count, number(value)]]),
    },
    xAxis: { ...categoryAxis(theme, names), ...nameBelow(labels.size, theme) },
    yAxis: { ...logCountAxis(theme, number), ...nameAbove(labels.count, theme) },
    series: [
      {
        type: 'bar',
        color: theme.series[0],
        barMaxWidth: 40,
        itemStyle: { borderRadius: 2 },
        data: bars.map(({ clusters }) => clusters),
        label: {
          ...markLabel(theme),
          position: 'top',
          formatter: ({ value }: { value: number }) => number(value),
        },
      },
    ],
  };
}
