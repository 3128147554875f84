import { planEvents } from '../events/plan-events.ts';
import type { PlantedEvent } from '../events/planted-event.ts';
import { planRepeated, type RepeatedMatter } from '../events/repeated-matters.ts';
import { type Matters, takePlace } from '../matters/matters.ts';
import type { StreamId } from '../matters/streams.ts';
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
  /** What a monitor should find among the matters, or should not take for a problem. */
  events: readonly PlantedEvent[];
  /** What several people call about. */
  repeated: readonly RepeatedMatter[];
  matters: Readonly<Record<StreamId, Matters>>;
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
  const { events, withoutHazards } = planEvents({ people: size, cells, divisions, grids, housing }, seed);
  const ground = { people: size, estates: housing.estates, seed };
  const repeated = planRepeated(ground);
  const matters = {
    tickets: takePlace('tickets', ground, events, { repeated }),
    disputes: takePlace('disputes', ground, events),
    hazards: takePlace('hazards', ground, events, { quiet: withoutHazards }),
  };
  return {
    seed,
    cells,
    divisions,
    grids,
    housing,
    people,
    households,
    companies,
    addresses,
    events,
    repeated,
    matters,
  };
}
