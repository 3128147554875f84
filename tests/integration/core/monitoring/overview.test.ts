import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOverview, type Overview } from '../../../../core/monitoring/overview/create-overview.ts';
import { prepareOverview } from '../../../../core/monitoring/overview/mart-tables.ts';
import type { OverviewChart } from '../../../../schemas/api/overview.ts';
import { openPublishedRecords, type PublishedRecords } from '../../../fixtures/published-records.ts';

const [town, otherTown] = ['390101001', '390101002'];
const [village, otherVillage] = [`${town}001`, `${town}002`];

let records: PublishedRecords;
let overview: Overview;

beforeEach(async () => {
  records = await openPublishedRecords();
  overview = createOverview({ warehouse: records.warehouse });
});
afterEach(() => records.close());

async function rowsOf(
  chart: OverviewChart,
  scope: { level?: 'town' | 'village' | 'grid'; within?: string } = {},
): Promise<Record<string, unknown>[]> {
  const { table } = await overview.chart(chart, {
    level: scope.level ?? 'town',
    within: scope.within ?? null,
  });
  return tableFromIPC(table)
    .toArray()
    .map((row) => row.toJSON());
}

async function figure(id: string) {
  const figures = await overview.figures();
  return figures.find((candidate) => candidate.id === id);
}

describe('the overview of an empty hub', () => {
  it('has figures without values rather than zeros, empty charts and no areas', async () => {
    const figures = await overview.figures();
    expect(figures.length).toBeGreaterThan(0);
    expect(
      figures.every(({ value, rows, dataDate }) => value === null && rows === null && dataDate === null),
    ).toBe(true);
    expect(await rowsOf('population-pyramid')).toEqual([]);
    expect(await rowsOf('tickets-per-day')).toEqual([]);
    expect(await rowsOf('coverage-by-department')).toEqual([]);
    expect(JSON.parse(await overview.areas('town', null))).toEqual({
      type: 'FeatureCollection',
      features: [],
    });
    expect(await overview.isStale()).toBe(false);
  });
});

describe('opening a workspace', () => {
  it('keeps the marts of the last refresh', async () => {
    await records.publish({ department: '公安局', dataset: 'population', rows: [{ name: '赵一' }] });
    await overview.refresh();
    await prepareOverview(records.warehouse);
    expect(await figure('person-records')).toMatchObject({ value: 1, stale: false });
  });

  it('replaces marts of a release with other tables by empty ones, to be refreshed', async () => {
    await records.publish({ department: '公安局', dataset: 'population', rows: [{ name: '赵一' }] });
    await overview.refresh();
    await records.warehouse.run('DROP TABLE mart.figure');
    await records.warehouse.run("UPDATE mart.build SET shape = 'of an older release'");
    await prepareOverview(records.warehouse);
    expect(await figure('person-records')).toMatchObject({ value: null, stale: true });
  });
});

