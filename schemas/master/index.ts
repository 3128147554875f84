import type { EntityKind } from '../api/linkage/entity-kind.ts';
import { goldenDwelling } from './dwelling.ts';
import type { GoldenKind } from './golden-field.ts';
import { goldenLegalEntity } from './legal-entity.ts';
import { goldenPerson } from './person.ts';

/** The golden records of every kind of entity. */
export const goldenKinds: Readonly<Record<EntityKind, GoldenKind>> = {
  person: goldenPerson,
  dwelling: goldenDwelling,
  'legal-entity': goldenLegalEntity,
};
