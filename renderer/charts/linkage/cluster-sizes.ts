import { categoryAxis, labelStyle, plotArea } from '../axis-styles.ts';
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
  { labels, theme, number }: ChartContext<ClusterSizeLabels>,
): ChartView {
  const bars = sizes.slice(0, mostBars).map(({ records, clusters }) => ({ name: number(records), clusters }));
  const rest = sizes.slice(mostBars);
  if (rest.length > 0)
    bars.push({
      name: `≥ ${number(rest[0]!.records)}`,
      clusters: rest.reduce((sum, { clusters }) => sum + clusters, 0),
    });
  return {
    option: {
      grid: plotArea({ left: 8, right: 16, top: 32, bottom: 28 }),
      tooltip: {
        ...{ ...tooltipStyle(theme), trigger: 'item' },
        formatter: ({ name, value }: { name: string; value: number }) =>
          tooltipHtml(`${labels.size} ${name}`, [[labels.count, number(value)]]),
      },
      xAxis: {
        ...categoryAxis(
          theme,
          bars.map(({ name }) => name),
        ),
        ...{ name: labels.size, nameLocation: 'middle', nameGap: 26, nameTextStyle: labelStyle(theme) },
      },
      yAxis: {
        ...{ type: 'log', min: 0.8, startValue: 0.8, name: labels.count },
        nameTextStyle: { ...labelStyle(theme), align: 'left' },
        splitLine: { lineStyle: { color: theme.lineSoft } },
        axisLabel: {
          ...labelStyle(theme),
          ...{ formatter: (value: number) => (value < 1 ? '' : number(value)), hideOverlap: true },
        },
      },
      series: [
        {
          ...{ type: 'bar', color: theme.series[0], barMaxWidth: 40, itemStyle: { borderRadius: 2 } },
          data: bars.map(({ clusters }) => clusters),
          label: {
            ...{ show: true, position: 'top', color: theme.textMuted, fontSize: 11, fontFamily: theme.font },
            formatter: ({ value }: { value: number }) => number(value),
          },
        },
      ],
    },
    headers: [labels.size, labels.count],
    rows: sizes.map(({ records, clusters }) => ({ cells: [number(records), number(clusters)] })),
    textColumns: 0,
    note: '',
  };
}
