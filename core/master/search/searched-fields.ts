import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { MatchedBy } from '../../../schemas/api/master/entities.ts';

/** A field in which words are looked for, if they look like one of its values or the beginning of one. */
export interface SearchedField {
  field: string;
  looks?: RegExp;
}

/** A citizen number from its area part on (GB 11643). */
const citizenNumber = /^\d{6,17}$|^\d{17}[\dX]$/;
const phone = /^1\d{10}$|^0\d{9,11}$/;
/** Registration numbers of dwellings are longer than a citizen number or mixed with letters and marks. */
const notCitizenNumber = /^(?!\d{17}[\dX]$)/;

/** In which fields of an entity words are looked for, by what they may be. Numbers are of persons and things, codes of organisations. */
export const searchedFields: Readonly<
  Record<EntityKind, Readonly<Partial<Record<MatchedBy, readonly SearchedField[]>>>>
> = {
  person: {
    name: [{ field: 'name' }],
    initials: [{ field: 'name_initials' }],
    number: [
      { field: 'id_no', looks: citizenNumber },
      { field: 'phone', looks: phone },
      { field: 'permit_no', looks: notCitizenNumber },
    ],
  },
  dwelling: {
    address: [{ field: 'address' }],
    number: [
      { field: 'unit_no', looks: notCitizenNumber },
      { field: 'house_no', looks: notCitizenNumber },
      { field: 'cert_no', looks: notCitizenNumber },
    ],
  },
  'legal-entity': {
    name: [{ field: 'name' }],
    initials: [{ field: 'name_initials' }],
    code: [{ field: 'uscc' }, { field: 'org_code' }, { field: 'reg_no' }],
    address: [{ field: 'reg_addr' }, { field: 'biz_addr' }],
  },
};

/** Whether words are looked for in a field of a kind. */
export function isSearched(kind: EntityKind, key: string): boolean {
  return Object.values(searchedFields[kind]).some((fields) => fields.some(({ field }) => field === key));
}
