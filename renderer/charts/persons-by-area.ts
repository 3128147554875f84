import type { Table } from 'apache-arrow';
import { classBounds, colorOf, pieces } from './area-classes.ts';
import { areaMapOption, type MapScope } from './area-map.ts';
import type { Behind, ChartContext, ChartView } from './chart-view.ts';
import { largest, rankedBars } from './ranked-bars.ts';
import { readTable } from './read-table.ts';

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

const shownBars = 16;

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
  const bounds = classBounds(
    rows.map(({ persons }) => persons),
    theme.ramp.length,
  );
  const marks = rows.map((row) => ({
    code: row.area_code ?? '',
    name: nameOf(row),
    value: row.persons,
    color: colorOf(row.persons, bounds, theme.ramp),
    tip: [[labels.persons, `${number(row.persons)} ${labels.unit}`]] as [string, string][],
    behind: behind(row, map.level),
  }));
  const unmarked = { fill: theme.empty, text: '–' };
  return areaMapOption(marks, pieces(bounds, number, theme.ramp), map, unmarked, theme);
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
