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

const [headerHeight, rowHeight, labelWidth] = [56, 38, 54];

/** Which department delivers what: datasets across, departments down, shaded by the share of all that is known. */
export function coverageByDepartment(table: Table, context: ChartContext<CoverageLabels>): ChartView {
  const rows = readTable<CoverageRow>(table);
  const { labels, number, percent } = context;
  return {
    option: matrixOption(rows, context),
    headers: [labels.department, labels.dataset, labels.rows, labels.entities, labels.share],
    rows: rows.map(({ department, dataset, rows: count, entities, share }) => ({
      cells: [
        department,
        labels.nameOf(dataset),
        number(count),
        entities === null ? '–' : number(entities),
        share === null ? '–' : percent(share),
      ],
      behind: behind(department, dataset),
    })),
    textColumns: 2,
    note: '',
    height: headerHeight + rowHeight * new Set(rows.map(({ department }) => department)).size,
  };
}

function matrixOption(rows: CoverageRow[], { labels, theme, number, percent }: ChartContext<CoverageLabels>) {
  const departments = [...new Set(rows.map(({ department }) => department))];
  const datasets = [...new Set(rows.map(({ dataset }) => dataset))];
  const axis = {
    axisTick: { show: false },
    axisLine: { show: false },
    splitArea: { show: false },
    splitLine: { show: true, lineStyle: { color: theme.lineSoft } },
  };
  const axisLabel = { ...labelStyle(theme), color: theme.text, interval: 0 };
  return {
    grid: plotArea({ top: 4, right: 4 }),
    tooltip: {
      ...{ ...tooltipStyle(theme), trigger: 'item' },
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const { department, dataset, ...row } = rows[dataIndex]!;
        return tooltipHtml(`${department} · ${labels.nameOf(dataset)}`, [
          [labels.rows, number(row.rows)],
          [labels.entities, row.entities === null ? '–' : number(row.entities)],
          [labels.share, row.share === null ? '–' : percent(row.share)],
        ]);
      },
    },
    xAxis: {
      ...{ type: 'category', position: 'top', data: datasets.map(labels.nameOf), ...axis },
      axisLabel: { ...axisLabel, width: labelWidth, overflow: 'break', margin: 10, lineHeight: 15 },
    },
    yAxis: { type: 'category', inverse: true, data: departments, ...axis, axisLabel },
    series: [
      {
        type: 'heatmap',
        data: rows.map((row) => ({
          value: [datasets.indexOf(row.dataset), departments.indexOf(row.department), row.share ?? 0],
          itemStyle: { color: shade(row.share, theme), borderColor: theme.surface, borderWidth: 2 },
          behind: behind(row.department, row.dataset),
          label: {
            ...{
              show: true,
              fontSize: 12,
              lineHeight: 16,
              fontFamily: theme.font,
              color: textOn(shade(row.share, theme), theme),
            },
            formatter:
              row.share === null
                ? number(row.rows)
                : `${percent(row.share)}
${number(row.rows)}`,
          },
        })),
      },
    ],
  };
}

function behind(department: string, dataset: string): Behind {
  return {
    name: department,
    dataset,
    filters: [{ field: 'department', operator: 'equals', values: [department] }],
  };
}

function shade(share: number | null, { ramp, empty }: ChartTheme): string {
  if (share === null) return empty;
  return ramp[Math.min(ramp.length - 1, Math.floor(share * ramp.length))]!;
}
