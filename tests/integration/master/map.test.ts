import { tableFromIPC } from 'apache-arrow';
import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { queryRows } from '../../../core/catalog/query-rows.ts';
import { readMapAreas } from '../../../core/master/map/read-map-areas.ts';
import { readMeasure, type MeasureQuery } from '../../../core/master/map/read-measure.ts';
import { readMonths } from '../../../core/master/map/read-months.ts';
import { readPoints, type PointsQuery } from '../../../core/master/map/read-points.ts';
import type { SqlValue } from '../../../core/warehouse/warehouse.ts';
import { metresBetween, squareMetres } from '../../../core/space/measure.ts';
import { parseOutline } from '../../../core/space/parse-outline.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { boxText, metres } from './boxes.ts';
import { buildSpace } from './build-space.ts';

const town = '390102001';
const [village, other] = [`${town}001`, `${town}002`];
const code = (number: number) => `${village}${String(number).padStart(3, '0')}`;
const merged = `${village}900`;

let records: PublishedRecords;
beforeEach(async () => void (records = await openPublishedRecords()));
afterEach(() => records.close());

/** A row of 21 grids of 100 m, and one of another village beside them. */
const grids = [
  ...Array.from({ length: 21 }, (_, at) => ({
    grid_code: code(at + 1),
    grid_name: `第${at + 1}网格`,
    village,
    geometry: boxText(100 * at, 0, 100, 100),
  })),
  { grid_code: `${other}001`, grid_name: '邻村网格', village: other, geometry: boxText(2100, 0, 100, 100) },
];

async function measured(query: Partial<MeasureQuery>) {
  const whole: MeasureQuery = {
    measure: 'tickets',
    level: 'grid',
    within: null,
    month: null,
    asOf: null,
    per: 'count',
    ...query,
  };
  const { table, denominator } = await readMeasure(records.warehouse, whole);
  const rows = tableFromIPC(table)
    .toArray()
    .map(
      (row) => row.toJSON() as { area_code: string | null; value: number | null; denominator: number | null },
    );
  return { rows, denominator };
}

const valuesOf = async (query: Partial<MeasureQuery>) =>
  Object.fromEntries((await measured(query)).rows.map(({ area_code, value }) => [area_code ?? '', value]));
async function rowsIn(dataset: string, field: string, values: string[]): Promise<number> {
  const filters = [{ field, operator: 'equals' as const, values }];
  const query = { dataset, filters, offset: 0, limit: 1 };
  return (await queryRows(records.warehouse, localAnalyst, query)).total;
}
const total = (values: Record<string, number | null>) =>
  Object.values(values).reduce<number>((sum, value) => sum + (value ?? 0), 0);

