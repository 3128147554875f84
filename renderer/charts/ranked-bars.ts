import { labelStyle, plotArea } from './axis-styles.ts';
import type { RowFilter } from '../../schemas/api/rows.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Behind, ChartContext, ChartRow, Mark } from './chart-view.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

/** One kind of something, and how much there is of it. */
export interface Ranked {
  name: string;
  count: number;
  /** The rows behind it; absent for what several kinds are joined in. */
  filters?: RowFilter[];
}

/** Keeps the largest kinds and joins the others under one name, always last. */
export function largest(kinds: readonly Ranked[], limit: number, othersName: string): Ranked[] {
  if (kinds.length <= limit) return [...kinds];
  const sorted = [...kinds].sort((a, b) => b.count - a.count);
  const others = sorted.slice(limit - 1).reduce((sum, { count }) => sum + count, 0);
  return [...sorted.slice(0, limit - 1), { name: othersName, count: others }];
}

function behind({ name, filters }: Ranked): Behind | undefined {
  return filters && { name, filters };
}

/** The kinds as lines of a table: name, count, share of all. */
export function rankedRows(
  kinds: readonly Ranked[],
  { number, percent }: Pick<ChartContext<unknown>, 'number' | 'percent'>,
): ChartRow[] {
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  return kinds.map((kind) => ({
    cells: [kind.name, number(kind.count), percent(total > 0 ? kind.count / total : 0)],
    behind: behind(kind),
  }));
}

/** Horizontal bars from the first kind downwards, each with its count and its share of all. */
export function rankedBars(
  kinds: readonly Ranked[],
  color: string,
  { theme, number, percent }: Pick<ChartContext<unknown>, 'theme' | 'number' | 'percent'>,
) {
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number) => percent(total > 0 ? count / total : 0);
  return {
    grid: plotArea({ right: 104, top: 4 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ name, value }: { name: string; value: number }) =>
        tooltipHtml(name, [[number(value), share(value)]]),
    },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: kinds.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...labelStyle(theme), color: theme.text, width: 132, overflow: 'truncate' },
    },
    series: [bars(kinds, color, theme, (value) => `${number(value)}  {share|${share(value)}}`)],
  };
}

function bars(
  kinds: readonly Ranked[],
  color: string,
  theme: ChartTheme,
  countAndShare: (value: number) => string,
) {
  return {
    type: 'bar',
    color,
    data: kinds.map((kind): Mark & object => ({
      value: kind.count,
      behind: behind(kind),
      ...(kind.filters ? {} : { itemStyle: { color: theme.line }, cursor: 'default' }),
    })),
    barMaxWidth: 18,
    barCategoryGap: '34%',
    showBackground: true,
    backgroundStyle: { color: theme.lineSoft, opacity: 0.5, borderRadius: 2 },
    itemStyle: { borderRadius: 2 },
    label: {
      show: true,
      position: 'right',
      color: theme.text,
      fontSize: 12,
      fontFamily: theme.font,
      formatter: ({ value }: { value: number }) => countAndShare(value),
      rich: { share: { color: theme.textMuted, fontSize: 12 } },
    },
  };
}
