import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { Dataset, Masking } from '../../../schemas/datasets/dataset.ts';

/** The fields of the datasets that each column of the presets is made from, and by whose masking it is shown. */
const fieldsOf: Readonly<Record<EntityKind, Readonly<Record<string, readonly string[]>>>> = {
  person: {
    number: ['id_no'],
    digits: ['id_no'],
    ends: ['id_no'],
    name: ['name'],
    reading: ['name'],
    birth: ['birth'],
    birth_year: ['birth'],
    sex: ['sex'],
    phone: ['phone'],
    permit: ['permit_no'],
    road: ['live_addr', 'hukou_addr'],
    estate: ['live_addr', 'hukou_addr'],
    door: ['live_addr', 'hukou_addr'],
  },
  'legal-entity': {
    code: ['uscc'],
    organisation: ['uscc', 'org_code'],
    digits: ['uscc'],
    name: ['name'],
    core: ['name'],
    representative: ['legal_rep'],
    founded: ['est_date'],
    phone: ['phone'],
    road: ['reg_addr', 'biz_addr', 'address'],
    estate: ['reg_addr', 'biz_addr', 'address'],
    door: ['reg_addr', 'biz_addr', 'address'],
  },
  dwelling: {
    unit_number: ['unit_no'],
    certificate: ['cert_no'],
    house_number: ['house_no'],
    owner: ['owner'],
    owner_reading: ['owner'],
    area: ['area'],
    road: ['address'],
    estate: ['address'],
    door: ['address', 'building', 'unit', 'room'],
  },
};

/** The more a masking keeps back, the later it stands. */
const strictness: readonly Masking[] = ['none', 'name', 'phone', 'number', 'address', 'hidden'];

export function strictest(maskings: readonly Masking[]): Masking {
  return maskings.reduce<Masking>(
    (most, masking) => (strictness.indexOf(masking) > strictness.indexOf(most) ? masking : most),
    'none',
  );
}

/**
 * How a model's column is shown of the records of some datasets: as strictly as the strictest of the fields that it is
 * made from. A column that nobody has looked at is hidden.
 */
export function columnMasking(entity: EntityKind, datasets: readonly Dataset[], column: string): Masking {
  const keys = fieldsOf[entity][column] ?? [];
  const fields = datasets.flatMap((dataset) => dataset.fields).filter(({ key }) => keys.includes(key));
  return fields.length === 0 ? 'hidden' : strictest(fields.map(({ masking }) => masking));
}

/** Fields by which people call a record of the entity, the most telling first. */
export const namingFields: Readonly<Record<EntityKind, readonly string[]>> = {
  person: ['name'],
  'legal-entity': ['name', 'uscc'],
  dwelling: ['unit_no', 'house_no', 'address'],
};
