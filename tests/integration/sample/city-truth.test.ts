import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCity } from '../../../sample/city/city.ts';
import { kinds } from '../../../sample/city/people.ts';
import { generateSample, type SampleManifest } from '../../../sample/generate-sample.ts';

const city = buildCity(2000, 42);
let folder: string;
let manifest: SampleManifest;

const csv = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Pairs of a relation, by the one it goes from. */
function relation(name: string): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const [kind, from, to] of csv(manifest.truth.relation))
    if (kind === name) pairs.set(from!, [...(pairs.get(from!) ?? []), to!]);
  return pairs;
}

/** Values of a field by entity; person and dwelling fields of one name differ by the entity's letter. */
function values(field: string): Map<string, string> {
  return new Map(
    csv(manifest.truth.value).flatMap(([of, key, value]) => (key === field ? [[of!, value!]] : [])),
  );
}

/** Entity and cells of each whole row of a flat file that no fault was planted in. */
function cleanRows(path: string, file: string, encoding = 'utf-8'): [entity: string, cells: string[]][] {
  const text = new TextDecoder(encoding).decode(readFileSync(join(folder, file)));
  const [header, ...records] = text.split(/\r?\n/).map((line) => line.split(','));
  const faulty = new Set(csv(manifest.truth.faults).flatMap(([of, , row]) => (of === file ? [row!] : [])));
  return csv(path)
    .filter(([of, , row]) => of === file && !faulty.has(row!))
    .map(([, , row, entity]): [string, string[]] => [entity!, records[Number(row) - 1]!])
    .filter(([, cells]) => cells.length === header!.length);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'city-truth-'));
  manifest = await generateSample({ people: 2000, seed: 42, directory: folder });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the truth of relations', () => {
  it('lets everybody live and be registered as their kind says', () => {
    const [lives, registered] = [relation('lives-in'), relation('registered-at')];
    for (let person = 0; person < 2000; person++) {
      const at = `P${person}`;
      if (city.people.kind[person] === kinds.resident) expect(lives.get(at)).toEqual(registered.get(at));
      if (city.people.kind[person] === kinds.absent) expect(lives.has(at)).toBe(false);
      if (city.people.kind[person] === kinds.migrant) expect(registered.has(at)).toBe(false);
    }
    expect(Math.max(...[...lives.values()].map((to) => to.length))).toBe(1);
    expect(lives.size).toBeGreaterThan(1800);
  });

  it('ends what it says of the dead on the day of their death, and nothing else', () => {
    const ended = new Set(
      csv(manifest.truth.relation).flatMap(([, from, , , until]) => (until ? [from] : [])),
    );
    const dead = [...city.people.death.keys()].filter((person) => city.people.death[person]! > 0);
    expect(dead.length).toBeGreaterThan(5);
    expect([...ended].every((person) => dead.includes(Number(person!.slice(1))))).toBe(true);
  });

  it('gives every dwelling one owner and lets heads of households rent the dwelling they live in', () => {
    const owned = [...relation('owns').values()].flat();
    expect(owned).toHaveLength(city.housing.dwellings);
    expect(new Set(owned).size).toBe(city.housing.dwellings);
    const lives = relation('lives-in');
    const rents = relation('rents');
    expect(rents.size).toBeGreaterThan(100);
    for (const [tenant, dwellings] of rents) expect(dwellings).toEqual(lives.get(tenant));
  });

  it('names the employers whose codes the insured rows carry', () => {
    const [employers, codes] = [relation('works-for'), values('uscc')];
    const rows = cleanRows(manifest.truth.person, '人社局_职工参保.csv');
    expect(rows.length).toBeGreaterThan(400);
    for (const [person, cells] of rows) expect(cells[5]).toBe(codes.get(employers.get(person)![0]!));
  });

  it('names the tenants whom the grid workers wrote down', () => {
    const names = values('name');
    const tenants = new Map(
      [...relation('rents')].map(([person, [dwelling]]) => [dwelling!, names.get(person)!]),
    );
    const rows = cleanRows(manifest.truth.dwelling, '网格中心_房屋台账.csv');
    expect(rows.length).toBeGreaterThan(300);
    for (const [dwelling, cells] of rows) expect(cells[7]).toBe(tenants.get(dwelling) ?? '');
  });
});

describe('the truth of places', () => {
  it('puts people into the grid of their dwelling and estates into one of the city’s grids', () => {
    const places = new Map(csv(manifest.truth.place).map(([entity, grid]) => [entity!, grid!]));
    for (const [person, [dwelling]] of relation('lives-in'))
      expect(places.get(person)).toBe(places.get(dwelling!));
    for (const [company, estates] of relation('located-at'))
      expect(estates.map((estate) => places.get(estate))).toContain(places.get(company));
    expect([...places.values()].every((grid) => city.grids.code.includes(grid))).toBe(true);
  });

  it('puts grid workers’ dwellings into the grid that they wrote', () => {
    const places = new Map(csv(manifest.truth.place).map(([entity, grid]) => [entity!, grid!]));
    for (const [dwelling, cells] of cleanRows(manifest.truth.dwelling, '网格中心_房屋台账.csv'))
      expect(cells[10]).toBe(places.get(dwelling));
  });
});

describe('the truth of values', () => {
  it('agrees with what the citizen number says of birth and sex', () => {
    const [numbers, births, sexes] = [values('id_no'), values('birth'), values('sex')];
    expect(numbers.size).toBe(2000);
    for (const [person, number] of numbers) {
      expect(births.get(person)!.replaceAll('-', '')).toBe(number.slice(6, 14));
      expect(sexes.get(person)).toBe(Number(number[16]) % 2 === 1 ? '1' : '2');
    }
  });

  it('agrees with the register of residents where no fault was planted', () => {
    const [numbers, nations, levels] = [values('id_no'), values('nation'), values('education')];
    const rows = cleanRows(manifest.truth.person, '公安局_户籍人口.csv', 'gb18030');
    expect(rows.length).toBeGreaterThan(1000);
    for (const [person, cells] of rows) {
      const [, number, , , nation, , education] = cells;
      expect([number, nation, education]).toEqual([
        numbers.get(person),
        nations.get(person),
        levels.get(person),
      ]);
    }
  });
});

describe('the truth of events', () => {
  it('names rows that the departments’ files have, on the day and in the grid that it says', () => {
    const records = [
      ['综治中心_矛盾纠纷.csv', 'gbk', 4, 6],
      ['应急管理局_安全隐患.csv', 'utf-8', 3, 8],
    ].flatMap(([file, encoding, day, grid]) =>
      new TextDecoder(encoding as string)
        .decode(readFileSync(join(folder, file as string)))
        .split('\r\n')
        .map((line) => line.split(','))
        .map((cells): [string, string] => [
          cells[0]!,
          `${cells[day as number]?.slice(0, 10)} ${cells[grid as number]}`,
        ]),
    );
    const found = new Map(records);
    const rows = csv(manifest.truth.eventRow).filter(([, dataset]) => dataset === 'incident');
    expect(rows.length).toBe(24 + 43 + 2);
    const right = rows.filter(([, , no, day, grid]) => found.get(no!) === `${day} ${grid}`);
    // A row that a fault spoilt is not what it was.
    expect(right.length).toBeGreaterThanOrEqual(rows.length - 2);
  });

  it('counts the rows of each event', () => {
    const rows = csv(manifest.truth.eventRow);
    const events = csv(manifest.truth.event);
    expect(events).toHaveLength(12);
    for (const [name, , , , , , , , , planted] of events)
      expect(rows.filter(([of]) => of === name).length, name).toBe(Number(planted));
  });
});
