import { dateText } from '../base/calendar.ts';
import { hashed } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { companyKinds, companyStatus } from '../city/companies.ts';
import { dwellingUse } from '../city/housing.ts';
import { education, nationCode } from '../departments/code-tables.ts';
import { companyAddress, creditCodeOf, townOf } from '../departments/companies.ts';
import { mobileNumber } from '../numbers/areas.ts';
import { industries } from '../texts/industries.ts';
import { named, type TruthTable } from './city-truth.ts';

/**
 * The true values of what departments write of persons, dwellings and legal entities, as the hub writes them: codes by
 * the hub's tables, dates by ISO 8601, addresses in their fullest form.
 */
export const valueTruth: TruthTable = {
  file: 'value.csv',
  columns: ['entity', 'field', 'value'],
  *rows(city) {
    for (let person = 0; person < city.people.count; person++)
      yield* long(named.person(person), personValues(city, person));
    for (let dwelling = 0; dwelling < city.housing.dwellings; dwelling++)
      yield* long(named.dwelling(dwelling), dwellingValues(city, dwelling));
    for (let company = 0; company < city.companies.count; company++)
      yield* long(named.company(company), companyValues(city, company));
  },
};

function* long(entity: string, values: Record<string, string>): Generator<string[]> {
  for (const field in values) yield [entity, field, values[field]!];
}

function personValues({ people, seed }: City, person: number): Record<string, string> {
  return {
    id_no: people.number(person),
    name: people.name(person),
    sex: people.isFemale[person] ? '2' : '1',
    birth: dateText(people.birth[person]!, 'dash'),
    nation: nationCode(people.nation[person]!),
    marital: people.isMarried[person] ? '20' : '10',
    education: education(people.age(person), hashed(seed, person, 3)).code,
    phone: mobileNumber(person),
  };
}

const uses: Record<number, string> = {
  [dwellingUse.owner]: '01',
  [dwellingUse.rented]: '02',
  [dwellingUse.vacant]: '03',
  [dwellingUse.shared]: '04',
};

function dwellingValues({ housing, people, addresses }: City, dwelling: number): Record<string, string> {
  const owner = housing.owner[dwelling]!;
  return {
    address: addresses.write(dwelling, 'formal'),
    area: String(housing.area[dwelling]! / 10),
    usage: uses[housing.use[dwelling]!]!,
    owner: people.name(owner),
    owner_id: people.number(owner),
  };
}

const types: Record<number, string> = {
  [companyKinds.company]: '01',
  [companyKinds.individual]: '03',
  [companyKinds.branch]: '01',
  [companyKinds.cooperative]: '04',
  [companyKinds.organisation]: '99',
};

const statuses: Record<number, string> = {
  [companyStatus.open]: 'K',
  [companyStatus.revoked]: 'D',
  [companyStatus.cancelled]: 'X',
  [companyStatus.movedOut]: 'Q',
};

function companyValues(city: City, company: number): Record<string, string> {
  const { companies, people } = city;
  return {
    uscc: creditCodeOf(city, company),
    name: companies.name[company]!,
    legal_rep: people.name(companies.representative[company]!),
    type: types[companies.kind[company]!]!,
    status: statuses[companies.status[company]!]!,
    est_date: dateText(companies.founded[company]!, 'dash'),
    capital: String(companies.capital[company]!),
    industry: industries[companies.industry[company]!]!.code,
    staff: String(companies.staff[company]!),
    reg_addr: companyAddress(city, company, companies.estate[company]!),
    biz_addr: companyAddress(city, company, companies.operates[company]!),
    district: townOf(city, company).code,
  };
}
