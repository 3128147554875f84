import type { LinkageModel } from '../../../schemas/linkage/linkage-model.ts';
import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import { probabilityToBits } from './level-bits.ts';

/** Bits from which on pairs are links: what training found for the model's aim, without an aim what the model says. */
export function thresholdBits(
  { clustering }: Pick<LinkageModel, 'clustering'>,
  parameters: Pick<LinkageParameters, 'threshold'>,
): number {
  const found = clustering.aim === undefined ? undefined : parameters.threshold;
  return found ?? probabilityToBits(clustering.probability);
}
