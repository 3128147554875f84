import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SqlValue } from '../../../core/warehouse/warehouse.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { boxText, metres } from './boxes.ts';
import { buildSpace } from './build-space.ts';

const town = '390102001';
const [village, other, single] = [`${town}001`, `${town}002`, `${town}003`];
const code = (number: number) => `${village}${String(number).padStart(3, '0')}`;

let records: PublishedRecords;
beforeEach(async () => {
  records = await openPublishedRecords();
  const grids = Array.from({ length: 9 }, (_, at) => ({
    grid_code: code(at + 1),
    grid_name: `望湖第${at + 1}网格`,
    village,
    geometry: boxText(100 * (at % 3), 100 * Math.floor(at / 3), 100, 100),
  }));
  const alone = { grid_code: `${single}001`, grid_name: '独立网格', village: single };
  await records.publish({ department: '网格中心', dataset: 'grid', rows: [...grids, alone] });
});
afterEach(() => records.close());

type Row = Record<string, SqlValue>;

/** Publishes dwellings, each an entity of its own numbered from 1, and gives the places of some of them. */
async function placed(
  dwellings: readonly Row[],
  which: readonly number[] = dwellings.map((_, at) => at + 1),
) {
  const { recordIds } = await records.publish({
    department: '住建局',
    dataset: 'dwelling',
    rows: [...dwellings],
  });
  for (const [at, id] of recordIds.entries()) await records.link('dwelling', at + 1, [id], 'dwelling');
  await buildSpace(records.warehouse);
  const rows = await records.warehouse.all<{ id: number; grid: string; method: string; confidence: number }>(
    `SELECT entity_id::INTEGER AS id, grid, method, confidence FROM master.place WHERE kind = 'dwelling' ORDER BY id`,
  );
  return which.map((id) => {
    const place = rows.find((row) => row.id === id);
    return place ? [place.grid, place.method, Math.round(place.confidence * 100) / 100] : null;
  });
}

const door = (building: number, room: number) => `云澜市湖滨区望湖路8号望湖苑${building}幢1单元${room}室`;

describe('the place of an entity', () => {
  it('is its declared grid where the register knows it: by code or by a name that only one grid bears', async () => {
    expect(await placed([{ grid: code(2) }, { grid: '望湖第3网格' }, { grid: '不知名网格' }])).toEqual([
      [code(2), 'declared', 0.99],
      [code(3), 'declared', 0.99],
      null,
    ]);
  });

  it('is the grid that its point lies in, unless a grid is declared', async () => {
    const [lng, lat] = metres(150, 250);
    expect(
      await placed([
        { lng, lat },
        { lng, lat, grid: code(1) },
        { lng, lat, grid: '999' },
      ]),
    ).toEqual([
      [code(8), 'point', 0.98],
      [code(1), 'declared', 0.99],
      [code(8), 'point', 0.98],
    ]);
  });

  it('is learnt from rows that have both an address and a grid: at the door, the building, the estate', async () => {
    const known = [
      { address: door(1, 101), grid: code(1) },
      { address: door(1, 102), grid: code(1) },
      { address: door(1, 103), grid: code(1) },
      { address: door(2, 101), grid: code(2) },
    ];
    const asked = [{ address: door(2, 101) }, { address: door(1, 999) }, { address: door(3, 101) }];
    expect(await placed([...known, ...asked], [5, 6, 7])).toEqual([
      [code(2), 'door', 0.98],
      [code(1), 'building', 0.97],
      null, // three of four rows of the estate are not enough to be sure
    ]);
  });

  it('is not learnt from rows that contradict each other', async () => {
    const rows = [code(1), code(2), code(1)].map((grid, at) => ({ address: door(1, 101 + at), grid }));
    expect(await placed([...rows, { address: door(1, 999) }], [4])).toEqual([null]);
  });

  it('is not learnt from an estate of the same name at another road', async () => {
    const known = [101, 102].map((room) => ({ address: door(1, room), grid: code(1) }));
    const elsewhere = { address: '云澜市湖滨区观澜街20号望湖苑1幢1单元909室' };
    const unnamed = { address: '云澜市湖滨区望湖苑1幢1单元909室' };
    expect(await placed([...known, elsewhere, unnamed], [3, 4])).toEqual([null, [code(1), 'building', 0.97]]);
  });

  it('is its village where nothing else is known, and the one grid of a village that has one', async () => {
    expect(await placed([{ village }, { village: other }, { village: single }])).toEqual([
      [village, 'village', 0.9],
      [other, 'village', 0.9],
      [`${single}001`, 'village', 0.9],
    ]);
  });

  it('follows its declared grid into the one that it became', async () => {
    await records.warehouse.run(
      `INSERT INTO master.grid_mapping VALUES ($1, $2, DATE '2026-01-01', '', '', '', 1, NULL), ($2, $3, DATE '2026-03-01', '', '', '', 2, NULL)`,
      [code(1), code(2), code(3)],
    );
    expect(await placed([{ grid: code(1) }, { grid: code(2) }])).toEqual([
      [code(3), 'declared', 0.99],
      [code(3), 'declared', 0.99],
    ]);
    expect(await records.warehouse.all('SELECT given FROM master.place ORDER BY entity_id')).toEqual([
      { given: code(1) },
      { given: code(2) },
    ]);
  });

  it('is what most rows of the surest kind say', async () => {
    const publish = (department: string, row: Row) =>
      records.publish({ department, dataset: 'population', rows: [row] });
    const rows = [
      await publish('网格', { name: '赵一', grid: code(1) }),
      await publish('街道', { name: '赵一', grid: code(1) }),
      await publish('卫健', { name: '赵一', grid: code(2) }),
      await publish('公安', { name: '赵一', village: other }),
    ];
    for (const { recordIds } of rows) await records.link('person', 1, recordIds, 'population');
    await buildSpace(records.warehouse);
    const [place] = await records.warehouse.all(
      'SELECT grid, method, round(confidence, 2) AS confidence FROM master.place',
    );
    expect(place).toEqual({ grid: code(1), method: 'declared', confidence: 0.66 }); // two of three, times .99
  });

  it('of somebody who lives elsewhere than registered is not the registered address', async () => {
    const register = (department: string, row: Row) =>
      records.publish({ department, dataset: 'population', rows: [row] });
    await placed([{ address: door(1, 101), grid: code(1) }]);
    const [here, elsewhere] = [
      await register('甲', { name: '赵一', hukou_addr: door(1, 101), match_flag: '01' }),
      await register('乙', { name: '钱二', hukou_addr: door(1, 101), match_flag: '02' }),
    ];
    await records.link('person', 1, here.recordIds, 'population');
    await records.link('person', 2, elsewhere.recordIds, 'population');
    await buildSpace(records.warehouse);
    expect(
      await records.warehouse.all(
        `SELECT entity_id::INTEGER AS id, grid, method FROM master.place WHERE kind = 'person'`,
      ),
    ).toEqual([{ id: 1, grid: code(1), method: 'door' }]);
  });
});
