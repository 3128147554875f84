import { Table, vectorFromArray, type Vector } from 'apache-arrow';
import type { ChartContext } from '../../../../renderer/charts/chart-view.ts';
import type { ChartTheme } from '../../../../renderer/charts/chart-theme.ts';

export const theme: ChartTheme = {
  font: 'sans-serif',
  text: '#111111',
  textMuted: '#666666',
  line: '#cccccc',
  lineSoft: '#eeeeee',
  surface: '#ffffff',
  surfaceRaised: '#ffffff',
  empty: '#f0f0f0',
  warning: '#c08000',
  levels: { red: '#f00000', orange: '#f08000', yellow: '#f0f000', blue: '#0000f0' },
  series: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
  ramp: ['#e0e0f0', '#c0c0e0', '#9090d0', '#6060b0', '#303090', '#000070'],
};

export function contextOf<Labels>(labels: Labels): ChartContext<Labels> {
  return {
    labels,
    theme,
    number: (value) => value.toLocaleString('en-GB'),
    percent: (share) => `${Math.round(share * 100)}%`,
  };
}

/** An Arrow table of the given columns; a column may hold nulls. */
export function tableOf(columns: Record<string, readonly unknown[]>): Table {
  const vectors: Record<string, Vector> = {};
  for (const [name, values] of Object.entries(columns)) vectors[name] = vectorFromArray([...values]);
  return new Table(vectors);
}

/** What a drawn mark holds, as far as tests look at it. */
export interface DrawnMark {
  value: unknown;
  name?: string;
  behind?: { name: string; filters: unknown[]; dataset?: string };
  label?: { color?: string; formatter?: string };
}

export interface DrawnOption {
  xAxis: { data?: string[]; min?: number; max?: number };
  yAxis: { data?: string[] };
  series: { name?: string; map?: string; data: DrawnMark[] }[];
  visualMap: {
    pieces: { label: string; color: string; gte: number; lt: number }[];
    outOfRange: { color: string };
  };
  dataZoom: { startValue: number; endValue: number }[];
  tooltip: { formatter: (mark: unknown) => string };
}

/** ECharts types an option loosely; here it is known what was drawn. */
export function drawn(option: object): DrawnOption {
  return option as DrawnOption;
}