describe('persons', () => {
  /** Three records of two persons: the police and the health office both know the first. */
  async function publishTwoPersons() {
    const police = await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [
        { name: '赵一', sex: '1', birth: '1990-11-02', village },
        { name: '钱二', sex: '2', birth: '1956-11-01', grid: `${otherVillage}003` },
      ],
    });
    const health = await records.publish({
      department: '卫健委',
      dataset: 'population',
      receivedAt: '2026-11-01 09:00:00',
      rows: [{ name: '赵一', sex: '1', birth: '1990-11-02', village, grid: `${village}001` }],
    });
    return [...police.recordIds, ...health.recordIds] as [number, number, number];
  }

  it('are counted as records, and called so, until matching has run', async () => {
    await publishTwoPersons();
    await overview.refresh();
    expect(await figure('person-records')).toMatchObject({
      value: 3,
      unit: 'person',
      dataDate: { day: '2026-11-01', basis: 'delivery' },
    });
    expect(await figure('persons')).toBeUndefined();
  });

  it('are still called records while what was matched is not counted yet', async () => {
    const [first, second, again] = await publishTwoPersons();
    await overview.refresh();
    await records.link('person', 11, [first, again], 'population');
    await records.link('person', 12, [second], 'population');
    await records.ranMatching('person', 3);
    expect(await figure('person-records')).toMatchObject({ value: 3, stale: true });
    await overview.refresh();
    expect(await figure('persons')).toMatchObject({ value: 2, stale: false });
  });

  it('reach to the end of the period that they were delivered for, but never beyond the delivery', async () => {
    await publishTwoPersons();
    const dateFor = async (period: string) => {
      await records.warehouse.run('UPDATE ops.batch SET period = $1', [period]);
      await overview.refresh();
      return (await figure('person-records'))!.dataDate;
    };
    expect(await dateFor('2026年9月')).toEqual({ day: '2026-09-30', basis: 'period' });
    expect(await dateFor('2026-Q4')).toEqual({ day: '2026-11-01', basis: 'delivery' });
    expect(await dateFor('上次')).toEqual({ day: '2026-11-01', basis: 'delivery' });
  });

  it('are counted once when several departments know them, by their most complete record', async () => {
    const [first, second, again] = await publishTwoPersons();
    await records.link('person', 11, [first, again], 'population');
    await records.link('person', 12, [second], 'population');
    await records.ranMatching('person', 3);
    await overview.refresh();

    expect(await figure('persons')).toMatchObject({ value: 2 });
    expect(await rowsOf('population-pyramid')).toEqual([
      { age_band: 35, sex: '1', persons: 1 }, // born 1990-11-02: 35 on 2026-11-01, the day before the birthday
      { age_band: 70, sex: '2', persons: 1 }, // born 1956-11-01: 70 that very day
    ]);
    expect(await rowsOf('persons-by-area', { level: 'grid' })).toEqual([
      { area_code: `${village}001`, area_name: null, persons: 1 },
      { area_code: `${otherVillage}003`, area_name: null, persons: 1 },
    ]);
  });

  it('stand in the towns and villages that their finest area code begins with', async () => {
    await publishTwoPersons();
    await records.publish({
      department: '民政局',
      dataset: 'population',
      rows: [{ name: '孙三', town: otherTown }, { name: '李四' }],
    });
    await overview.refresh();
    expect(await rowsOf('persons-by-area')).toEqual([
      { area_code: town, area_name: null, persons: 3 },
      { area_code: otherTown, area_name: null, persons: 1 },
      { area_code: null, area_name: null, persons: 1 },
    ]);
    expect(await rowsOf('persons-by-area', { level: 'village', within: town })).toEqual([
      { area_code: village, area_name: null, persons: 2 },
      { area_code: otherVillage, area_name: null, persons: 1 },
    ]);
    expect(await rowsOf('population-pyramid', { within: otherVillage })).toEqual([
      { age_band: 70, sex: '2', persons: 1 },
    ]);
  });

  it('who are a hundred or older share a band, and impossible ages have none', async () => {
    await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [
        { birth: '1926-11-01' },
        { birth: '1915-01-01' },
        { birth: '1890-01-01' },
        { birth: '2026-11-02' },
      ],
    });
    await overview.refresh();
    expect(await rowsOf('population-pyramid')).toEqual([
      { age_band: 100, sex: null, persons: 2 },
      { age_band: null, sex: null, persons: 2 },
    ]);
  });

  it('that a later version replaced or an undo closed do not count', async () => {
    await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [{ name: '赵一' }, { name: '钱二', to_version: 2 }],
    });
    await overview.refresh();
    expect(await figure('person-records')).toMatchObject({ value: 1 });
  });
});

