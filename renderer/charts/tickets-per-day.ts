import type { Table } from 'apache-arrow';
import { categoryAxis, labelStyle, plotArea, valueAxis } from './axis-styles.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Behind, ChartContext, ChartView, Mark } from './chart-view.ts';
import { readTable } from './read-table.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

export interface TicketsPerDayLabels {
  day: string;
  tickets: string;
  mean: string;
}

interface DayRow {
  day: Date | number;
  tickets: number;
}

const meanDays = 7;
const shownDays = 90;

/** Tickets by the day they were accepted, with the mean of the seven days up to each; the last ninety are shown first. */
export function ticketsPerDay(table: Table, context: ChartContext<TicketsPerDayLabels>): ChartView {
  const rows = readTable<DayRow>(table).map(({ day, tickets }) => ({ day: isoDay(day), tickets }));
  const means = trailingMeans(rows.map(({ tickets }) => tickets));
  const { labels, number } = context;
  const mean = (value: number | null) => (value === null ? '' : value.toFixed(1));
  return {
    option: daysOption(rows, means, context),
    headers: [labels.day, labels.tickets, labels.mean],
    rows: rows.map(({ day, tickets }, index) => ({
      cells: [day, number(tickets), mean(means[index]!)],
      behind: behind(day),
    })),
    textColumns: 1,
    note: '',
  };
}

function isoDay(day: Date | number): string {
  return new Date(day).toISOString().slice(0, 10);
}

/** Mean of each value and the six before it; null while there are fewer. */
function trailingMeans(values: readonly number[]): (number | null)[] {
  let sum = 0;
  return values.map((value, index) => {
    sum += value - (values[index - meanDays] ?? 0);
    return index + 1 < meanDays ? null : sum / meanDays;
  });
}

function behind(day: string): Behind {
  return { name: day, filters: [{ field: 'time', operator: 'between', values: [day, day] }] };
}

type DayCount = { day: string; tickets: number };

function daysOption(
  rows: readonly DayCount[],
  means: readonly (number | null)[],
  { labels, theme, number }: ChartContext<TicketsPerDayLabels>,
) {
  return {
    grid: plotArea({ top: 32, bottom: 48 }),
    legend: { top: 0, itemWidth: 14, itemHeight: 8, textStyle: labelStyle(theme) },
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: ([mark]: { dataIndex: number }[]) => {
        const { day, tickets } = rows[mark?.dataIndex ?? 0]!;
        const mean = means[mark?.dataIndex ?? 0]?.toFixed(1) ?? '–';
        return tooltipHtml(day, [
          [labels.tickets, number(tickets)],
          [labels.mean, mean],
        ]);
      },
    },
    xAxis: categoryAxis(
      theme,
      rows.map(({ day }) => day),
    ),
    yAxis: valueAxis(theme, number),
    dataZoom: zoom(rows.length, theme),
    series: [dayBars(rows, labels.tickets, theme), meanLine(means, labels.mean, theme)],
  };
}

function dayBars(rows: readonly DayCount[], name: string, theme: ChartTheme) {
  return {
    type: 'bar',
    name,
    color: theme.series[1],
    barMaxWidth: 14,
    data: rows.map(({ day, tickets }): Mark => ({ value: tickets, behind: behind(day) })),
  };
}

function meanLine(means: readonly (number | null)[], name: string, theme: ChartTheme) {
  return {
    type: 'line',
    name,
    color: theme.text,
    data: means,
    showSymbol: false,
    silent: true,
    lineStyle: { width: 2 },
  };
}

function zoom(days: number, theme: ChartTheme) {
  if (days <= shownDays) return [];
  return [
    { type: 'inside', startValue: days - shownDays, endValue: days - 1, zoomOnMouseWheel: 'ctrl' },
    {
      type: 'slider',
      startValue: days - shownDays,
      endValue: days - 1,
      height: 22,
      bottom: 6,
      borderColor: 'transparent',
      backgroundColor: theme.lineSoft,
      fillerColor: theme.line,
      moveHandleSize: 0,
      handleStyle: { color: theme.surface, borderColor: theme.textMuted },
      dataBackground: { lineStyle: { opacity: 0 }, areaStyle: { color: theme.textMuted, opacity: 0.25 } },
      selectedDataBackground: {
        lineStyle: { opacity: 0 },
        areaStyle: { color: theme.series[1], opacity: 0.7 },
      },
      textStyle: labelStyle(theme),
    },
  ];
}
