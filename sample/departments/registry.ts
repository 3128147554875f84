import type { City } from '../city/city.ts';
import type { DepartmentExport } from '../output/department-export.ts';
import { civilOrganisations, organisationChecks } from './civil-organisations.ts';
import { creditRecords } from './credit-records.ts';
import { denominators } from './denominators.ts';
import { disputes } from './disputes.ts';
import { gridDwellings } from './grid-dwellings.ts';
import { gridPopulation } from './grid-population.ts';
import { gridRegister } from './grid-register.ts';
import { hazards } from './hazards.ts';
import { healthPopulation } from './health-population.ts';
import { hotlineTickets } from './hotline-tickets.ts';
import { inspections } from './inspections.ts';
import { marketCompanies } from './market-companies.ts';
import { migrantPopulation } from './migrant-population.ts';
import { policePopulation } from './police-population.ts';
import { readings } from './readings.ts';
import { registeredDwellings } from './registered-dwellings.ts';
import { responsibilityItems } from './responsibility-items.ts';
import { socialInsurance } from './social-insurance.ts';
import { surveys } from './surveys.ts';
import { taxCompanies } from './tax-companies.ts';

/** Receives one export at a time, whatever its rows are about. */
export type ExportVisitor = <Subject>(definition: DepartmentExport<Subject>) => Promise<void>;

/** Every export in the order in which they are written; grids come first because others refer to them. */
export async function visitExports(city: City, visit: ExportVisitor): Promise<void> {
  await visit(gridRegister(city));
  await visit(policePopulation(city));
  await visit(healthPopulation(city));
  await visit(migrantPopulation(city));
  await visit(gridPopulation(city));
  await visit(socialInsurance(city));
  await visit(registeredDwellings(city));
  await visit(gridDwellings(city));
  await visit(marketCompanies(city));
  await visit(taxCompanies(city));
  await visit(civilOrganisations(city));
  await visit(organisationChecks(city));
  await visit(hotlineTickets(city));
  await visit(disputes(city));
  await visit(hazards(city));
  await visit(creditRecords(city));
  await visit(inspections(city));
  await visit(responsibilityItems());
  await visit(denominators(city));
  await visit(surveys(city));
  await visit(readings(city));
}

/** How many exports there are, for progress. */
export const exportCount = 21;