describe('tickets', () => {
  it('count by day with zeros between, and in the last thirty days of data', async () => {
    await records.publish({
      department: '热线办',
      dataset: 'service-ticket',
      receivedAt: '2026-11-10 10:00:00',
      rows: [
        { time: '2026-11-03 23:59:59', area: town, cat1: '城市建设' },
        { time: '2026-11-01 08:00:00', area: town, cat1: '城市建设' },
        { time: '2026-10-05 00:00:00', cat1: '环境保护' }, // the 30th day back from 3 November
        { time: '2026-10-04 23:59:59' }, // the 31st
        { time: '2099-01-01 00:00:00' }, // nobody can have called yet
      ],
    });
    await overview.refresh();
    expect(await figure('tickets-30-days')).toMatchObject({
      value: 3,
      dataDate: { day: '2026-11-03', basis: 'event' },
    });
    const days = await rowsOf('tickets-per-day', { within: town });
    expect(days.map(({ tickets }) => tickets)).toEqual([1, 0, 1]);
    expect(await rowsOf('tickets-by-category')).toEqual([
      { category: '城市建设', tickets: 2 },
      { category: null, tickets: 2 },
      { category: '环境保护', tickets: 1 },
    ]);
  });

  it('are open only in sources that say when a ticket was closed', async () => {
    await records.publish({
      department: '城管局',
      dataset: 'service-ticket',
      rows: [{ time: '2026-10-01 00:00:00' }, { time: '2026-10-02 00:00:00' }],
    });
    await overview.refresh();
    expect(await figure('open-tickets')).toMatchObject({ value: null, rows: null });

    await records.publish({
      department: '热线办',
      dataset: 'service-ticket',
      rows: [{ time: '2026-10-01 00:00:00', done: '2026-10-02 00:00:00' }, { time: '2026-10-02 00:00:00' }],
    });
    await overview.refresh();
    expect(await figure('open-tickets')).toMatchObject({ value: 1 });
  });
});

describe('coverage by department', () => {
  it('says rows, different persons and their share of all that the hub knows, across datasets', async () => {
    const police = await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [{ name: '赵一' }, { name: '赵一（曾用名）' }, { name: '钱二' }],
    });
    const insurance = await records.publish({
      department: '人社局',
      dataset: 'social-insurance',
      rows: [{ name: '赵一' }, { name: '孙三' }],
    });
    await records.publish({ department: '热线办', dataset: 'service-ticket', rows: [{ no: '1' }] });
    await overview.refresh();
    expect(await rowsOf('coverage-by-department')).toContainEqual({
      department: '公安局',
      dataset: 'population',
      rows: 3,
      entities: 3,
      share: null,
    });

    const [zhao, zhaoAgain, qian] = police.recordIds as [number, number, number];
    await records.link('person', 1, [zhao, zhaoAgain], 'population');
    await records.link('person', 2, [qian], 'population');
    await records.link('person', 1, [insurance.recordIds[0]!], 'social-insurance');
    await records.ranMatching('person', 9);
    await overview.refresh();
    // Known: 赵一, 钱二, and 孙三, whom matching has not seen.
    expect(await rowsOf('coverage-by-department')).toEqual([
      { department: '公安局', dataset: 'population', rows: 3, entities: 2, share: 2 / 3 },
      { department: '人社局', dataset: 'social-insurance', rows: 2, entities: 2, share: 2 / 3 },
      { department: '热线办', dataset: 'service-ticket', rows: 1, entities: null, share: null },
    ]);
  });
});

describe('areas', () => {
  it('are the delivered grids, and villages and towns dissolved from them', async () => {
    const square = (x: number) =>
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [x, 0],
            [x + 1, 0],
            [x + 1, 1],
            [x, 1],
            [x, 0],
          ],
        ],
      });
    await records.publish({
      department: '政法委',
      dataset: 'grid',
      rows: [
        { grid_code: `${village}001`, grid_name: '第一网格', geometry: square(0) },
        { grid_code: `${village}002`, grid_name: '第二网格', geometry: square(1) },
        { grid_code: `${otherVillage}001`, geometry: square(2) },
        { grid_code: `${otherVillage}002`, geometry: null },
      ],
    });
    await overview.refresh();
    const features = async (level: 'town' | 'village' | 'grid', within: string | null) =>
      JSON.parse(await overview.areas(level, within)).features as {
        properties: { code: string; name: string | null };
        geometry: { coordinates: number[][][][] };
      }[];

    const towns = await features('town', null);
    expect(towns.map(({ properties }) => properties.code)).toEqual([town]);
    expect(towns[0]!.geometry.coordinates).toHaveLength(1);
    expect(new Set(towns[0]!.geometry.coordinates[0]![0]!.map(String))).toEqual(
      new Set(['0,0', '3,0', '3,1', '0,1']),
    );
    expect((await features('village', town)).map(({ properties }) => properties.code)).toEqual([
      village,
      otherVillage,
    ]);
    expect((await features('grid', village)).map(({ properties }) => properties.name)).toEqual([
      '第一网格',
      '第二网格',
    ]);
  });
});

