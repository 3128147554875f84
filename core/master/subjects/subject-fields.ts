import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';

/** What an entity of the kind is called by, what stands beside its name, and where it is; the first of each that has a value. */
export interface SubjectFields {
  title: readonly string[];
  detail: readonly string[];
}

export const subjectFields: Readonly<Record<EntityKind, SubjectFields>> = {
  person: { title: ['name', 'id_no'], detail: ['live_addr', 'id_no'] },
  dwelling: { title: ['address', 'unit_no', 'house_no'], detail: ['unit_no', 'house_no'] },
  'legal-entity': { title: ['name', 'uscc'], detail: ['uscc', 'org_code', 'reg_no', 'reg_addr'] },
};

/** What stands for a name that there is none of, or that the actor may not see. */
export const noTitle = '***';
