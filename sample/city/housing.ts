import { hashed, Random } from '../base/random.ts';
import { Choice } from '../base/weighted.ts';
import type { Divisions } from './divisions.ts';
import type { Cells } from './geometry.ts';
import { estateFirst, estateSecond, roads } from './place-names.ts';

export interface Grids {
  count: number;
  code: string[];
  name: string[];
  village: Int32Array;
  /** Expected share of the city's dwellings. */
  weight: Float64Array;
}

export const dwellingUse = { owner: 0, rented: 1, vacant: 2, shared: 3 } as const;

/** Dwellings of an estate are numbered on from its first: building, unit, floor and flat follow by arithmetic. */
export interface Housing {
  estates: number;
  estateGrid: Int32Array;
  estateName: string[];
  estateRoad: Uint16Array;
  estateNumber: Uint16Array;
  floors: Uint8Array;
  units: Uint8Array;
  flats: Uint8Array;
  firstDwelling: Int32Array;
  dwellings: number;
  dwellingEstate: Int32Array;
  use: Uint8Array;
  /** Square metres times ten. */
  area: Uint16Array;
  /** Person who owns it. */
  owner: Int32Array;
}

const suffix = new Choice(estateSecond);

/** Numbers the grids of every village: village code and three digits, in the order of their cells. */
export function numberGrids(divisions: Divisions, cells: Cells, seed: number): Grids {
  const { count } = cells;
  const grids: Grids = {
    count,
    code: new Array<string>(count),
    name: new Array<string>(count),
    village: new Int32Array(count),
    weight: new Float64Array(count),
  };
  divisions.villages.forEach((village, index) =>
    village.grids.forEach((cell, position) => {
      grids.code[cell] = village.code + String(position + 1).padStart(3, '0');
      grids.name[cell] = `${village.name}第${'一二三四五六七八九十'[position] ?? position + 1}网格`;
      grids.village[cell] = index;
      grids.weight[cell] = Math.exp(-0.9 * cells.remoteness[cell]!) * (0.5 + hashed(seed, cell, 5));
    }),
  );
  return grids;
}

/** Builds estates (hamlets in the country) until every grid has its share of `dwellings`. */
export function buildHousing(grids: Grids, divisions: Divisions, dwellings: number, seed: number): Housing {
  const random = new Random(seed, 'housing');
  const total = grids.weight.reduce((sum, weight) => sum + weight, 0);
  const plan: { grid: number; size: number }[] = [];
  for (let grid = 0; grid < grids.count; grid++) {
    let rest = Math.max(4, Math.ceil((dwellings * grids.weight[grid]!) / total));
    while (rest > 0) {
      const size = Math.min(rest, random.between(30, 60 + Math.min(500, Math.floor(dwellings / 60))));
      plan.push({ grid, size });
      rest -= size;
    }
  }
  const housing = emptyHousing(plan);
  plan.forEach(({ grid, size }, estate) => {
    const isRural = divisions.villages[grids.village[grid]!]!.isRural;
    placeEstate(housing, estate, grid, size, isRural, random);
  });
  return housing;
}

function emptyHousing(plan: { size: number }[]): Housing {
  const count = plan.reduce((sum, { size }) => sum + size, 0);
  return {
    estates: plan.length,
    estateGrid: new Int32Array(plan.length),
    estateName: new Array<string>(plan.length),
    estateRoad: new Uint16Array(plan.length),
    estateNumber: new Uint16Array(plan.length),
    floors: new Uint8Array(plan.length),
    units: new Uint8Array(plan.length),
    flats: new Uint8Array(plan.length),
    firstDwelling: new Int32Array(plan.length + 1),
    dwellings: count,
    dwellingEstate: new Int32Array(count),
    use: new Uint8Array(count),
    area: new Uint16Array(count),
    owner: new Int32Array(count).fill(-1),
  };
}

function placeEstate(
  housing: Housing,
  estate: number,
  grid: number,
  size: number,
  isRural: boolean,
  random: Random,
): void {
  const first = housing.firstDwelling[estate]!;
  housing.estateGrid[estate] = grid;
  housing.firstDwelling[estate + 1] = first + size;
  housing.dwellingEstate.fill(estate, first, first + size);
  housing.estateRoad[estate] = random.below(roads.length);
  housing.estateNumber[estate] = random.between(1, 899);
  housing.estateName[estate] = isRural ? '' : random.pick(estateFirst) + suffix.draw(random);
  if (!isRural) {
    housing.floors[estate] = size < 120 ? random.between(4, 6) : random.pick([5, 6, 6, 11, 18]);
    housing.units[estate] = random.between(1, 4);
    housing.flats[estate] = random.pick([2, 2, 2, 3, 4]);
  }
  const usual = isRural ? random.between(110, 190) : random.between(60, 125);
  for (let dwelling = first; dwelling < first + size; dwelling++)
    housing.area[dwelling] = Math.max(240, Math.round(random.normal(usual, usual * 0.22) * 10));
}
