import type { MapMeasure } from '../../../schemas/api/master/map.ts';
import type { RowFilter } from '../../../schemas/api/rows.ts';
import type { AreaStep } from '../../stores/map.ts';

interface Counted {
  dataset: string;
  filters: RowFilter[];
  /** The field that months are taken from; null for what has no dates. */
  dated: string | null;
}

const figure = (id: string): RowFilter[] => [{ field: 'figure', operator: 'equals', values: [id] }];

/** The rows that a measure counts; none for what is counted because no row speaks of it. */
const counted: Record<MapMeasure, Counted | null> = {
  persons: { dataset: 'population', filters: figure('persons'), dated: null },
  dwellings: { dataset: 'dwelling', filters: figure('dwellings'), dated: null },
  companies: { dataset: 'legal-entity', filters: figure('companies'), dated: null },
  tickets: { dataset: 'service-ticket', filters: [], dated: 'time' },
  incidents: { dataset: 'incident', filters: [], dated: 'time' },
  hazards: { dataset: 'incident', filters: [], dated: 'time' },
  'vacant-dwellings': null,
};

/** The rows that stand behind the figure of an area, or of the whole city; null where rows cannot show it. */
export function rowsBehind(
  measure: MapMeasure,
  area: AreaStep | null,
  month: string | null,
): { dataset: string; filters: RowFilter[] } | null {
  const rows = counted[measure];
  const inArea = areaFilters(area);
  if (!rows || !inArea) return null;
  const inMonth = rows.dated && month ? monthFilters(rows.dated, month) : [];
  return { dataset: rows.dataset, filters: [...rows.filters, ...inArea, ...inMonth] };
}

function areaFilters(area: AreaStep | null): RowFilter[] | null {
  if (!area) return [];
  if (area.level === 'custom') return null;
  // A town's code begins with its county's (GB/T 10114).
  if (area.level === 'county') return [{ field: 'area_town', operator: 'starts-with', values: [area.code] }];
  return [{ field: `area_${area.level}`, operator: 'equals', values: [area.code] }];
}

/** From the first day of the month to the last moment before the next. */
function monthFilters(field: string, first: string): RowFilter[] {
  const [year, month] = first.split('-').map(Number) as [number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const last = `${first.slice(0, 8)}${days} 23:59:59.999999`;
  return [{ field, operator: 'between', values: [`${first} 00:00:00`, last] }];
}
