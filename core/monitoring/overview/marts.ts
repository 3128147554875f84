import type { OverviewChart } from '../../../schemas/api/overview.ts';
import { companiesByKind } from './charts/companies-by-kind.ts';
import { coverageByDepartment } from './charts/coverage-by-department.ts';
import { dwellingsByKind } from './charts/dwellings-by-kind.ts';
import { personsByArea } from './charts/persons-by-area.ts';
import { populationPyramid } from './charts/population-pyramid.ts';
import { ticketsByCategory } from './charts/tickets-by-category.ts';
import { ticketsPerDay } from './charts/tickets-per-day.ts';
import { countedDwellings, countedLegalEntities, countedPersons } from './counted-records.ts';
import type { ChartMart, Mart } from './mart.ts';

export const chartMarts: Readonly<Record<OverviewChart, ChartMart>> = {
  'population-pyramid': populationPyramid,
  'persons-by-area': personsByArea,
  'tickets-per-day': ticketsPerDay,
  'tickets-by-category': ticketsByCategory,
  'dwellings-by-kind': dwellingsByKind,
  'companies-by-kind': companiesByKind,
  'coverage-by-department': coverageByDepartment,
};

/** Every mart in the order of building: what counts first, then what is aggregated from it. */
export const marts: readonly Mart[] = [
  countedPersons,
  countedDwellings,
  countedLegalEntities,
  ...Object.values(chartMarts),
];
