import type { Standardisation } from './standardisation.ts';

/** GB 11643: the date of birth in digits 7 to 14, null where it is none. */
const bornSql = (digits: string) => `try_strptime(substr(${digits}, 7, 8), '%Y%m%d')::DATE`;

/**
 * Whether a valid number is the person's own: clerks write a guardian's number into a child's row. It is not when the
 * delivered birth date has another year and another day than the number; a date whose day and month are lost
 * (1 January) keeps its year, and a slip of the pen keeps the one or the other.
 */
const isOwn = `(birth IS NULL OR year(birth) = year(${bornSql('number')})
  OR (month(birth), day(birth)) = (month(${bornSql('number')}), day(${bornSql('number')})))`;
const own = `CASE WHEN number IS NOT NULL AND ${isOwn} THEN number END`;

/** The number that counts as evidence: the person's own, or the digits of one that was delivered unusable. */
const digits = `CASE WHEN number IS NOT NULL THEN ${own} WHEN regexp_full_match(delivered, '[0-9]{17}[0-9X]|[0-9]{15}') THEN delivered END`;

/** Area, serial and check character: what a number masked over its birth date still tells. */
const ends = `CASE WHEN number IS NOT NULL THEN left(${own}, 6) || right(${own}, 4)
  WHEN regexp_full_match(delivered, '[0-9]{6}([0-9]{8}|\\*+)[0-9]{3}[0-9X]') THEN left(delivered, 6) || right(delivered, 4) END`;

/** The number proves the day that it names; the delivered date may have lost day and month. */
const born = `coalesce(${bornSql(own)}, birth)`;
/** 1 January of a year is what systems make of a year: the day is then unknown, unless a number says it. */
const isYearAlone = `(${own} IS NULL AND month(birth) = 1 AND day(birth) = 1)`;

/** Persons of population registers and of whatever names a person with a number. */
export const personStandardisation: Standardisation = {
  datasets: ['population', 'social-insurance'],
  evidenceField: 'id_no',
  names: 'persons',
  columns: (field) => ({
    number: `${field('id_no')}::VARCHAR`,
    delivered: 'e.delivered',
    name: `${field('name')}::VARCHAR`,
    birth: `${field('birth')}::DATE`,
    sex: `${field('sex')}::VARCHAR`,
    phone: `${field('phone')}::VARCHAR`,
    address: `${field('live_addr', 'hukou_addr')}::VARCHAR`,
    permit: `${field('permit_no')}::VARCHAR`,
  }),
  refined: {
    number: own,
    digits,
    ends,
    name: 'p.name',
    reading: 'q.reading',
    birth: `CASE WHEN NOT ${isYearAlone} THEN ${born} END`,
    birth_year: `year(${born})::DOUBLE`,
    sex: `CASE WHEN ${own} IS NOT NULL THEN CASE WHEN substr(number, 17, 1)::INTEGER % 2 = 1 THEN '1' ELSE '2' END
      WHEN sex IN ('1', '2') THEN sex END`,
    phone: 'phone',
    permit: 'permit',
    road: 'a.road',
    estate: 'a.estate',
    door: 'a.door',
  },
};
