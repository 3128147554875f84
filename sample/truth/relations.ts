import { dateText } from '../base/calendar.ts';
import type { City } from '../city/city.ts';
import { dwellingUse } from '../city/housing.ts';
import { dwellingOf, insuredSince, registeredDwelling } from '../departments/walks.ts';
import { named, type TruthTable } from './city-truth.ts';

/** Who lives where, owns, rents, works for, represents, and where legal entities are registered and do business. */
export const relationTruth: TruthTable = {
  file: 'relation.csv',
  columns: ['relation', 'from', 'to', 'since', 'until'],
  *rows(city) {
    for (let person = 0; person < city.people.count; person++) yield* ofPerson(city, person);
    for (let dwelling = 0; dwelling < city.housing.dwellings; dwelling++)
      yield ['owns', named.person(city.housing.owner[dwelling]!), named.dwelling(dwelling), '', ''];
    for (let company = 0; company < city.companies.count; company++) yield* ofCompany(city, company);
  },
};

function* ofPerson(city: City, person: number): Generator<string[]> {
  const { people, households, housing } = city;
  const from = named.person(person);
  // Some registers still list the dead: what they say holds until that day.
  const until = people.death[person] === 0 ? '' : dateText(people.death[person]!, 'dash');
  const dwelling = dwellingOf(city, person);
  const registered = registeredDwelling(city, person);
  if (dwelling >= 0) yield ['lives-in', from, named.dwelling(dwelling), '', until];
  if (registered >= 0) yield ['registered-at', from, named.dwelling(registered), '', until];
  if (
    dwelling >= 0 &&
    households.first[people.household[person]!] === person &&
    isLet(housing.use[dwelling]!)
  )
    yield ['rents', from, named.dwelling(dwelling), '', until];
  if (people.employer[person]! >= 0) {
    const since = dateText(insuredSince(city, person), 'dash');
    yield ['works-for', from, named.company(people.employer[person]!), since, ''];
  }
}

function* ofCompany({ companies }: City, company: number): Generator<string[]> {
  const from = named.company(company);
  yield ['represents', named.person(companies.representative[company]!), from, '', ''];
  yield ['located-at', from, named.estate(companies.estate[company]!), '', ''];
  if (companies.operates[company] !== companies.estate[company])
    yield ['located-at', from, named.estate(companies.operates[company]!), '', ''];
}

function isLet(use: number): boolean {
  return use === dwellingUse.rented || use === dwellingUse.shared;
}
