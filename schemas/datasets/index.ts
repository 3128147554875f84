import { codeList } from './code-list.ts';
import { creditRecord } from './credit-record.ts';
import type { Dataset } from './dataset.ts';
import { division } from './division.ts';
import { dwelling } from './dwelling.ts';
import { grid } from './grid.ts';
import { incident } from './incident.ts';
import { inspection } from './inspection.ts';
import { legalEntity } from './legal-entity.ts';
import { monitoringReading } from './monitoring-reading.ts';
import { officialDenominator } from './official-denominator.ts';
import { organisationCheck } from './organisation-check.ts';
import { population } from './population.ts';
import { responsibilityItem } from './responsibility-item.ts';
import { satisfactionSurvey } from './satisfaction-survey.ts';
import { serviceTicket } from './service-ticket.ts';
import { socialInsurance } from './social-insurance.ts';

/** The datasets shipped with the hub, in the order in which people meet them. */
export const datasets: readonly Dataset[] = [
  population,
  dwelling,
  legalEntity,
  grid,
  serviceTicket,
  incident,
  creditRecord,
  socialInsurance,
  inspection,
  responsibilityItem,
  organisationCheck,
  satisfactionSurvey,
  monitoringReading,
  officialDenominator,
  codeList,
  division,
];

/** The dataset of that id, or undefined. */
export function datasetById(id: string): Dataset | undefined {
  return datasets.find((dataset) => dataset.id === id);
}

/** Where the published rows of a dataset stand in the warehouse: `record.<id with - replaced by _>`. */
export function recordTable(dataset: Pick<Dataset, 'id'>): string {
  return `record.${dataset.id.replaceAll('-', '_')}`;
}
