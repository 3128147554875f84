import type { EntityKind } from '../../schemas/api/linkage/entity-kind.ts';
import type { Dataset } from '../../schemas/datasets/dataset.ts';
import { datasets } from '../../schemas/datasets/index.ts';
import { standardisations } from './standardise/index.ts';

/** Datasets whose rows speak of the kind of entity. */
export function datasetsOf(entity: EntityKind): Dataset[] {
  return datasets.filter(({ id }) => standardisations[entity].datasets.includes(id));
}
