import type { EChartsCoreOption } from 'echarts/core';
import type { RowFilter } from '../../schemas/api/rows.ts';
import type { ChartTheme } from './chart-theme.ts';

/** What a chart is drawn with beside its table. */
export interface ChartContext<Labels> {
  labels: Labels;
  theme: ChartTheme;
  /** A whole number as the chosen language writes it. */
  number(value: number): string;
  /** A share from 0 to 1. */
  percent(share: number): string;
}

/** Which rows stand behind something that is shown, and what people call it; `dataset` where it is not the chart's own. */
export interface Behind {
  name: string;
  filters: RowFilter[];
  dataset?: string;
}

/** One line of a chart's table, as it is shown, with the rows behind it. */
export interface ChartRow {
  cells: string[];
  behind?: Behind;
}

/** A chart ready to be shown, and the same data as a table for whoever cannot see it or wants the figures. */
export interface ChartView {
  option: EChartsCoreOption;
  headers: string[];
  rows: ChartRow[];
  /** How many leading columns are text; the others are numbers. */
  textColumns: number;
  /** What the drawing leaves out, in words; empty when nothing. */
  note: string;
  /** Height in pixels that the drawing needs, where that depends on the data. */
  height?: number;
}

/** A drawn mark. One that can be clicked down carries the rows behind it. */
export interface Mark {
  value: number | null | (number | string | null)[];
  behind?: Behind;
}
