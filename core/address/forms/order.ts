import { states } from './labels.ts';

/** What it costs that the second stands behind the first; by default the step is judged by the order of components. */
const exceptions = `
  start building 3, start unit 4, start room 4, start floor 3, start number 2, start group 1, start lane 1, start place 1
  road number -1, crossing number -0.5, lane number 2, alley number -0.5, number alley 2, road alley 0, alley alley 2, alley lane 2, alley road 2, village alley 0, alley estate 0, alley place 0, alley building 1, alley village 3, alley unit 2, alley room 2, alley floor 2, alley group 3, village number 0, group number -0.5, place number 0.5, estate number 1.5, zone number 0.5, town number 0.5
  lane building -0.5, number building 0.5, estate building -0.5, place building 0.5, road building 2, town building 2, village building 1.5, group building 1, district building 3, city building 3
  building unit -0.5, number unit 1, estate unit 0.5, place unit 1, lane unit 0.5, road unit 3, village unit 3
  building room -0.5, unit room -1, floor room -1, number room 0.5, estate room 0.5, place room 0.5, road room 3, lane room 1, village room 3, group room 3, town room 4
  number floor 0, building floor 0, unit floor 0, estate floor 0, place floor 0, road floor 2, room floor 2
  estate road 1, place road 1, number road 3.5, lane road 2, village road 0, group road 0.5, road road 2, estate estate 1.5, place place 2, place estate 1, estate place 1.5
  number lane 2, lane lane 0.5, road lane -0.5, village lane 0, estate village 2, road village 1.5, number village 3, place village 1.5, village village 1.5, place group 0, estate group 0
  zone town 1, road town 3, village town 3, zone zone 2, road zone 2, estate zone 2, place zone 2, number zone 3
  building building 2.5, unit building 3, floor building 3, room building 4, number number 3, room room 2, floor unit 2.5, floor floor 3, unit unit 3, building estate 4, building place 4
  lane village 3, number estate 0, number place 0, lane estate 0, road estate 0, road place 0, village estate 0, village place 0, town estate 0
`;

const byName = new Map(
  exceptions
    .split(/[,\n]/)
    .map((line) => line.trim().split(' '))
    .filter((words) => words.length === 3)
    .map(([first, second, cost]) => [`${first} ${second}`, Number(cost)]),
);

const lastDivision = states.indexOf('town');

function byOrder(first: number, second: number): number {
  const [before, after] = [rank(first), rank(second)];
  if (after > before) return 0;
  return before <= lastDivision ? 3 : 6;
}

function rank(state: number): number {
  if (states[state] === 'place') return states.indexOf('estate');
  return states[state] === 'alley' ? states.indexOf('lane') : state;
}

/** `orderCosts[first * states.length + second]` */
export const orderCosts = Float64Array.from(
  states.flatMap((first, at) =>
    states.map((second, to) => byName.get(`${first} ${second}`) ?? byOrder(at, to)),
  ),
);
