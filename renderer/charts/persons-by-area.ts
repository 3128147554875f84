import type { Table } from 'apache-arrow';
import { classBounds, colorOf, pieces } from './area-classes.ts';
import { labelStyle } from './axis-styles.ts';
import type { ChartTheme } from './chart-theme.ts';
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
      ...tooltipStyle(theme),
      trigger: 'item',
      formatter: ({ name, value }: { name: string; value: number }) => {
        const shown = Number.isNaN(value) ? '–' : `${number(value)} ${labels.unit}`;
        return tooltipHtml(names.get(name) ?? name, [[labels.persons, shown]]);
      },
    },
    visualMap: classLegend(bounds, theme, number),
    series: [
      {
        type: 'map',
        map: map.name,
        nameProperty: 'code',
        name: labels.persons,
        selectedMode: false,
        aspectScale: Math.cos((map.latitude * Math.PI) / 180),
        roam: false,
        ...(map.codes.size === 1 ? aroundOne : aroundAll),
        preserveAspect: 'contain',
        ...areaStyles(theme, (code) => names.get(code) ?? ''),
        data: rows.map((row) => areaMark(row, map.level, bounds, theme)),
      },
    ],
  };
}

function classLegend(bounds: readonly number[], theme: ChartTheme, number: (value: number) => string) {
  return {
    type: 'piecewise',
    pieces: pieces(bounds, number, theme.ramp),
    outOfRange: { color: theme.empty },
    left: 0,
    bottom: 0,
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 5,
    textStyle: labelStyle(theme),
    showLabel: true,
    hoverLink: false,
    selectedMode: false,
  };
}

function areaStyles(theme: ChartTheme, nameOfCode: (code: string) => string) {
  return {
    itemStyle: { areaColor: theme.empty, borderColor: theme.surface, borderWidth: 1 },
    label: {
      show: true,
      fontSize: 12,
      fontFamily: theme.font,
      textBorderWidth: 2,
      formatter: ({ name }: { name: string }) => nameOfCode(name),
    },
    labelLayout: { hideOverlap: true },
    emphasis: {
      label: { show: true },
      itemStyle: { areaColor: null, borderColor: theme.text, borderWidth: 1.5 },
    },
  };
}

/** An area whose name is read on its class's colour. */
function areaMark(row: AreaRow, level: MapScope['level'], bounds: readonly number[], theme: ChartTheme) {
  const textBorderColor = colorOf(row.persons, bounds, theme.ramp);
  const label = { color: textOn(textBorderColor, theme), textBorderColor };
  return {
    name: row.area_code,
    value: row.persons,
    label,
    emphasis: { label },
    behind: behind(row, level),
  };
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
