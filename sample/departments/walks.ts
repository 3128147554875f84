import { asOf } from '../base/calendar.ts';
import { hashed, Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { kinds } from '../city/people.ts';

/** The numbers below `count` in a scattered order that needs no memory: a department's own order of rows. */
export function* scattered(count: number, seed: number, stream: string): Generator<number> {
  const random = new Random(seed, `order ${stream}`);
  let step = Math.max(1, Math.floor(count * 0.618) | 1);
  while (greatestCommonDivisor(step, count) !== 1) step += 2;
  let at = count > 0 ? random.below(count) : 0;
  for (let i = 0; i < count; i++) {
    yield at;
    at = (at + step) % count;
  }
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** People that a department knows: `share` of those its filter lets through. */
export function* known(city: City, stream: string, share: (person: number) => number): Generator<number> {
  const random = new Random(city.seed, `known ${stream}`);
  for (const person of scattered(city.people.count, city.seed, stream))
    if (random.chance(share(person))) yield person;
}

export function isMigrant(city: City, person: number): boolean {
  return city.people.kind[person] === kinds.migrant;
}

/** The number of the head of a child's household; null for whoever is 14 or older, or heads a household. */
export function guardianNumber({ people, households }: City, person: number): string | null {
  const head = households.first[people.household[person]!]!;
  return head === person || people.age(person) >= 14 ? null : people.number(head);
}

/** Lives in the city and is alive. */
export function livesHere(city: City, person: number): boolean {
  return city.people.kind[person] !== kinds.absent && city.people.death[person] === 0;
}

export function dwellingOf(city: City, person: number): number {
  return city.households.dwelling[city.people.household[person]!]!;
}

/** The dwelling of somebody's registration; -1 outside the city. */
export function registeredDwelling(city: City, person: number): number {
  return city.households.registered[city.people.household[person]!]!;
}

export function gridOf(city: City, dwelling: number): number {
  return city.housing.estateGrid[city.housing.dwellingEstate[dwelling]!]!;
}

/** The county where somebody is registered who is not registered in the city. */
export function originOf(city: City, person: number): { code: string; name: string } {
  const code = String(city.people.areaOf(person));
  return city.divisions.origins.find((origin) => origin.code === code) ?? city.divisions.origins[0]!;
}

/** A day of the last `days` days on which somebody who was born by then was registered. */
export function recently(city: City, person: number, days: number): number {
  const since = Math.min(days, asOf - city.people.birth[person]!);
  return asOf - Math.floor(hashed(city.seed, person, days) * since);
}

/** The day since which somebody is insured by their employer. */
export function insuredSince(city: City, person: number): number {
  return asOf - Math.floor(hashed(city.seed, person, 13) * 3600);
}
