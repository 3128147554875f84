import { hashed, Random } from '../base/random.ts';
import { dwellingUse, type Housing } from './housing.ts';
import type { Households } from './households.ts';
import { kinds, type People, relations } from './people.ts';

/** Share of dwellings that stand empty. */
const vacancy = 0.09;

/** Dwellings needed for these households: those living here, those registered elsewhere, and the empty ones. */
export function dwellingsNeeded(households: Households): number {
  const living = households.kind.reduce((count, kind) => count + (kind === kinds.absent ? 0 : 1), 0);
  return Math.ceil((living * 1.06) / (1 - vacancy));
}

/** Lets every household move in, registers those who have a registration, and gives every dwelling an owner. */
export function moveIn(households: Households, people: People, housing: Housing, seed: number): void {
  const random = new Random(seed, 'occupancy');
  const order = random.shuffle(Int32Array.from({ length: housing.dwellings }, (_, i) => i));
  const empty = Math.floor(housing.dwellings * vacancy);
  const market = new Market(order.subarray(empty), housing, seed);
  const adults = adultResidents(people);
  for (let household = 0; household < households.count; household++) {
    const kind = households.kind[household]!;
    const other = order[random.below(order.length)]!;
    if (kind === kinds.absent) households.registered[household] = other;
    else takeDwelling(households, housing, people, household, market, other, random);
  }
  housing.use.fill(dwellingUse.vacant);
  for (let household = 0; household < households.count; household++)
    if (households.dwelling[household]! >= 0) markUse(households, housing, people, household, market);
  for (let dwelling = 0; dwelling < housing.dwellings; dwelling++)
    if (housing.owner[dwelling]! < 0) housing.owner[dwelling] = random.pick(adults);
}

/** Dwellings to rent and to live in by oneself: some grids are full of tenants, others of owners. */
class Market {
  private readonly toRent: Int32Array;
  private readonly toOwn: Int32Array;
  private rented = 0;
  private owned = 0;
  /** Households that rent. */
  readonly tenants = new Set<number>();

  constructor(order: Int32Array, housing: Housing, seed: number) {
    const isRental = (dwelling: number) => {
      const grid = housing.estateGrid[housing.dwellingEstate[dwelling]!]!;
      return hashed(seed, dwelling, 17) < 0.12 + 0.5 * hashed(seed, grid, 18);
    };
    this.toRent = order.filter(isRental);
    this.toOwn = order.filter((dwelling) => !isRental(dwelling));
  }

  take(toRent: boolean): number {
    const wanted = toRent ? this.toRent[this.rented++] : this.toOwn[this.owned++];
    return wanted ?? (toRent ? this.toOwn[this.owned++] : this.toRent[this.rented++]) ?? -1;
  }
}

function takeDwelling(
  households: Households,
  housing: Housing,
  people: People,
  household: number,
  market: Market,
  other: number,
  random: Random,
): void {
  const kind = households.kind[household]!;
  const rents = kind === kinds.migrant ? random.chance(0.86) : kind === kinds.separated && random.chance(0.4);
  const dwelling = market.take(rents);
  households.dwelling[household] = dwelling;
  households.registered[household] =
    kind === kinds.resident ? dwelling : kind === kinds.separated ? other : -1;
  if (dwelling < 0) return;
  if (rents) market.tenants.add(household);
  else if (people.age(households.first[household]!) >= 18)
    housing.owner[dwelling] = households.first[household]!;
}

function markUse(
  households: Households,
  housing: Housing,
  people: People,
  household: number,
  market: Market,
): void {
  const dwelling = households.dwelling[household]!;
  const size = households.first[household + 1]! - households.first[household]!;
  const strangers = size >= 4 && people.relation[households.first[household]! + 1] === relations.other;
  if (!market.tenants.has(household)) housing.use[dwelling] = dwellingUse.owner;
  else housing.use[dwelling] = strangers ? dwellingUse.shared : dwellingUse.rented;
}

function adultResidents(people: People): Int32Array {
  const everybody = Int32Array.from({ length: people.count }, (_, i) => i);
  return everybody.filter((person) => people.kind[person] !== kinds.migrant && people.age(person) >= 25);
}
