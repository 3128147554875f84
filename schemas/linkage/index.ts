import type { EntityKind } from '../api/matching.ts';
import { legalEntityModel } from './legal-entity.ts';
import type { LinkageModel } from './model.ts';
import { personModel } from './person.ts';

/** The model in force for each kind of entity. */
export const linkageModels: Readonly<Record<EntityKind, LinkageModel>> = {
  person: personModel,
  'legal-entity': legalEntityModel,
};
