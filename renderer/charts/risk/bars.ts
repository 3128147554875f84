import { labelStyle, plotArea } from '../axis-styles.ts';
import type { ChartTheme } from '../chart-theme.ts';
import type { Behind } from '../chart-view.ts';
import { tooltipHtml, tooltipStyle } from '../tooltip.ts';

/** One bar with what is written beside it and said under the pointer. */
export interface Bar {
  name: string;
  value: number;
  text: string;
  tip: [name: string, value: string][];
  behind?: Behind;
  isChosen: boolean;
}

/** Room that a bar with its gap takes, in pixels. */
export const barHeight = 24;
const widestBar = 34;
const faded = 0.4;

/**
 * Horizontal bars from the first downwards. While one is chosen, the others step back.
 *
 * @param room height of the drawing in pixels; few bars stand at its top
 */
export function barsOption(bars: readonly Bar[], color: string, room: number, theme: ChartTheme) {
  const hasChosen = bars.some(({ isChosen }) => isChosen);
  return {
    grid: plotArea({ right: 104, top: 4, bottom: Math.max(4, room - bars.length * widestBar) }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) =>
        tooltipHtml(bars[dataIndex]!.name, bars[dataIndex]!.tip),
    },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...labelStyle(theme), color: theme.text, width: 140, overflow: 'truncate' },
    },
    series: [
      {
        type: 'bar',
        color,
        data: bars.map(({ value, behind, isChosen }) => ({
          value,
          behind,
          itemStyle: { opacity: hasChosen && !isChosen ? faded : 1 },
          ...(behind ? {} : { cursor: 'default' }),
        })),
        barMaxWidth: 16,
        barCategoryGap: '34%',
        itemStyle: { borderRadius: 2 },
        label: {
          show: true,
          position: 'right',
          color: theme.text,
          fontSize: 12,
          fontFamily: theme.font,
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]!.text,
        },
      },
    ],
  };
}
