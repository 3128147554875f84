import { describe, expect, it } from 'vitest';
import { buildCity } from '../../../sample/city/city.ts';
import { kinds } from '../../../sample/city/people.ts';
import { cityName, districtStems, otherCities, townStems } from '../../../sample/city/place-names.ts';
import { abolishedDivisions } from '../../../schemas/codes/data/abolished-divisions.ts';
import { currentDivisions } from '../../../schemas/codes/data/current-divisions.ts';

const city = buildCity(5000, 7);
type Point = [number, number];

function area(ring: Point[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return twice / 2;
}

/** Edges that no other grid has the other way round, as one closed ring. */
function hull(rings: Point[][]): Point[] {
  const next = new Map<string, Point>();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      if (next.get(`${ring[i]} ${ring[i - 1]}`)) next.delete(`${ring[i]} ${ring[i - 1]}`);
      else next.set(`${ring[i - 1]} ${ring[i]}`, ring[i]!);
    }
  const following = new Map([...next].map(([edge, to]) => [edge.split(' ')[0]!, to]));
  const start = [...next.values()][0]!;
  const outline: Point[] = [start];
  do outline.push(following.get(String(outline.at(-1)))!);
  while (String(outline.at(-1)) !== String(start) && outline.length <= next.size + 1);
  expect(outline).toHaveLength(next.size + 1);
  return outline;
}

describe('grid polygons', () => {
  const rings = Array.from({ length: city.cells.count }, (_, cell) => city.cells.ring(cell));

  it('tile the city: inner edges cancel, what is left is one coast, and areas add up to it', () => {
    const sum = rings.reduce((total, ring) => total + area(ring), 0);
    expect(area(hull(rings))).toBeCloseTo(sum, 10);
  });

  it('run counter-clockwise, are closed, and are no rectangles', () => {
    for (const ring of rings) {
      expect(ring[0]).toEqual(ring.at(-1));
      expect(area(ring)).toBeGreaterThan(0);
      expect(ring.length).toBeGreaterThan(20);
    }
  });

  it('do not cross themselves', () => {
    const side = (a: Point, b: Point, c: Point) =>
      Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
    for (const ring of rings)
      for (let i = 1; i < ring.length; i++)
        for (let j = i + 2; j < ring.length; j++) {
          if (i === 1 && j === ring.length - 1) continue;
          const [a, b, c, d] = [ring[i - 1]!, ring[i]!, ring[j - 1]!, ring[j]!];
          expect(side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)).toBe(false);
        }
  });

  it('lie in open water of the Philippine Sea', () => {
    for (const [longitude, latitude] of rings.flat()) {
      expect(Math.abs(longitude - 129)).toBeLessThan(1);
      expect(Math.abs(latitude - 19.5)).toBeLessThan(1);
    }
  });
});

describe('divisions', () => {
  const codes = city.divisions.all.map(({ code }) => code);

  it('have codes of nobody: no edition of GB/T 2260 knows one of their provinces', () => {
    const known = new Set(`${currentDivisions}\n${abolishedDivisions}`.match(/^\d{2}/gm));
    expect(known.size).toBeGreaterThan(30);
    expect(codes.filter((code) => known.has(code.slice(0, 2)))).toEqual([]);
  });

  it('have names that no division of China bears', () => {
    const real = `${currentDivisions}\n${abolishedDivisions}`;
    const stems = [cityName.slice(0, 2), ...districtStems, ...townStems, ...otherCities];
    expect(stems.filter((stem) => real.includes(stem))).toEqual([]);
    expect(new Set(townStems).size).toBe(townStems.length);
  });

  it('form one tree without a code twice', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, parent } of city.divisions.all)
      expect(parent === '' || (codes.includes(parent) && parent !== code)).toBe(true);
    for (const { code } of city.divisions.villages) expect(code).toMatch(/^39\d{10}$/);
  });

  it('give each grid the code of its village and three digits', () => {
    expect(new Set(city.grids.code).size).toBe(city.grids.count);
    city.grids.code.forEach((code, grid) => {
      const village = city.divisions.villages[city.grids.village[grid]!]!;
      expect(code).toMatch(new RegExp(`^${village.code}\\d{3}$`));
    });
  });
});

describe('people', () => {
  const { people, households } = city;
  const everybody = Array.from({ length: people.count }, (_, person) => person);

  it('are as many as asked for, each with a number of their own', () => {
    expect(people.count).toBe(5000);
    expect(new Set(everybody.map((person) => people.number(person))).size).toBe(5000);
  });

  it('have the sex their number says', () => {
    for (const person of everybody)
      expect(Number(people.number(person)[16]) % 2).toBe(people.isFemale[person] ? 0 : 1);
  });

  it('live and are registered as their kind says', () => {
    for (const person of everybody) {
      const household = people.household[person]!;
      const [lives, registered] = [households.dwelling[household]!, households.registered[household]!];
      if (people.kind[person] === kinds.resident) expect(lives).toBe(registered);
      if (people.kind[person] === kinds.absent) expect(lives).toBe(-1);
      if (people.kind[person] === kinds.migrant) expect(registered).toBe(-1);
    }
  });

  it('have children younger than their parents and mostly of their father’s name', () => {
    let [children, named] = [0, 0];
    for (const person of everybody) {
      if (people.relation[person] !== 2) continue;
      const head = households.first[people.household[person]!]!;
      expect(people.birth[person]! - people.birth[head]!).toBeGreaterThan(14 * 365);
      children++;
      if (people.name(person)[0] === people.name(head)[0]) named++;
    }
    expect(children).toBeGreaterThan(500);
    expect(named / children).toBeGreaterThan(0.85);
  });

  it('include twins: born on one day in one household, one birth in about sixty, with names of their own', () => {
    const children = everybody.filter((person) => people.relation[person] === 2);
    const second = children.filter(
      (person) =>
        people.household[person] === people.household[person - 1] &&
        people.birth[person] === people.birth[person - 1],
    );
    expect((second.length * 60) / children.length).toBeGreaterThan(0.4);
    expect((second.length * 60) / children.length).toBeLessThan(2.5);
    for (const twin of second) expect(people.name(twin)).not.toBe(people.name(twin - 1));
  });
});
