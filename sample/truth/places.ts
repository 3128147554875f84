import type { City } from '../city/city.ts';
import { dwellingOf, gridOf } from '../departments/walks.ts';
import { named, type TruthTable } from './city-truth.ts';

/** In which grid everybody lives, and every dwelling, legal entity (by its registered address) and estate lies. */
export const placeTruth: TruthTable = {
  file: 'place.csv',
  columns: ['entity', 'grid'],
  *rows(city) {
    const { people, housing, companies } = city;
    for (let person = 0; person < people.count; person++) {
      const dwelling = dwellingOf(city, person);
      if (dwelling >= 0) yield [named.person(person), codeOf(city, gridOf(city, dwelling))];
    }
    for (let dwelling = 0; dwelling < housing.dwellings; dwelling++)
      yield [named.dwelling(dwelling), codeOf(city, gridOf(city, dwelling))];
    for (let company = 0; company < companies.count; company++)
      yield [named.company(company), codeOf(city, housing.estateGrid[companies.estate[company]!]!)];
    for (let estate = 0; estate < housing.estates; estate++)
      yield [named.estate(estate), codeOf(city, housing.estateGrid[estate]!)];
  },
};

function codeOf({ grids }: City, grid: number): string {
  return grids.code[grid]!;
}
