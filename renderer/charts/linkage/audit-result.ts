import type { Audit } from '../../../schemas/api/linkage/audit.ts';
import { labelStyle } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

export interface AuditResultLabels {
  measure: string;
  precision: string;
  recall: string;
  estimate: string;
  low: string;
  high: string;
  /** Both limits of an interval in words. */
  between(low: string, high: string): string;
}

export type ShownResult = NonNullable<Audit['result']>;

interface Measure {
  name: string;
  estimate: number;
  low: number;
  high: number;
}

/** Precision and recall as an audit measured them, each with its 95 % interval. */
export function auditResultView(result: ShownResult, context: ChartContext<AuditResultLabels>): ChartView {
  const { labels, percent } = context;
  const measures: Measure[] = [
    { name: labels.precision, ...result.precision },
    { name: labels.recall, ...result.recall },
  ];
  return {
    option: drawing(measures, context),
    headers: [labels.measure, labels.estimate, labels.low, labels.high],
    rows: measures.map(({ name, estimate, low, high }) => ({
      cells: [name, percent(estimate), percent(low), percent(high)],
    })),
    textColumns: 1,
    note: '',
    height: 168,
  };
}

/** The axis begins at a round share below everything that is shown. */
function drawing(measures: readonly Measure[], context: ChartContext<AuditResultLabels>) {
  const { labels, theme, percent } = context;
  const least = Math.min(...measures.map(({ low }) => low));
  const step = least > 0.9 ? 0.02 : least > 0.5 ? 0.1 : 0.25;
  const words = ({ low, high }: Measure) => labels.between(percent(low), percent(high));
  return {
    grid: { left: 88, right: 250, top: 12, bottom: 30 },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const measure = measures[dataIndex]!;
        return tooltipHtml(measure.name, [[percent(measure.estimate), words(measure)]]);
      },
    },
    xAxis: {
      type: 'value',
      min: Math.max(0, Math.floor(least / step) * step),
      max: 1,
      interval: step,
      splitLine: { lineStyle: { color: theme.lineSoft } },
      axisLabel: { ...labelStyle(theme), formatter: percent, hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: measures.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...labelStyle(theme), color: theme.text, fontSize: 14 },
    },
    series: [...intervalBars(measures, words, context), points(measures, theme)],
  };
}

/** An invisible bar up to the lower limit, and one from there to the upper. */
function intervalBars(
  measures: readonly Measure[],
  words: (measure: Measure) => string,
  { theme, percent }: ChartContext<AuditResultLabels>,
) {
  const stacked = { type: 'bar', stack: 'interval', silent: true, barWidth: 14 };
  return [
    { ...stacked, itemStyle: { color: 'transparent' }, data: measures.map(({ low }) => low) },
    {
      ...stacked,
      itemStyle: { color: theme.ramp[2], borderRadius: 3 },
      data: measures.map((measure) => ({
        value: measure.high - measure.low,
        label: {
          show: true,
          position: 'right',
          distance: 14,
          fontFamily: theme.font,
          color: theme.text,
          formatter: `{share|${percent(measure.estimate)}}  {limits|${words(measure)}}`,
          rich: {
            share: { fontSize: 16, fontWeight: 600 },
            limits: { fontSize: 12, color: theme.textMuted },
          },
        },
      })),
    },
  ];
}

function points(measures: readonly Measure[], theme: ChartTheme) {
  return {
    type: 'scatter',
    symbolSize: 16,
    z: 3,
    itemStyle: { color: theme.series[0], borderColor: theme.surface, borderWidth: 2 },
    data: measures.map(({ estimate }, at) => [estimate, at]),
  };
}
