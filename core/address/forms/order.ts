import { states, type State } from './labels.ts';

/**
 * What it costs that the second stands behind the first. Whatever is not listed is judged by the order of components:
 * nothing forwards, little back among divisions, much back elsewhere. A negative cost says that the two belong together.
 */
const exceptions: Partial<Record<State, Partial<Record<State, number>>>> = {
  start: { building: 3, unit: 4, room: 4, floor: 3, number: 2, group: 1, lane: 1, place: 1 },
  road: {
    number: -1,
    alley: 0,
    building: 2,
    unit: 3,
    room: 3,
    floor: 2,
    road: 2,
    lane: -0.5,
    village: 1.5,
    town: 3,
    zone: 2,
    estate: 0,
    place: 0,
  },
  crossing: { number: -0.5 },
  lane: { number: 2, building: -0.5, unit: 0.5, room: 1, road: 2, lane: 0.5, village: 3, estate: 0 },
  alley: {
    number: -0.5,
    alley: 2,
    lane: 2,
    road: 2,
    estate: 0,
    place: 0,
    building: 1,
    village: 3,
    unit: 2,
    room: 2,
    floor: 2,
    group: 3,
  },
  number: {
    alley: 2,
    building: 0.5,
    unit: 1,
    room: 0.5,
    floor: 0,
    road: 3.5,
    lane: 2,
    village: 3,
    zone: 3,
    number: 3,
    estate: 0,
    place: 0,
  },
  village: {
    alley: 0,
    number: 0,
    building: 1.5,
    unit: 3,
    room: 3,
    road: 0,
    lane: 0,
    village: 1.5,
    town: 3,
    estate: 0,
    place: 0,
  },
  group: { number: -0.5, building: 1, unit: 3, room: 3, road: 0.5 },
  place: {
    number: 0.5,
    building: 0.5,
    unit: 1,
    room: 0.5,
    floor: 0,
    road: 1,
    place: 2,
    estate: 1,
    village: 1.5,
    group: 0,
    zone: 2,
  },
  estate: {
    number: 1.5,
    building: -0.5,
    unit: 0.5,
    room: 0.5,
    floor: 0,
    road: 1,
    estate: 1.5,
    place: 1.5,
    village: 2,
    group: 0,
    zone: 2,
  },
  zone: { number: 0.5, town: 1, zone: 2 },
  town: { number: 0.5, building: 2, room: 4, estate: 0 },
  district: { building: 3 },
  city: { building: 3 },
  building: { unit: -0.5, room: -0.5, floor: 0, building: 2.5, estate: 4, place: 4 },
  unit: { room: -1, floor: 0, building: 3, unit: 3 },
  floor: { room: -1, building: 3, unit: 2.5, floor: 3 },
  room: { floor: 2, building: 4, room: 2 },
};

const backAmongDivisions = 3;
const back = 6;
const lastDivision = states.indexOf('town');

/** `orderCosts[first * states.length + second]`, both as numbers of states. */
export const orderCosts = Float64Array.from(
  states.flatMap((first, at) => states.map((second, to) => exceptions[first]?.[second] ?? byOrder(at, to))),
);

function byOrder(first: number, second: number): number {
  const [before, after] = [rankOf(first), rankOf(second)];
  if (after > before) return 0;
  return before <= lastDivision ? backAmongDivisions : back;
}

function rankOf(state: number): number {
  if (states[state] === 'place') return states.indexOf('estate');
  return states[state] === 'alley' ? states.indexOf('lane') : state;
}
