import type { Table } from 'apache-arrow';
import { labelStyle } from './axis-styles.ts';
import type { Behind, ChartContext, ChartView } from './chart-view.ts';
import { largest, rankedBars } from './ranked-bars.ts';
import { readTable } from './read-table.ts';
import { textOn } from './text-on.ts';
import { tooltipHtml, tooltipStyle } from './tooltip.ts';

export interface PersonsByAreaLabels {
  area: string;
  persons: string;
  unit: string;
  /** `{count}` persons are on no area of the map. */
  elsewhere(count: string): string;
  others: string;
  /** Why there are bars where a map should be. */
  noMap: string;
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

const shownBars = 16;

/** Room around the map. One area alone that fills the panel looks like a drawing that failed. */
const aroundAll = { left: 8, right: 8, top: 8, bottom: 8 };
const aroundOne = { left: '22%', right: '22%', top: '16%', bottom: '16%' };

interface AreaRow {
  area_code: string | null;
  area_name: string | null;
  persons: number;
}

/** Persons by area as a choropleth in classes of about equally many areas, or as bars while no area has a polygon. */
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
  const hasMap = map.codes.size > 0;
  return {
    option: hasMap ? mapOption(rows.filter(isDrawn), map, context) : barsOption(known, map, context),
    headers: [labels.area, labels.persons],
    rows: known.map((row) => ({
      cells: [nameOf(row), number(row.persons)],
      behind: behind(row, map.level),
    })),
    textColumns: 1,
    note: hasMap ? (left > 0 ? labels.elsewhere(number(left)) : '') : labels.noMap,
  };
}

function nameOf({ area_code, area_name }: AreaRow): string {
  return area_name ?? area_code ?? '';
}

function barsOption(rows: AreaRow[], { level }: MapScope, context: ChartContext<PersonsByAreaLabels>) {
  const ranked = rows.map((row) => ({ ...behind(row, level), count: row.persons }));
  return rankedBars(largest(ranked, shownBars, context.labels.others), context.theme.series[0]!, context);
}

function mapOption(
  rows: AreaRow[],
  map: MapScope,
  { labels, theme, number }: ChartContext<PersonsByAreaLabels>,
) {
  const names = new Map(rows.map((row) => [row.area_code, nameOf(row)]));
  const bounds = classBounds(
    rows.map(({ persons }) => persons),
    theme.ramp.length,
  );
  return {
    tooltip: {
      ...{ ...tooltipStyle(theme), trigger: 'item' },
      formatter: ({ name, value }: { name: string; value: number }) => {
        const shown = Number.isNaN(value) ? '–' : `${number(value)} ${labels.unit}`;
        return tooltipHtml(names.get(name) ?? name, [[labels.persons, shown]]);
      },
    },
    visualMap: {
      ...{
        type: 'piecewise',
        pieces: pieces(bounds, number, theme.ramp),
        outOfRange: { color: theme.empty },
      },
      ...{ left: 0, bottom: 0, itemWidth: 14, itemHeight: 10, itemGap: 5, textStyle: labelStyle(theme) },
      ...{ showLabel: true, hoverLink: false, selectedMode: false },
    },
    series: [
      {
        ...{ type: 'map', map: map.name, nameProperty: 'code', name: labels.persons, selectedMode: false },
        ...{ aspectScale: Math.cos((map.latitude * Math.PI) / 180), roam: false },
        ...(map.codes.size === 1 ? aroundOne : aroundAll),
        preserveAspect: 'contain',
        itemStyle: { areaColor: theme.empty, borderColor: theme.surface, borderWidth: 1 },
        label: {
          ...{ show: true, fontSize: 12, fontFamily: theme.font, textBorderWidth: 2 },
          formatter: ({ name }: { name: string }) => names.get(name) ?? '',
        },
        labelLayout: { hideOverlap: true },
        emphasis: {
          label: { show: true },
          itemStyle: { areaColor: null, borderColor: theme.text, borderWidth: 1.5 },
        },
        data: rows.map((row) => {
          const textBorderColor = colorOf(row.persons, bounds, theme.ramp);
          const color = textOn(textBorderColor, theme);
          return {
            ...{ name: row.area_code, value: row.persons },
            ...{ label: { color, textBorderColor }, emphasis: { label: { color, textBorderColor } } },
            behind: behind(row, map.level),
          };
        }),
      },
    ],
  };
}

/** Lower bounds of up to `count` classes, each with about equally many areas; rounded for reading. */
function classBounds(values: readonly number[], count: number): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, sorted.at(-1) ?? 1))) - 1);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const rounded = Array.from(
    { length: count },
    (_, index) => Math.round(quantile(index / count) / step) * step,
  );
  const least = Math.floor((sorted[0] ?? 0) / step) * step;
  return [...new Set([least, ...rounded.slice(1)])].filter((bound) => bound >= least).sort((a, b) => a - b);
}

/** The class's colour; fewer classes than colours are spread over the whole ramp. */
function rampColor(index: number, classes: number, ramp: readonly string[]): string {
  return ramp[Math.round((index * (ramp.length - 1)) / Math.max(1, classes - 1))]!;
}

function colorOf(value: number, bounds: readonly number[], ramp: readonly string[]): string {
  return rampColor(
    bounds.findLastIndex((bound) => value >= bound),
    bounds.length,
    ramp,
  );
}

function pieces(bounds: readonly number[], number: (value: number) => string, ramp: readonly string[]) {
  return bounds.map((from, index) => {
    const to = bounds[index + 1];
    const color = rampColor(index, bounds.length, ramp);
    return to === undefined
      ? { gte: from, color, label: `≥ ${number(from)}` }
      : { gte: from, lt: to, color, label: `${number(from)} – ${number(to)}` };
  });
}

function behind(row: AreaRow, level: MapScope['level']): Behind {
  return {
    name: nameOf(row),
    filters: [
      { field: 'figure', operator: 'equals', values: ['persons'] },
      { field: `area_${level}`, operator: 'equals', values: [row.area_code ?? ''] },
    ],
  };
}
