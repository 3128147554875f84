import type { MapMeasure } from '../../../schemas/api/master/map.ts';
import type { RowFilter } from '../../../schemas/api/rows.ts';
import type { AreaStep } from '../../stores/map.ts';

interface Counted {
  dataset: string;
  filters: RowFilter[];
  /** The field that months are taken from; null for what has no dates. */
  dated: string | null;
}

const entities = (dataset: string, figure: string): Counted => ({
  dataset,
  filters: [{ field: 'figure', operator: 'equals', values: [figure] }],
  dated: null,
});

const matters = (dataset: string, dated: string): Counted => ({
  dataset,
  filters: [],
  dated,
});

/** The rows that a measure counts; none for what is counted because no row speaks of it, or by more than a row says. */
const counted: Record<MapMeasure, Counted | null> = {
  persons: entities('population', 'persons'),
  dwellings: entities('dwelling', 'dwellings'),
  companies: entities('legal-entity', 'companies'),
  tickets: matters('service-ticket', 'time'),
  incidents: matters('incident', 'occur'),
  hazards: null,
  'vacant-dwellings': null,
};

/** The rows that stand behind the figure of an area, or of the whole city; null where rows cannot show it. */
export function rowsBehind(
  measure: MapMeasure,
  area: AreaStep | null,
  month: string | null,
): { dataset: string; filters: RowFilter[] } | null {
  const rows = counted[measure];
  const inArea = rows && areaFilters(area);
  if (!rows || !inArea) return null;
  const inMonth = rows.dated && month ? monthFilters(rows.dated, month) : [];
  return { dataset: rows.dataset, filters: [...rows.filters, ...inArea, ...inMonth] };
}

function areaFilters(area: AreaStep | null): RowFilter[] | null {
  if (!area) return [];
  return area.level === 'custom' ? null : [{ field: 'placed_in', operator: 'equals', values: [area.code] }];
}

/** From the first day of the month to the last moment before the next. */
function monthFilters(field: string, first: string): RowFilter[] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const last = `${first.slice(0, 8)}${days} 23:59:59.999999`;
  return [{ field, operator: 'between', values: [`${first} 00:00:00`, last] }];
}
