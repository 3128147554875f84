import type { LinkageParameters } from '../../../schemas/linkage/parameters.ts';
import type { ExcludedValues } from '../blocking/excluded-values.ts';

/**
 * What one run has learnt and later runs can go by. The temporary table `frequency(number, value, rarity)` belongs to
 * it: it stands ready wherever a version is given.
 */
export interface LinkageVersion {
  parameters: LinkageParameters;
  excluded: ExcludedValues;
}
