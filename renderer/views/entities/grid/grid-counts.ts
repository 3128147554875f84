import type { GridView } from '../../../../schemas/api/master/grids.ts';

/** A figure of a grid, and the rows behind it: of which dataset, by which column. */
export interface GridCount {
  name: keyof GridView['counts'];
  unit: 'person' | 'dwelling' | 'company' | 'ticket' | 'incident';
  dataset: string;
  /** The key figure that counts the same things in the whole city. */
  figure: string | null;
  field: 'placed_in' | 'area_grid';
}

/** Entities are placed by coordinates and addresses; tickets and incidents lie where their row says. */
export const gridCounts: readonly GridCount[] = [
  { name: 'persons', unit: 'person', dataset: 'population', figure: 'persons', field: 'placed_in' },
  { name: 'dwellings', unit: 'dwelling', dataset: 'dwelling', figure: 'dwellings', field: 'placed_in' },
  { name: 'companies', unit: 'company', dataset: 'legal-entity', figure: 'companies', field: 'placed_in' },
  { name: 'tickets', unit: 'ticket', dataset: 'service-ticket', figure: null, field: 'area_grid' },
  { name: 'incidents', unit: 'incident', dataset: 'incident', figure: null, field: 'area_grid' },
];
