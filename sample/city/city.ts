import { Addresses } from './addresses.ts';
import { type Companies, foundCompanies } from './companies.ts';
import { type Divisions, divide, gridCount } from './divisions.ts';
import { employ } from './employment.ts';
import { type Cells, cutIsland } from './geometry.ts';
import { type Households, settle } from './households.ts';
import { buildHousing, type Grids, type Housing, numberGrids } from './housing.ts';
import { dwellingsNeeded, moveIn } from './occupancy.ts';
import { People } from './people.ts';

/** The whole city as it really is; departments see parts of it, with errors. */
export interface City {
  seed: number;
  cells: Cells;
  divisions: Divisions;
  grids: Grids;
  housing: Housing;
  people: People;
  households: Households;
  companies: Companies;
  addresses: Addresses;
}

/** Builds the city of `size` people; the same size and seed give the same city. */
export function buildCity(size: number, seed: number): City {
  const cells = cutIsland(gridCount(size), seed);
  const divisions = divide(cells, seed, size);
  const grids = numberGrids(divisions, cells, seed);
  const people = new People(size);
  const households = settle(people, size, divisions, seed);
  const housing = buildHousing(grids, divisions, dwellingsNeeded(households), seed);
  moveIn(households, people, housing, seed);
  const companies = foundCompanies(people, housing, grids, divisions, seed);
  employ(people, companies, seed);
  const addresses = new Addresses(divisions, grids, housing);
  return { seed, cells, divisions, grids, housing, people, households, companies, addresses };
}
