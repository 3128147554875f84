import { tableFromIPC } from 'apache-arrow';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localAnalyst } from '../../../../core/access/actor.ts';
import { queryRows } from '../../../../core/catalog/query-rows.ts';
import { createOverview } from '../../../../core/monitoring/overview/create-overview.ts';
import type { SqlValue } from '../../../../core/warehouse/warehouse.ts';
import type { RowQuery } from '../../../../schemas/api/rows.ts';
import { openPublishedRecords, type PublishedRecords } from '../../../fixtures/published-records.ts';

let records: PublishedRecords;

beforeEach(async () => {
  records = await openPublishedRecords();
});
afterEach(() => records.close());

async function read(query: Partial<RowQuery> & { dataset: string }, actor = localAnalyst) {
  const page = await queryRows(records.warehouse, actor, { offset: 0, limit: 100, ...query });
  const rows = tableFromIPC(page.table)
    .toArray()
    .map((row) => row.toJSON() as Record<string, unknown>);
  return { total: page.total, rows };
}

const town = '390101001';
const people: Record<string, SqlValue>[] = [
  {
    name: '赵一',
    id_no: '390101199011020011',
    sex: '1',
    birth: '1990-11-02',
    grid: `${town}001001`,
    phone: '15400000001',
  },
  { name: '钱二', id_no: '390101195611010022', sex: '2', birth: '1956-11-01', town },
  { name: '孙三', sex: '2', birth: '2000-01-01', reg_date: '2026-10-05' },
];

async function publishPeople() {
  return records.publish({ department: '公安局', dataset: 'population', rows: people });
}

describe('rows of a dataset', () => {
  it('come with where they are from, and personal fields masked', async () => {
    await publishPeople();
    const { total, rows } = await read({ dataset: 'population' });
    expect(total).toBe(3);
    expect(rows[0]).toMatchObject({
      department: '公安局',
      file: '公安局.csv',
      sheet: '',
      row_number: 1,
      name: '赵*',
      id_no: '390*************11',
      phone: '154****0001',
      birth: '***',
      sex: '1',
    });
    const everything = JSON.stringify(rows, (_, value) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    for (const personal of ['赵一', '390101199011020011', '15400000001', '1990-11-02'])
      expect(everything).not.toContain(personal);
  });

  it('are kept by several conditions at once', async () => {
    await publishPeople();
    const named = async (filters: RowQuery['filters']) =>
      (await read({ dataset: 'population', filters })).rows.map(({ name }) => name);
    expect(await named([{ field: 'sex', operator: 'equals', values: ['2'] }])).toEqual(['钱*', '孙*']);
    expect(await named([{ field: 'sex', operator: 'in', values: ['1', '9'] }])).toEqual(['赵*']);
    expect(await named([{ field: 'town', operator: 'is-null' }])).toEqual(['赵*', '孙*']);
    expect(await named([{ field: 'grid', operator: 'not-null' }])).toEqual(['赵*']);
    expect(await named([{ field: 'grid', operator: 'starts-with', values: [town] }])).toEqual(['赵*']);
    expect(await named([{ field: 'department', operator: 'contains', values: ['公安'] }])).toHaveLength(3);
    expect(
      await named([{ field: 'reg_date', operator: 'between', values: ['2026-10-01', '2026-10-05'] }]),
    ).toEqual(['孙*']);
    expect(await named([{ field: 'reg_date', operator: 'equals', values: ['no date'] }])).toEqual([]);
    expect(
      await named([
        { field: 'sex', operator: 'equals', values: ['2'] },
        { field: 'age', operator: 'between', values: [65, 69] },
      ]),
    ).toEqual([]);
  });

  it('have an age in years at the data date, and area codes from their finest area', async () => {
    await publishPeople(); // delivered on 2026-11-01
    const { rows } = await read({ dataset: 'population', sort: { field: 'age', descending: true } });
    expect(rows.map(({ age }) => Number(age))).toEqual([70, 35, 26]);
    const inTown = await read({
      dataset: 'population',
      filters: [{ field: 'area_town', operator: 'equals', values: [town] }],
    });
    expect(inTown.total).toBe(2);
  });

  it('take the whole day when a point in time is asked for by its day', async () => {
    await records.publish({
      department: '热线办',
      dataset: 'service-ticket',
      rows: [
        { no: 'a', time: '2026-10-31 23:59:59' },
        { no: 'b', time: '2026-11-01 00:00:00' },
      ],
    });
    const { rows } = await read({
      dataset: 'service-ticket',
      filters: [{ field: 'time', operator: 'between', values: ['2026-10-31', '2026-10-31'] }],
    });
    expect(rows.map(({ no }) => no)).toEqual(['a']);
  });

  it('come page by page in a fixed order, with the total of all pages', async () => {
    const many = Array.from({ length: 25 }, (_, index) => ({ no: String(index), cat1: `类别${index % 2}` }));
    await records.publish({ department: '热线办', dataset: 'service-ticket', rows: many });
    const page = await read({
      dataset: 'service-ticket',
      sort: { field: 'cat1', descending: true },
      offset: 10,
      limit: 4,
    });
    expect(page.total).toBe(25);
    expect(page.rows.map(({ no }) => no)).toEqual(['21', '23', '0', '2']);
  });

  it('show nothing to a role that sees aggregates only', async () => {
    await publishPeople();
    expect(await read({ dataset: 'population' }, { ...localAnalyst, role: 'leader' })).toEqual({
      total: 0,
      rows: [],
    });
  });
});

describe('what cannot be asked', () => {
  it('is refused by name', async () => {
    await expect(read({ dataset: 'nothing' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      read({ dataset: 'population', filters: [{ field: 'source_key', operator: 'not-null' }] }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(
      read({
        dataset: 'population',
        sort: { field: 'name"; DROP TABLE record.population; --', descending: false },
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(
      read({
        dataset: 'population',
        filters: [{ field: 'figure', operator: 'equals', values: ['dwellings'] }],
      }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is only ever a value when it looks like SQL', async () => {
    await publishPeople();
    const answer = await read({
      dataset: 'population',
      filters: [{ field: 'sex', operator: 'equals', values: ["1' OR '1'='1"] }],
    });
    expect(answer.total).toBe(0);
  });
});

describe('the rows behind a figure', () => {
  it('are exactly as many as the figure says', async () => {
    const { recordIds } = await publishPeople();
    const again = await records.publish({ department: '卫健委', dataset: 'population', rows: [people[0]!] });
    await records.link('person', 1, [recordIds[0]!, again.recordIds[0]!], 'population');
    await records.ranMatching('person', 3);
    await records.publish({
      department: '热线办',
      dataset: 'service-ticket',
      rows: [
        { no: 'a', time: '2026-10-31 10:00:00', done: '2026-11-01 00:00:00' },
        { no: 'b', time: '2026-10-30 10:00:00' },
        { no: 'c', time: '2026-01-01 10:00:00' },
      ],
    });
    const overview = createOverview({ warehouse: records.warehouse });
    await overview.refresh();
    const figures = (await overview.figures()).filter(({ rows }) => rows !== null);
    expect(figures.map(({ id, value }) => [id, value])).toEqual([
      ['persons', 3],
      ['tickets-30-days', 2],
      ['open-tickets', 2],
    ]);
    for (const { rows, value } of figures) expect((await read(rows!)).total).toBe(value);
  });
});
