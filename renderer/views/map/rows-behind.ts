import type { MapMeasure } from '../../../schemas/api/master/map.ts';
import type { RowFilter } from '../../../schemas/api/rows.ts';
import type { AreaStep } from '../../stores/map.ts';
import type { Measured } from './use-measure.ts';

interface Counted {
  dataset: string;
  filters: RowFilter[];
  /** The field that months are taken from; null for what has no dates. */
  dated: string | null;
}

/** Conditions on rows, each that one of these figures counts them. */
const countedBy = (...figures: string[]): RowFilter[] =>
  figures.map((figure) => ({ field: 'figure', operator: 'equals', values: [figure] }));

/** The rows that a measure counts. */
const counted: Record<MapMeasure, Counted> = {
  persons: { dataset: 'population', filters: countedBy('persons'), dated: null },
  dwellings: { dataset: 'dwelling', filters: countedBy('dwellings'), dated: null },
  companies: { dataset: 'legal-entity', filters: countedBy('companies'), dated: null },
  tickets: { dataset: 'service-ticket', filters: [], dated: 'time' },
  incidents: { dataset: 'incident', filters: [], dated: 'occur' },
  hazards: { dataset: 'incident', filters: countedBy('hazards'), dated: 'occur' },
  'vacant-dwellings': {
    dataset: 'dwelling',
    filters: countedBy('dwellings', 'vacant-dwellings'),
    dated: null,
  },
};

/** The rows that stand behind the figure of an area, or of the whole city. */
export function rowsBehind(
  measure: MapMeasure,
  area: AreaStep | null,
  { month, asOf }: { month: string | null; asOf: string | null },
): { dataset: string; filters: RowFilter[] } {
  const rows = counted[measure];
  const inArea = areaFilters(area, asOf);
  const inMonth = rows.dated && month ? monthFilters(rows.dated, month) : [];
  return { dataset: rows.dataset, filters: [...rows.filters, ...inArea, ...inMonth] };
}

/** The rows that a measure counts within an area, or in the whole city, which lie in none of the areas of the level in view. */
export function rowsElsewhere({
  measure,
  level,
  within,
  month,
  asOf,
}: Pick<Measured, 'measure' | 'level' | 'within' | 'month' | 'asOf'>): {
  dataset: string;
  filters: RowFilter[];
} {
  const area = within === null ? null : { level, code: within, name: '' };
  const { dataset, filters } = rowsBehind(measure, area, { month, asOf });
  const outside: RowFilter = {
    field: 'placed_outside',
    operator: 'equals',
    values: asOf ? [level, asOf] : [level],
  };
  return { dataset, filters: [...filters, outside] };
}

function areaFilters(area: AreaStep | null, asOf: string | null): RowFilter[] {
  if (!area) return [];
  if (area.level === 'custom')
    return [{ field: 'placed_in_custom', operator: 'equals', values: [area.code] }];
  return [{ field: 'placed_in', operator: 'equals', values: asOf ? [area.code, asOf] : [area.code] }];
}

/** From the first day of the month to the last moment before the next. */
function monthFilters(field: string, first: string): RowFilter[] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const last = `${first.slice(0, 8)}${days} 23:59:59.999999`;
  return [{ field, operator: 'between', values: [`${first} 00:00:00`, last] }];
}
