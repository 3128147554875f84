import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { MatchedBy } from '../../../schemas/api/master/entities.ts';

/** In which fields of an entity words are looked for, by what they may be. Numbers are of persons and things, codes of organisations. */
export const searchedFields: Readonly<
  Record<EntityKind, Readonly<Partial<Record<MatchedBy, readonly string[]>>>>
> = {
  person: { name: ['name'], initials: ['name_initials'], number: ['id_no', 'phone', 'permit_no'] },
  dwelling: { address: ['address'], number: ['unit_no', 'house_no', 'cert_no'] },
  'legal-entity': {
    name: ['name'],
    initials: ['name_initials'],
    code: ['uscc', 'org_code', 'reg_no'],
    address: ['reg_addr', 'biz_addr'],
  },
};
