import type { Indicator } from '../indicator.ts';
import { dataIndicators } from './data.ts';
import { disputeIndicators } from './disputes.ts';
import { environmentIndicators } from './environment.ts';
import { fireIndicators } from './fire.ts';
import { hazardIndicators } from './hazards.ts';
import { housingIndicators } from './housing.ts';
import { labourIndicators } from './labour.ts';
import { marketIndicators } from './market.ts';
import { organisationIndicators } from './organisations.ts';
import { populationIndicators } from './population.ts';
import { productionSafetyIndicators } from './production-safety.ts';
import { requestIndicators } from './requests.ts';

/** The indicators that come with the program, in the order in which pages show them. */
export const shippedIndicators: readonly Indicator[] = [
  ...hazardIndicators,
  ...productionSafetyIndicators,
  ...fireIndicators,
  ...housingIndicators,
  ...populationIndicators,
  ...labourIndicators,
  ...marketIndicators,
  ...environmentIndicators,
  ...disputeIndicators,
  ...requestIndicators,
  ...organisationIndicators,
  ...dataIndicators,
];
