import { Random } from '../base/random.ts';
import { cityCode, cityProvince, otherProvince } from '../numbers/areas.ts';
import type { Cells } from './geometry.ts';
import { partition } from './partition.ts';
import {
  cityName,
  districtStems,
  otherCities,
  otherCountyStems,
  provinceName,
  townStems,
  villageFirst,
  villageSecond,
} from './place-names.ts';

/** From here outwards (0 centre, 1 coast) a place is rural. */
const ruralFrom = 0.76;

export interface Division {
  code: string;
  name: string;
  parent: string;
}

export interface Village extends Division {
  district: number;
  town: number;
  isRural: boolean;
  grids: number[];
}

export interface Divisions {
  districts: Division[];
  towns: (Division & { district: number; isRural: boolean })[];
  villages: Village[];
  /** Counties outside the city, where migrants are registered. */
  origins: Division[];
  /** Everything as the workspace's own divisions, provinces first. */
  all: Division[];
}

/** Draws districts, towns and villages over the grid cells, each level a compact part of the one above. */
export function divide(cells: Cells, seed: number, people: number): Divisions {
  const random = new Random(seed, 'divisions');
  const counts = levelCounts(cells.count, people);
  const everything = Int32Array.from({ length: cells.count }, (_, cell) => cell);
  const divisions: Divisions = { districts: [], towns: [], villages: [], origins: [], all: [] };
  const stems = shuffled(townStems, random);
  const split = (members: Int32Array, count: number) => partition(members, cells.x, cells.y, count, random);
  split(everything, counts.districts).forEach((members, index) => {
    divisions.districts.push(district(index, remoteness(cells, members)));
    const share = Math.max(1, Math.round((counts.towns * members.length) / cells.count));
    const numbers = { street: 0, town: 99, township: 199 };
    for (const town of split(members, share)) {
      const kind = remoteness(cells, town);
      divisions.towns.push({
        ...townOf(divisions, index, kind, numbers, stems),
        district: index,
        isRural: kind > ruralFrom,
      });
      const villages = Math.max(1, Math.round((counts.villages * town.length) / cells.count));
      split(town, villages).forEach((grids, number) => addVillage(divisions, grids, number, random, cells));
    }
  });
  divisions.origins = originCounties();
  divisions.all = [...upper(), ...divisions.districts, ...divisions.towns, ...divisions.villages].map(plain);
  divisions.all.push(...originCities(), ...divisions.origins);
  return divisions;
}

/** Grids per city of that size: smaller grids in smaller cities, so that every map has enough of them. */
export function gridCount(people: number): number {
  const perGrid = Math.min(400, 60 * (people / 2000) ** 0.3);
  return Math.max(24, Math.round(people / perGrid));
}

function levelCounts(grids: number, people: number) {
  const villages = Math.max(8, Math.round(grids / 2.7));
  const towns = Math.min(72, Math.max(4, Math.round(Math.sqrt(villages) * 2.1)));
  const districts = Math.min(districtStems.length, Math.max(2, Math.round((people / 8000) ** 0.42 + 1.4)));
  return { districts, towns, villages };
}

function district(index: number, remote: number): Division {
  const isCounty = index > 1 && remote > 0.66;
  const number = isCounty ? 20 + index : index + 2;
  return {
    code: cityCode.slice(0, 4) + String(number).padStart(2, '0'),
    name: districtStems[index]! + (isCounty ? '县' : '区'),
    parent: cityCode,
  };
}

function townOf(
  divisions: Divisions,
  index: number,
  remote: number,
  numbers: { street: number; town: number; township: number },
  stems: string[],
): Division {
  const parent = divisions.districts[index]!.code;
  const kind = remote < 0.5 ? 'street' : remote < 0.85 ? 'town' : 'township';
  const suffix = { street: '街道', town: '镇', township: '乡' }[kind];
  const number = String(++numbers[kind]).padStart(3, '0');
  return { code: parent + number, name: stems[divisions.towns.length % stems.length]! + suffix, parent };
}

function addVillage(
  divisions: Divisions,
  members: Int32Array,
  number: number,
  random: Random,
  cells: Cells,
): void {
  const town = divisions.towns.length - 1;
  const { code: parent, district } = divisions.towns[town]!;
  const isRural = remoteness(cells, members) > ruralFrom;
  const taken = new Set(divisions.villages.filter((v) => v.town === town).map((v) => v.name));
  let name: string;
  do name = random.pick(villageFirst) + random.pick(villageSecond) + (isRural ? '村' : '社区');
  while (taken.has(name));
  const code = parent + String(number + (isRural ? 200 : 1)).padStart(3, '0');
  divisions.villages.push({ code, name, parent, district, town, isRural, grids: [...members] });
}

function upper(): Division[] {
  return [
    { code: `${cityProvince}0000`, name: provinceName, parent: '' },
    { code: cityCode, name: cityName, parent: `${cityProvince}0000` },
  ];
}

function cityOf(index: number): Division {
  const province = index < 6 ? cityProvince : otherProvince;
  const number = index < 6 ? index + 2 : index - 5;
  const code = `${province}${String(number).padStart(2, '0')}00`;
  return { code, name: `${otherCities[index]}市`, parent: `${province}0000` };
}

function originCities(): Division[] {
  return [
    { code: `${otherProvince}0000`, name: '溟澜省', parent: '' },
    ...otherCities.map((_, index) => cityOf(index)),
  ];
}

function originCounties(): Division[] {
  return otherCities.flatMap((_, index) => {
    const parent = cityOf(index).code;
    return [0, 1, 2, 3].map((number) => ({
      code: parent.slice(0, 4) + String(number < 2 ? number + 2 : number + 19).padStart(2, '0'),
      name: otherCountyStems[(index * 5 + number) % otherCountyStems.length]! + (number < 2 ? '区' : '县'),
      parent,
    }));
  });
}

function remoteness(cells: Cells, members: Int32Array): number {
  return members.reduce((sum, cell) => sum + cells.remoteness[cell]!, 0) / members.length;
}

function plain({ code, name, parent }: Division): Division {
  return { code, name, parent };
}

function shuffled(items: string[], random: Random): string[] {
  return Array.from(random.shuffle(Int32Array.from(items, (_, i) => i)), (i) => items[i]!);
}
