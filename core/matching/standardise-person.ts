import type { Standardisation } from './standardise.ts';

/** Persons of population registers and of any dataset that names a person with a number. */
export const personStandardisation: Standardisation = {
  evidenceField: 'id_no',
  columns(field) {
    const number = field('id_no');
    const digits = `coalesce(${number}, CASE WHEN length(e.delivered) = 18 THEN e.delivered END)`;
    return {
      citizen_number: number,
      number_digits: digits,
      number_stem: `substr(${digits}, 1, 14)`,
      name: field('name'),
      birth: `coalesce(strftime(${field('birth')}::DATE, '%Y%m%d'), substr(${number}, 7, 8))`,
      sex: `coalesce(CASE WHEN ${field('sex')} IN ('1', '2') THEN ${field('sex')} END,
                     CASE WHEN ${number} IS NOT NULL THEN CASE WHEN substr(${number}, 17, 1)::INTEGER % 2 = 1 THEN '1' ELSE '2' END END)`,
      phone: field('phone'),
      address: field('live_addr', 'hukou_addr'),
    };
  },
};