describe('an outline that cannot be read', () => {
  const ring = '[[0,0],[1,0],[1,1],[0,1],[0,0]]';
  const unreadable = {
    '101': '{"type":"Polygon","coordinates":[[[120.1,31.2],[120.2]]]}',
    '102': '{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}',
    '103': '{"type":"Polygon","coordinates":[[[0,0],[1,"0"],[1,1],[0,0]]]}',
    '104': '{"type":"Polygon","coordinates":[[[0,0],[1e999,0],[1,1],[0,0]]]}',
    '105': `{"type":"MultiPolygon","coordinates":[[${ring}],[]]}`,
    '106': `{"type":"Polygon","coordinates":[${ring},]}`,
    '107': '{"type":"Polygon"}',
    '108': '{"type":"Point","coordinates":[0,0]}',
  };

  it('leaves its grid out of the map, counted and named, and everything else in place', async () => {
    await records.publish({
      department: '政法委',
      dataset: 'grid',
      rows: [
        { grid_code: `${village}001`, geometry: `{"type":"Polygon","coordinates":[${ring}]}` },
        ...Object.entries(unreadable).map(([number, geometry]) => ({
          grid_code: `${otherVillage}${number}`,
          grid_name: `网格${number}`,
          geometry,
        })),
      ],
    });
    await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [{ name: '赵一', grid: `${otherVillage}101` }],
    });
    await overview.refresh();

    const codes = async (level: 'town' | 'village' | 'grid') =>
      (JSON.parse(await overview.areas(level, null)).features as { properties: { code: string } }[]).map(
        ({ properties }) => properties.code,
      );
    expect(await codes('grid')).toEqual([`${village}001`]);
    expect(await codes('village')).toEqual([village]);
    expect(await codes('town')).toEqual([town]);
    expect(await rowsOf('persons-by-area', { level: 'grid' })).toEqual([
      { area_code: `${village}001`, area_name: null, persons: 0 },
      { area_code: `${otherVillage}101`, area_name: '网格101', persons: 1 },
    ]);
  });
});

describe('staleness', () => {
  it('shows from the moment that something was published until the next refresh', async () => {
    await records.publish({
      department: '公安局',
      dataset: 'population',
      rows: [{ name: '赵一' }],
      quarantined: 4,
    });
    expect(await overview.isStale()).toBe(true);
    expect(await overview.refresh()).toEqual({ dataVersion: 1 });
    expect(await overview.isStale()).toBe(false);
    expect(await figure('quarantined-rows')).toMatchObject({ value: 4, stale: false });
    expect(await figure('departments')).toMatchObject({ value: 1 });

    await records.publish({ department: '卫健委', dataset: 'population', rows: [{ name: '钱二' }] });
    expect(await figure('person-records')).toMatchObject({ value: 1, stale: true });
    const chart = await overview.chart('population-pyramid', { level: 'town', within: null });
    expect(chart).toMatchObject({
      dataVersion: 1,
      stale: true,
      dataDate: { day: '2026-11-01', basis: 'delivery' },
    });
  });

  it('leaves the old state in place when a refresh is cancelled', async () => {
    await records.publish({ department: '公安局', dataset: 'population', rows: [{ name: '赵一' }] });
    await overview.refresh();
    await records.publish({ department: '卫健委', dataset: 'population', rows: [{ name: '钱二' }] });
    const controller = new AbortController();
    const refresh = overview.refresh({ signal: controller.signal, progress: () => controller.abort() });
    await expect(refresh).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await figure('person-records')).toMatchObject({ value: 1, stale: true });
  });
});
