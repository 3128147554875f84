import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIssues } from '../../../core/master/grids/read-issues.ts';
import { buildSpace } from './build-space.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { boxText, metres } from './boxes.ts';

const village = '390102001001';
const code = (number: number) => `${village}${String(number).padStart(3, '0')}`;

let records: PublishedRecords;
beforeEach(async () => void (records = await openPublishedRecords()));
afterEach(() => records.close());

interface GridRow {
  grid_code?: string;
  grid_name?: string;
  grid_type?: string;
  village?: string;
  geometry?: string;
}

async function issuesOf(rows: readonly GridRow[]) {
  await records.publish({ department: '网格中心', dataset: 'grid', rows: rows.map((row) => ({ ...row })) });
  await buildSpace(records.warehouse);
  const { issues } = await readIssues(records.warehouse, { issue: null, code: null, offset: 0, limit: 100 });
  return issues.map(({ issue, code: first, otherCode, areaSquareMetres }) => [
    ...[issue, first, otherCode],
    areaSquareMetres === null ? null : Math.round(areaSquareMetres / 100) * 100,
  ]);
}

/** Three by three grids of 100 m. */
const board = Array.from({ length: 9 }, (_, at) => ({
  grid_code: code(at + 1),
  grid_name: `第${at + 1}网格`,
  village,
  geometry: boxText(100 * (at % 3), 100 * Math.floor(at / 3), 100, 100),
}));

describe('the register of grids', () => {
  it('has nothing to say of grids that tile their village', async () => {
    expect(await issuesOf(board)).toEqual([]);
    const grids = await records.warehouse.all(
      'SELECT code, name, village, town, from_date, to_date, round(area_m2, -2) AS area FROM master.grid ORDER BY code LIMIT 1',
    );
    expect(grids).toEqual([
      {
        code: code(1),
        name: '第1网格',
        village,
        town: village.slice(0, 9),
        from_date: null,
        to_date: null,
        area: 10_000,
      },
    ]);
  });

  it('finds the planted gap, overlap, duplicate and bad code', async () => {
    const planted: GridRow[] = [
      ...board.filter((_, at) => at !== 4),
      { ...board[8]!, grid_name: '又一个' },
      { grid_code: code(10), grid_name: '第10网格', village, geometry: boxText(290, 0, 100, 100) },
      { grid_code: `${village}1`, grid_name: '短码', village },
      { grid_name: '无码网格' },
    ];
    expect(await issuesOf(planted)).toEqual([
      ['gap', code(4), code(6), 10_000],
      ['overlap', code(3), code(10), 1_000],
      ['bad-code', `${village}1`, null, null],
      ['bad-code', '无码网格', null, null],
      ['duplicate-code', code(9), null, null],
      ['no-outline', `${village}1`, null, null],
    ]);
  });

  it('finds outlines that are broken, and grids that reach beyond their village or belong to another', async () => {
    const bow = [metres(0, 300), metres(100, 400), metres(100, 300), metres(0, 400), metres(0, 300)];
    const planted: GridRow[] = [
      { grid_code: village, grid_name: '一村', geometry: boxText(0, 0, 350, 300) },
      ...board,
      { grid_code: code(10), grid_name: '十', village, geometry: boxText(300, 0, 100, 100) },
      {
        grid_code: code(11),
        grid_name: '十一',
        village: '390102001002',
        geometry: boxText(0, 400, 100, 100),
      },
      { grid_code: code(12), grid_name: '十二', village, geometry: '{"type":"Polygon","coordinates":[]}' },
      {
        grid_code: code(13),
        grid_name: '十三',
        village,
        geometry: JSON.stringify({ type: 'Polygon', coordinates: [bow] }),
      },
    ];
    expect(await issuesOf(planted)).toEqual([
      ['outside-village', code(10), village, 5_000],
      ['broken-outline', code(12), null, null],
      ['broken-outline', code(13), null, null],
      ['outside-village', code(11), '390102001002', null],
    ]);
  });

  it('lets dedicated grids lie on top of the ground, but not on each other', async () => {
    const dedicated = (number: number, x: number) => ({
      grid_code: code(number),
      grid_name: `专属${number}`,
      grid_type: '2',
      village,
      geometry: boxText(x, 50, 60, 60),
    });
    expect(await issuesOf([...board, dedicated(20, 0)])).toEqual([]);
    expect(await issuesOf([dedicated(21, 40)])).toEqual([['overlap', code(20), code(21), 1_200]]);
  });

  it('judges codes by the form of this city', async () => {
    await records.warehouse.run(`INSERT INTO master.grid_code_form VALUES ('\\d{18}', 1)`);
    const grid = { ...board[0]!, grid_code: `${village}000001` };
    expect(await issuesOf([grid, board[1]!])).toEqual([['bad-code', code(2), null, null]]);
  });

  it('keeps its states by date', async () => {
    const { warehouse } = records;
    const publish = (
      receivedAt: string,
      dataVersion: number,
      rows: readonly (GridRow & { to_version?: number })[],
    ) =>
      records.publish({
        department: '网格中心',
        dataset: 'grid',
        receivedAt,
        dataVersion,
        rows: rows.map((row) => ({ ...row })),
      });
    await publish('2025-01-10 08:00:00', 1, [
      { ...board[0]!, to_version: 2 },
      board[1]!,
      { ...board[2]!, to_version: 2 },
    ]);
    await publish('2025-06-01 08:00:00', 2, [{ ...board[0]!, geometry: boxText(0, 0, 50, 100) }, board[3]!]);
    await buildSpace(warehouse);
    const states = await warehouse.all<Record<string, unknown>>(
      'SELECT code, from_date AS "from", to_date AS "to", round(area_m2, -2) AS area FROM master.grid ORDER BY code, from_date NULLS FIRST',
    );
    expect(states.map(({ code: one, from, to, area }) => [one, from, to, area])).toEqual([
      [code(1), null, '2025-06-01', 10_000],
      [code(1), '2025-06-01', null, 5_000],
      [code(2), null, null, 10_000],
      [code(3), null, '2025-06-01', 10_000],
      [code(4), '2025-06-01', null, 10_000],
    ]);
  });
});
