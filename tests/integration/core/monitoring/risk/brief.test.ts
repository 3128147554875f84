import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBrief } from '../../../../../core/monitoring/risk/brief/read-brief.ts';
import { prepareRisk } from '../../../../../core/monitoring/risk/risk-tables.ts';
import type { SqlValue } from '../../../../../core/warehouse/warehouse.ts';
import { recordTable } from '../../../../../schemas/datasets/index.ts';
import { openPublishedRecords, type PublishedRecords } from '../../../../fixtures/published-records.ts';

const [day, today] = ['2026-10-20', '2026-10-22'];
const [town, otherTown, calmTown] = ['390101001', '390101002', '390101003'];
const grid = `${town}001001`;
const otherGrid = `${otherTown}001001`;
const market = '云澜市月汐镇青松路1号农贸市场';
const home = '云澜市月汐镇桃源苑3幢502室';

/** What stood in each delivery of the disputes; `key` tells which matter a row is about. */
const deliveries: { receivedAt: string; rows: ({ key: number } & Record<string, SqlValue>)[] }[] = [
  {
    receivedAt: '2026-10-09 08:00:00',
    rows: [
      { key: 4, type: '征拆纠纷', occur: '2026-08-01', due: '2026-08-31', grid: otherGrid },
      { key: 3, type: '环保纠纷', occur: '2026-09-10', due: '2026-10-10', grid: otherGrid },
      { key: 10, type: '环保纠纷', occur: '2026-09-20', due: '2026-10-20', grid },
      { key: 5, type: '医患纠纷', occur: '2026-10-01', due: '2026-10-31', done: '2026-10-20', grid },
      { key: 14, type: '邻里纠纷', occur: '2026-10-01', due: '2026-10-31', place: home, grid },
      { key: 7, type: '物业纠纷', occur: '2026-10-02', due: '2026-11-01', place: market, grid },
      { key: 15, type: '邻里纠纷', occur: '2026-10-04', due: '2026-11-03', scale: '01', grid },
      { key: 6, type: '涉诉涉访事项', occur: '2026-10-08', due: '2026-11-07', done: '2026-10-19', grid },
    ],
  },
  {
    receivedAt: '2026-10-12 08:00:00',
    rows: [
      { key: 15, type: '邻里纠纷', occur: '2026-10-04', due: '2026-11-03', scale: '02', grid },
      { key: 12, type: '医患纠纷', occur: '2026-10-11', due: '2026-11-10', done: '2026-10-21', grid },
    ],
  },
  {
    receivedAt: '2026-10-19 08:00:00',
    rows: [
      { key: 8, type: '物业纠纷', occur: '2026-10-15', due: '2026-11-14', place: market, grid },
      { key: 16, type: '邻里纠纷', occur: '2026-10-16', due: '2026-11-15', place: home, grid },
      { key: 9, type: '其他', name: '工人讨薪', occur: '2026-10-18', due: '2026-11-17', persons: 3, grid },
    ],
  },
  {
    receivedAt: '2026-10-21 08:00:00',
    rows: [
      { key: 9, type: '其他', name: '工人讨薪', occur: '2026-10-18', due: '2026-11-17', persons: 8, grid },
      { key: 1, type: '劳资纠纷', occur: '2026-10-20', due: '2026-11-19', scale: '02', persons: 12, grid },
      { key: 2, type: '邻里纠纷', occur: '2026-10-20', due: '2026-11-19', scale: '01', grid },
      { key: 13, type: '消防隐患', occur: '2026-10-20', due: '2026-11-04', grid },
    ],
  },
  {
    receivedAt: '2026-10-22 08:00:00',
    rows: [{ key: 11, type: '邻里纠纷', occur: '2026-10-21', due: '2026-11-20', scale: '03', grid }],
  },
];

const checks: Record<string, SqlValue>[] = [
  { uscc: '51A', year: 2024, conclusion: '1', checked: '2025-06-01', due: '2025-06-30' },
  { uscc: '51A', year: 2025, conclusion: '4', due: '2026-06-30' }, // overdue
  { uscc: '51B', year: 2025, conclusion: '1', checked: '2026-06-01', due: '2026-06-30' },
  { uscc: '51C', year: 2025, due: '2026-11-15' }, // due within 30 days
  { uscc: '51D', year: 2024, conclusion: '2', checked: '2025-05-01', due: '2025-06-30' },
  { uscc: '51D', year: 2025, due: '2026-12-31' }, // not due yet: the last one counts
  { uscc: '51E', year: 2025, conclusion: '3', checked: '2026-10-25', due: '2026-06-30' }, // overdue on the day
];

let records: PublishedRecords;
const recordIds = new Map<number, number>();
const brief = (on: string | null = day, within: string | null = null) =>
  readBrief(records.warehouse, { day: on, within }, today);

