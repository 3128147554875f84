import type { GridView } from '../../../../schemas/api/master/grids.ts';
import type { RowFilter } from '../../../../schemas/api/rows.ts';
import type { RowsRequest } from '../../../components/rows/rows-request.ts';

/** A figure of a grid, and the rows behind it: of which dataset, by which column. */
export interface GridCount {
  name: keyof GridView['counts'];
  unit: 'person' | 'dwelling' | 'company' | 'ticket' | 'incident';
  dataset: string;
  /** The key figure that counts the same things in the whole city. */
  figure: string | null;
}

export const gridCounts: readonly GridCount[] = [
  { name: 'persons', unit: 'person', dataset: 'population', figure: 'persons' },
  { name: 'dwellings', unit: 'dwelling', dataset: 'dwelling', figure: 'dwellings' },
  { name: 'companies', unit: 'company', dataset: 'legal-entity', figure: 'companies' },
  { name: 'tickets', unit: 'ticket', dataset: 'service-ticket', figure: null },
  { name: 'incidents', unit: 'incident', dataset: 'incident', figure: null },
];

const equals = (field: string, value: string): RowFilter => ({ field, operator: 'equals', values: [value] });

/** What the drawer of rows is asked for. */
type Rows = Pick<RowsRequest, 'dataset' | 'filters'>;

/** The rows that a figure of a grid counts. */
export function countedRows(grid: string, { dataset, figure }: GridCount): Rows {
  return { dataset, filters: [equals('placed_in', grid), ...(figure ? [equals('figure', figure)] : [])] };
}

/** The rows in which the register tells of a grid. */
export function registerRows(grid: string): Rows {
  return { dataset: 'grid', filters: [equals('grid_code', grid)] };
}
