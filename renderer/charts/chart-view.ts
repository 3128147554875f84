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

/** A chart ready to be shown, and the same data as a table for whoever cannot see it or wants the figures. */
export interface ChartView {
  option: EChartsCoreOption;
  headers: string[];
  /** Cells as they are shown; numbers stand in every column but the text ones at the left. */
  rows: string[][];
  /** How many leading columns are text. */
  textColumns: number;
  /** What the drawing leaves out, in words; empty when nothing. */
  note: string;
}

/** A mark that can be clicked down to its rows carries the filters that lead to them. */
export interface Mark {
  value: number | null | (number | string | null)[];
  filters?: RowFilter[];
}