beforeAll(async () => {
  records = await openPublishedRecords();
  const { warehouse } = records;
  await prepareRisk(warehouse);
  for (const [index, { receivedAt, rows }] of deliveries.entries()) {
    for (const { key } of rows)
      await warehouse.run(
        `UPDATE ${recordTable({ id: 'incident' })} SET to_version = $version WHERE source_key = $key AND to_version IS NULL`,
        { version: index + 1, key },
      );
    const published = await records.publish({
      department: '综治中心',
      dataset: 'incident',
      receivedAt,
      rows: rows.map(({ key, ...row }) => ({ ...row, source_id: 1, source_key: key })),
    });
    rows.forEach(({ key }, at) => recordIds.set(key, published.recordIds[at]!));
  }
  await warehouse.run('UPDATE ops.batch SET source_id = 1'); // the deliveries of one source, of disputes
  await warehouse.run(`UPDATE ops.source SET mapping = '纠纷编号' WHERE source_id = 1`);
  await records.publish({ department: '民政局', dataset: 'organisation-check', rows: checks });
  await warehouse.run(
    `INSERT INTO mart.risk_area VALUES ('town', $town, '月汐镇', NULL, NULL), ('town', $otherTown, '汀桥街道', NULL, NULL),
       ('town', $calmTown, '鲸屿乡', NULL, NULL), ('village', $town || '001', '宁岙村', NULL, $town),
       ('village', $town || '002', '东岙村', NULL, $town)`,
    { town, otherTown, calmTown },
  );
}, 60_000);
afterAll(() => records.close());

describe('the brief of a day', () => {
  it('counts what is new, escalating, overdue, settled and open', async () => {
    const { total, dataDate } = await brief();
    // New: 1, 2. Escalating: 4 is open for 80 days, 8 repeats 7 at the market, 9 has more people. Overdue: 3, 4; not 10, due that day.
    // Settled: 5; 6 was the day before, 12 the day after. Open: all but 5, 6, the hazard and what came later.
    expect(total).toEqual({ new: 2, escalating: 3, overdue: 2, settled: 1, open: 12 });
    expect(dataDate).toBe(today);
  });

  it('tells the fields apart by their kinds, and by words where the kind says nothing', async () => {
    const { fields } = await brief();
    const none = { new: 0, escalating: 0, overdue: 0, settled: 0, open: 0 };
    expect(fields).toEqual([
      { field: '征拆', ...none, escalating: 1, overdue: 1, open: 1 },
      { field: '环保', ...none, overdue: 1, open: 2 },
      { field: '医患', ...none, settled: 1, open: 1 },
      { field: '劳资', ...none, new: 1, escalating: 1, open: 2 },
      { field: '涉诉', ...none },
      { field: '其他', ...none, new: 1, escalating: 1, open: 6 },
    ]);
  });

  it('tells the towns apart, those without a dispute too, and the villages of one', async () => {
    const none = { new: 0, escalating: 0, overdue: 0, settled: 0, open: 0 };
    expect((await brief()).areas).toEqual([
      { area: town, name: '月汐镇', new: 2, escalating: 2, overdue: 0, settled: 1, open: 10 },
      { area: otherTown, name: '汀桥街道', ...none, escalating: 1, overdue: 2, open: 2 },
      { area: calmTown, name: '鲸屿乡', ...none },
    ]);
    const inside = await brief(day, town);
    expect(inside.total).toMatchObject({ new: 2, open: 10 });
    expect(inside.areas.map(({ area, open }) => [area, open])).toEqual([
      [`${town}001`, 10],
      [`${town}002`, 0],
    ]);
  });

  it('names new groups and what has grown within a week, but nothing that grew before', async () => {
    const notable = (await brief()).notable.map(({ recordId, reason, days }) => [recordId, reason, days]);
    expect(notable).toEqual([
      [recordIds.get(1), 'group', 0],
      [recordIds.get(9), 'persons-grew', 2],
    ]);
    // 15 became one of a group with what reached to the 11th.
    const earlier = (await brief('2026-10-17')).notable.map(({ recordId, reason }) => [recordId, reason]);
    expect(earlier).toEqual([[recordIds.get(15), 'scale-grew']]);
    expect((await brief('2026-10-21')).notable[0]).toMatchObject({ reason: 'large-group', field: '其他' });
  });

  it('counts each organisation by its newest check that is due', async () => {
    expect((await brief()).organisations).toEqual({ due: 1, overdue: 2, graded: { '1': 1, '2': 1 } });
    expect((await brief('2026-10-25')).organisations).toMatchObject({ overdue: 1, graded: { '3': 1 } });
  });
});

describe('a day of which nobody has told', () => {
  it('has no counts rather than zeros', async () => {
    expect(await brief('2026-10-25')).toMatchObject({ total: null, fields: [], areas: [], notable: [] });
  });

  it('is one that one of several sources has not reached', async () => {
    await records.publish({
      department: '司法局',
      dataset: 'incident',
      receivedAt: '2026-10-21 09:00:00',
      rows: Array.from({ length: 10 }, (_, i) => ({
        type: '邻里纠纷',
        occur: `2026-10-${String(i + 1).padStart(2, '0')}`,
      })),
    });
    expect(await brief()).toMatchObject({ total: null, dataDate: '2026-10-10' });
    expect(await brief(null)).toMatchObject({ day: '2026-10-10' });
    expect((await brief(null)).total).not.toBeNull();
  });
});
