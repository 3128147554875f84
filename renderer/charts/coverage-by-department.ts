import type { Table } from 'apache-arrow';
import { labelStyle, plotArea } from './axis-styles.ts';
import type { ChartTheme } from './chart-theme.ts';
import type { Behind, ChartContext, ChartView } from './chart-view.ts';
import { readTable } from './read-table.ts';
import { textOn } from './text-on.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

export interface CoverageLabels {
  department: string;
  dataset: string;
  rows: string;
  entities: string;
  share: string;
  /** The words for a dataset's id. */
  nameOf(dataset: string): string;
}

interface CoverageRow {
  department: string;
  dataset: string;
  rows: number;
  entities: number | null;
  share: number | null;
}

/** Stands in the drawing for a share that nobody knows; below every class. */
const unknownShare = -1;
const [headerHeight, rowHeight] = [56, 38];

/** Which department delivers what: datasets across, departments down, shaded by the share of all that is known. */
export function coverageByDepartment(table: Table, context: ChartContext<CoverageLabels>): ChartView {
  const rows = readTable<CoverageRow>(table);
  const { labels, number, percent } = context;
  return {
    option: matrixOption(rows, context),
    headers: [labels.department, labels.dataset, labels.rows, labels.entities, labels.share],
    rows: rows.map((row) => ({
      cells: [
        row.department,
        labels.nameOf(row.dataset),
        number(row.rows),
        row.entities === null ? '–' : number(row.entities),
        row.share === null ? '–' : percent(row.share),
      ],
      behind: behind(row),
    })),
    textColumns: 2,
    note: '',
    height: headerHeight + rowHeight * new Set(rows.map(({ department }) => department)).size,
  };
}

function matrixOption(rows: CoverageRow[], context: ChartContext<CoverageLabels>) {
  const { labels, theme } = context;
  const departments = [...new Set(rows.map(({ department }) => department))];
  const datasets = [...new Set(rows.map(({ dataset }) => dataset))];
  const axis = {
    axisTick: { show: false },
    axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.lineSoft } },
  };
  const axisLabel = { ...labelStyle(theme), color: theme.text, interval: 0 };
  return {
    grid: plotArea({ top: 4, right: 4 }),
    tooltip: {
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ dataIndex }: { dataIndex: number }) => tip(rows[dataIndex]!, context),
    },
    xAxis: {
      type: 'category',
      position: 'top',
      data: datasets.map((id) => inTwoLines(labels.nameOf(id))),
      ...axis,
      axisLabel: { ...axisLabel, margin: 10, lineHeight: 15 },
    },
    yAxis: { type: 'category', inverse: true, data: departments, ...axis, axisLabel },
    visualMap: shareClasses(theme),
    series: [
      {
        type: 'heatmap',
        data: rows.map((row) => ({
          value: [
            datasets.indexOf(row.dataset),
            departments.indexOf(row.department),
            row.share ?? unknownShare,
          ],
          ...cell(row, context),
        })),
      },
    ],
  };
}

/** Equal classes of the share, from the lightest to the darkest colour. */
function shareClasses(theme: ChartTheme) {
  return {
    type: 'piecewise',
    show: false,
    dimension: 2,
    outOfRange: { color: theme.empty },
    pieces: theme.ramp.map((color, step) => ({
      gte: step / theme.ramp.length,
      lt: upperBound(step, theme),
      color,
    })),
  };
}

/** A long name on two lines: words stay whole, Chinese is cut in the middle. */
function inTwoLines(name: string): string {
  if (name.includes(' ')) return name.replaceAll(' ', '\n');
  const middle = Math.ceil(name.length / 2);
  return name.length > 5 && !/[a-z]/i.test(name) ? `${name.slice(0, middle)}\n${name.slice(middle)}` : name;
}

function tip(row: CoverageRow, { labels, number, percent }: ChartContext<CoverageLabels>): string {
  return tooltipHtml(`${row.department} · ${labels.nameOf(row.dataset)}`, [
    [labels.rows, number(row.rows)],
    [labels.entities, row.entities === null ? '–' : number(row.entities)],
    [labels.share, row.share === null ? '–' : percent(row.share)],
  ]);
}

function cell(row: CoverageRow, { theme, number, percent }: ChartContext<CoverageLabels>) {
  return {
    itemStyle: { borderColor: theme.surface, borderWidth: 2 },
    behind: behind(row),
    label: {
      show: true,
      fontSize: 12,
      lineHeight: 16,
      fontFamily: theme.font,
      color: textOn(shade(row.share, theme), theme),
      formatter: row.share === null ? number(row.rows) : `${percent(row.share)}\n${number(row.rows)}`,
    },
  };
}

function behind({ department, dataset }: CoverageRow): Behind {
  const filters: Behind['filters'] = [{ field: 'department', operator: 'equals', values: [department] }];
  return { name: department, dataset, filters };
}

/** The last class takes in the whole. */
function upperBound(step: number, { ramp }: ChartTheme): number {
  return step + 1 === ramp.length ? Infinity : (step + 1) / ramp.length;
}

function shade(share: number | null, { ramp, empty }: ChartTheme): string {
  if (share === null) return empty;
  return ramp[Math.min(ramp.length - 1, Math.floor(share * ramp.length))]!;
}
