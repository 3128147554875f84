import type { Table } from 'apache-arrow';
import type { RowFilter } from '../../schemas/api/rows.ts';
import { labelStyle } from './axis-styles.ts';
import type { ChartContext, ChartView } from './chart-view.ts';
import { readTable } from './read-table.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

export interface PersonsByAreaLabels {
  area: string;
  persons: string;
  unit: string;
  /** `{count}` persons are on no area of the map. */
  elsewhere(count: string): string;
}

/** The map that was registered with ECharts, and what it shows. */
export interface MapScope {
  name: string;
  level: 'town' | 'village' | 'grid';
  /** Codes of the areas that have a polygon. */
  codes: ReadonlySet<string>;
  /** Latitude of its middle, for the shape of a degree. */
  latitude: number;
}

interface AreaRow {
  area_code: string | null;
  area_name: string | null;
  persons: number;
}

/** Persons by area as a choropleth in classes of about equally many areas. */
export function personsByArea(
  table: Table,
  map: MapScope,
  context: ChartContext<PersonsByAreaLabels>,
): ChartView {
  const { labels, number } = context;
  const rows = readTable<AreaRow>(table);
  const isDrawn = ({ area_code }: AreaRow) => area_code !== null && map.codes.has(area_code);
  const left = rows.filter((row) => !isDrawn(row)).reduce((sum, { persons }) => sum + persons, 0);
  const known = rows.filter(({ area_code }) => area_code !== null).sort((a, b) => b.persons - a.persons);
  return {
    option: mapOption(rows.filter(isDrawn), map, context),
    headers: [labels.area, labels.persons],
    rows: known.map((row) => ({
      cells: [nameOf(row), number(row.persons)],
      behind: { filters: filters(row.area_code as string, map.level) },
    })),
    textColumns: 1,
    note: left > 0 ? labels.elsewhere(number(left)) : '',
  };
}

function nameOf({ area_code, area_name }: AreaRow): string {
  return area_name ?? area_code ?? '';
}

function mapOption(
  rows: AreaRow[],
  map: MapScope,
  { labels, theme, number }: ChartContext<PersonsByAreaLabels>,
) {
  const names = new Map(rows.map((row) => [row.area_code, nameOf(row)]));
  const areaStyle = { areaColor: theme.empty, borderColor: theme.surface, borderWidth: 1 };
  return {
    tooltip: {
      ...{ ...tooltipStyle(theme), trigger: 'item' },
      formatter: ({ name, value }: { name: string; value: number }) =>
        tooltipHtml(names.get(name) ?? name, [
          [labels.persons, Number.isNaN(value) ? '–' : `${number(value)} ${labels.unit}`],
        ]),
    },
    visualMap: {
      ...{
        type: 'piecewise',
        pieces: classes(
          rows.map(({ persons }) => persons),
          number,
          theme.ramp,
        ),
      },
      ...{ left: 0, bottom: 0, itemWidth: 14, itemHeight: 10, itemGap: 5, textStyle: labelStyle(theme) },
      ...{ outOfRange: { color: theme.empty }, showLabel: true, hoverLink: false },
    },
    series: [
      {
        ...{ type: 'map', map: map.name, nameProperty: 'code', name: labels.persons, selectedMode: false },
        ...{ aspectScale: Math.cos((map.latitude * Math.PI) / 180), roam: false },
        ...{ left: 8, right: 8, top: 8, bottom: 8 },
        itemStyle: areaStyle,
        label: {
          ...{ show: map.level !== 'grid', color: theme.text, fontSize: 12, fontFamily: theme.font },
          formatter: ({ name }: { name: string }) => names.get(name) ?? '',
          ...{ textBorderColor: theme.surface, textBorderWidth: 2 },
        },
        labelLayout: { hideOverlap: true },
        emphasis: {
          label: { show: true, color: theme.text },
          itemStyle: { areaColor: null, borderColor: theme.text, borderWidth: 1.5 },
        },
        data: rows.map((row) => ({
          ...{ name: row.area_code, value: row.persons, title: nameOf(row) },
          behind: { filters: filters(row.area_code as string, map.level) },
        })),
      },
    ],
  };
}

/** Up to as many classes as there are colours, each with about equally many areas; bounds are rounded for reading. */
function classes(values: readonly number[], number: (value: number) => string, ramp: readonly string[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, sorted.at(-1) ?? 1))) - 1);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const bounds = ramp.map((_, index) => Math.round(quantile(index / ramp.length) / step) * step);
  const distinct = [...new Set([0, ...bounds.slice(1)])].sort((a, b) => a - b);
  return distinct.map((from, index) => {
    const to = distinct[index + 1];
    const color = ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, distinct.length - 1))];
    return to === undefined
      ? { gte: from, color, label: `≥ ${number(from)}` }
      : { gte: from, lt: to, color, label: `${number(from)} – ${number(to)}` };
  });
}

function filters(code: string, level: MapScope['level']): RowFilter[] {
  return [
    { field: 'figure', operator: 'equals', values: ['persons'] },
    { field: `area_${level}`, operator: 'equals', values: [code] },
  ];
}
