import type { GridView } from '../../../../schemas/api/master/grids.ts';

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