describe('merging 21 grids into one', () => {
  /** Tickets before and after the first of April: by old codes, by the new one, by place alone, and with the town alone. */
  async function publish() {
    await records.publish({
      department: '网格中心',
      dataset: 'grid',
      receivedAt: '2025-01-05 08:00:00',
      rows: grids,
    });
    const before = Array.from({ length: 42 }, (_, at) => ({
      no: `A${at}`,
      time: '2025-03-10 08:00:00',
      grid: code(1 + (at % 21)),
    }));
    const [lng, lat] = metres(250, 50);
    const after: Record<string, SqlValue>[] = [
      { no: 'B1', time: '2025-04-10 08:00:00', grid: merged },
      { no: 'B2', time: '2025-04-11 08:00:00', grid: code(7) }, // somebody still writes the old code
      { no: 'B3', time: '2025-04-12 08:00:00', lng, lat },
      { no: 'B4', time: '2025-04-12 09:00:00', area: town },
      { no: 'B5', time: '2025-04-12 10:00:00', grid: `${other}001` },
    ];
    await records.publish({ department: '热线办', dataset: 'service-ticket', rows: [...before, ...after] });
  }

  async function merge() {
    await records.warehouse.run(
      `INSERT INTO master.grid_mapping SELECT unnest($1::VARCHAR[]), $2, DATE '2025-04-01', '', '', '', 9, NULL`,
      [grids.slice(0, 21).map(({ grid_code }) => grid_code), merged],
    );
    await records.warehouse.run(`UPDATE record.grid SET to_version = 3 WHERE village = '${village}'`);
    await records.publish({
      department: '网格中心新',
      dataset: 'grid',
      receivedAt: '2025-04-02 08:00:00',
      dataVersion: 3,
      rows: [{ grid_code: merged, grid_name: '大网格', village, geometry: boxText(0, 0, 2100, 100) }],
    });
    await buildSpace(records.warehouse);
  }

  it('keeps every figure reconcilable, by the old register and by the new one', async () => {
    await publish();
    await buildSpace(records.warehouse);
    const before = await valuesOf({});
    expect(total(before)).toBe(47);
    expect(before).toMatchObject({ [code(3)]: 3, [code(7)]: 3, [code(1)]: 2, [`${other}001`]: 1 });

    await merge();
    const now = await valuesOf({});
    expect(now).toEqual({ [merged]: 45, [`${other}001`]: 1, '': 1 });
    const then = await valuesOf({ asOf: '2025-03-31' });
    expect(total(then)).toBe(47);
    expect(then).toMatchObject({ [code(1)]: 2, [code(7)]: 3, [merged]: 2 }); // B1 and B3 were never in an old grid
    for (const level of ['village', 'town', 'county'] as const)
      expect(await valuesOf({ level, asOf: '2025-03-31' })).toEqual(await valuesOf({ level }));
    expect(await valuesOf({ level: 'village' })).toEqual({ [village]: 45, [other]: 1, '': 1 });
    expect(await valuesOf({ level: 'town' })).toEqual({ [town]: 47 });
    expect(await valuesOf({ within: village })).toEqual({ [merged]: 45 });
  });

  it('leads every figure back to its rows, also that of an earlier register', async () => {
    await publish();
    await merge();
    const inArea = (...values: string[]) => rowsIn('service-ticket', 'placed_in', values);
    expect(await inArea(merged)).toBe(45);
    expect(await inArea(village)).toBe(45);
    expect(await inArea(town)).toBe(47);
    expect(await inArea(code(7), '2025-03-31')).toBe(3);
    expect(await inArea(merged, '2025-03-31')).toBe(2);
    expect(await inArea(village, '2025-03-31')).toBe(45);
    const outside = (...values: string[]) => rowsIn('service-ticket', 'placed_outside', values);
    expect(await outside('grid')).toBe(1); // as the figures above have it
    expect(await outside('village')).toBe(1);
    expect(await outside('village', '2025-03-31')).toBe(1);
    expect(await outside('town')).toBe(0);
    await expect(outside('custom')).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('has the figures of before when a merger is withdrawn', async () => {
    await publish();
    await buildSpace(records.warehouse);
    const before = await valuesOf({});
    await records.warehouse.run(
      `INSERT INTO master.grid_mapping SELECT unnest($1::VARCHAR[]), $2, DATE '2025-04-01', '', '', '', 9, NULL`,
      [[code(1), code(7)], code(3)],
    );
    await buildSpace(records.warehouse);
    expect(await valuesOf({})).toMatchObject({ [code(3)]: 8 }); // three of its own, two and three of the others
    await records.warehouse.run('UPDATE master.grid_mapping SET withdrawn_version = 10');
    await buildSpace(records.warehouse);
    expect(await valuesOf({})).toEqual(before);
  });

  it('leads hazards to the incidents that are hazards, by their kind', async () => {
    await records.publish({
      department: '应急局',
      dataset: 'incident',
      rows: [
        { no: 'S1', type: '消防隐患', occur: '2025-04-01 08:00:00', grid: code(1) },
        { no: 'S2', type: '邻里纠纷', occur: '2025-04-01 09:00:00', grid: code(1) },
      ],
    });
    const rowsOf = async (...filters: { field: string; operator: 'equals'; values: string[] }[]) =>
      (
        await queryRows(records.warehouse, localAnalyst, {
          dataset: 'incident',
          filters,
          offset: 0,
          limit: 1,
        })
      ).total;
    expect(await rowsOf()).toBe(2);
    expect(await rowsOf({ field: 'figure', operator: 'equals', values: ['hazards'] })).toBe(1);
    await expect(
      rowsOf({ field: 'figure', operator: 'equals', values: ['vacant-dwellings'] }),
    ).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('draws the old grids before the day and the new one from it', async () => {
    await publish();
    await merge();
    const codes = async (asOf: string | null) => {
      const text = await readMapAreas(records.warehouse, {
        level: 'grid',
        within: village,
        asOf,
        system: 'cgcs2000',
      });
      const { features } = JSON.parse(text) as { features: { properties: { code: string } }[] };
      return features.map(({ properties }) => properties.code);
    };
    expect(await codes('2025-03-31')).toEqual(grids.slice(0, 21).map(({ grid_code }) => grid_code));
    expect(await codes('2025-04-01')).toEqual([merged]);
    expect(await codes(null)).toEqual([merged]);
  });

  it('leaves to a zone of old grids what was said of them', async () => {
    await publish();
    await records.warehouse.run(
      `INSERT INTO master.custom_area VALUES (1, '片区', 'zone', $1::VARCHAR[], NULL, NULL, NULL, 1, NULL)`,
      [[code(1), code(7)]],
    );
    await merge();
    expect(await rowsIn('service-ticket', 'placed_in_custom', ['1'])).toBe(5);
    expect(await valuesOf({ level: 'custom' })).toEqual({ '1': 5 }); // two of the first, three of the seventh
  });

  it('counts tickets by month', async () => {
    await publish();
    await buildSpace(records.warehouse);
    expect(await readMonths(records.warehouse, 'tickets')).toEqual(['2025-03-01', '2025-04-01']);
    expect(total(await valuesOf({ month: '2025-03-01' }))).toBe(42);
    expect(total(await valuesOf({ month: '2025-04-01' }))).toBe(5);
  });
});

describe('areas', () => {
  it('are dissolved at every level, and shown in GCJ-02 when asked', async () => {
    await records.publish({ department: '网格中心', dataset: 'grid', rows: grids });
    await buildSpace(records.warehouse);
    const areaOf = async (
      level: 'village' | 'town' | 'county',
      system: 'cgcs2000' | 'gcj02' = 'cgcs2000',
    ) => {
      const text = await readMapAreas(records.warehouse, { level, within: null, asOf: null, system });
      return (JSON.parse(text) as { features: { geometry: unknown }[] }).features.map(({ geometry }) =>
        parseOutline(JSON.stringify(geometry))!,
      );
    };
    const sizes = (outlines: Awaited<ReturnType<typeof areaOf>>) =>
      outlines.map((outline) => Math.round(squareMetres(outline) / 1000) * 1000);
    expect(sizes(await areaOf('village'))).toEqual([210_000, 10_000]);
    expect(sizes(await areaOf('town'))).toEqual([220_000]);
    expect(sizes(await areaOf('county'))).toEqual([220_000]);
    const [[plain], [shifted]] = [await areaOf('town'), await areaOf('town', 'gcj02')];
    const expected = gcoord.transform(
      [...plain![0]![0]![0]!] as [number, number],
      gcoord.WGS84,
      gcoord.GCJ02,
    );
    expect(metresBetween(shifted![0]![0]![0]!, expected)).toBeLessThan(0.01);
  });

  it('without anything in them count zero, and without any data nothing', async () => {
    await records.publish({ department: '网格中心', dataset: 'grid', rows: grids.slice(0, 2) });
    await records.publish({
      department: '住建局',
      dataset: 'dwelling',
      rows: [{ grid: code(1) }, { grid: code(1) }],
    });
    await buildSpace(records.warehouse);
    expect(await valuesOf({ measure: 'dwellings' })).toEqual({ [code(1)]: 2, [code(2)]: 0 });
    expect(await valuesOf({ measure: 'tickets' })).toEqual({ [code(1)]: null, [code(2)]: null });
  });
});

describe('rates', () => {
  beforeEach(async () => {
    await records.publish({ department: '网格中心', dataset: 'grid', rows: grids.slice(0, 2) });
    const persons = Array.from({ length: 40 }, (_, at) => ({
      name: '某',
      grid: code(1 + (at % 2)),
      status: at < 36 ? '1' : '3',
    }));
    await records.publish({ department: '公安局', dataset: 'population', rows: persons });
    await records.publish({
      department: '热线办',
      dataset: 'service-ticket',
      rows: [{ grid: code(1) }, { grid: code(1) }],
    });
  });

  it('stand on the official figure of the newest year, residents before registered', async () => {
    const figures = [
      { area: town, kind: '2', year: 2023, value: 1, source: '旧年鉴' },
      { area: town, kind: '1', year: 2024, value: 3000, source: '年鉴' },
      { area: town, kind: '2', year: 2024, value: 4000, source: '年鉴' },
    ];
    await records.publish({ department: '统计局', dataset: 'official-denominator', rows: figures });
    await buildSpace(records.warehouse);
    expect(await measured({ level: 'town', per: 'residents' })).toMatchObject({
      rows: [{ area_code: town, value: 5, denominator: 4000 }], // 2 of 4,000
      denominator: { source: '年鉴', year: '2024' },
    });
  });

  it('stand on the persons of the hub where nobody published a figure', async () => {
    await buildSpace(records.warehouse);
    const { rows, denominator } = await measured({ per: 'residents' });
    expect(denominator).toBeNull();
    expect(rows[0]).toMatchObject({ area_code: code(1), denominator: 18 });
    expect(rows[0]!.value).toBeCloseTo(1111.11, 1); // 2 of 18 who are present
  });
});

describe('points and areas of people’s own', () => {
  const points = async (query: Partial<PointsQuery>) => {
    const whole: PointsQuery = {
      layer: 'dwellings',
      within: null,
      month: null,
      system: 'cgcs2000',
      ...query,
    };
    const { table, ...counts } = await records.warehouse.transaction((session) => readPoints(session, whole));
    return {
      ...counts,
      rows: tableFromIPC(table)
        .toArray()
        .map((row) => row.toJSON()),
    };
  };

  beforeEach(async () => {
    const at = (x: number, y: number) => ({ lng: metres(x, y)[0], lat: metres(x, y)[1] });
    await records.publish({ department: '网格中心', dataset: 'grid', rows: grids });
    await records.publish({
      department: '住建局',
      dataset: 'dwelling',
      rows: [at(30, 40), at(30, 40), at(170, 40), { grid: code(3) }, { grid: code(3) }, { village }],
    });
  });

  it('are one for what stands at one place, or in the middle of its grid', async () => {
    await buildSpace(records.warehouse);
    const { total: all, placed, rows } = await points({});
    expect([all, placed]).toEqual([6, 5]);
    const near = rows.map(({ lng, lat, grid, weight }) => [
      [metres(30, 40), metres(170, 40), metres(250, 50)].findIndex(
        (spot) => metresBetween([lng, lat], spot) < 10,
      ),
      ...[grid, weight],
    ]);
    expect(near.sort()).toEqual([
      [0, code(1), 2],
      [1, code(2), 1],
      [2, code(3), 2],
    ]);
    expect((await points({ within: code(2) })).total).toBe(1);
    expect((await points({ system: 'gcj02' })).rows).toHaveLength(3);
  });

  it('are counted in a zone by their points, and by the middle of their grid where they have none', async () => {
    await records.warehouse.run(
      `INSERT INTO master.custom_area VALUES (1, '学区', 'school', [], $1, NULL, NULL, 1, NULL), (2, '片区', 'zone', $2::VARCHAR[], NULL, NULL, NULL, 2, NULL)`,
      [boxText(150, 0, 120, 100), [code(1), code(3)]],
    );
    await buildSpace(records.warehouse);
    expect(await valuesOf({ measure: 'dwellings', level: 'custom' })).toEqual({ '1': 3, '2': 4 });
    expect(await rowsIn('dwelling', 'placed_in_custom', ['1'])).toBe(3);
    expect(await rowsIn('dwelling', 'placed_in_custom', ['2'])).toBe(4);
  });
});
