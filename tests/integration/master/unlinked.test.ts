import { afterEach, beforeEach, expect, it } from 'vitest';
import { localAnalyst } from '../../../core/access/actor.ts';
import { buildGolden } from '../../../core/master/golden/build-golden.ts';
import { createMasterTables } from '../../../core/master/master-tables.ts';
import { buildPlaceTexts } from '../../../core/master/place-texts/build-place-texts.ts';
import { buildRelations } from '../../../core/master/relations/build-relations.ts';
import { buildUnlinked } from '../../../core/master/unlinked/build-unlinked.ts';
import { listUnlinked } from '../../../core/master/unlinked/list-unlinked.ts';
import { readUnlinkedFigures } from '../../../core/master/unlinked/read-figures.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { publishEntity } from './golden-records.ts';

let records: PublishedRecords;

/** Three dwellings in two villages; somebody lives in the first, and somebody else at an address that is none of them. */
beforeEach(async () => {
  records = await openPublishedRecords();
  const places = { 10: '390102001001001', 11: '390102001001001', 12: '390103001002001' };
  for (const id of [10, 11, 12])
    await publishEntity(records, { kind: 'dwelling', id, dataset: 'dwelling' }, [
      ['网格中心', { address: `锦绣花园${id}幢1单元101室`, usage: id === 12 ? '03' : '01' }],
    ]);
  await publishEntity(records, { kind: 'person', id: 1, dataset: 'population' }, [
    ['卫健委', { name: '张伟', live_addr: '锦绣花园10-1-101' }],
  ]);
  await publishEntity(records, { kind: 'person', id: 2, dataset: 'population' }, [
    ['卫健委', { name: '李芳', live_addr: '海风家园1-1-101' }],
  ]);
  await records.warehouse.transaction(async (session) => {
    const context = { dataVersion: 90, signal: new AbortController().signal, progress: () => undefined };
    await createMasterTables(session, 90);
    await buildGolden(session, context);
    await buildPlaceTexts(session, context);
    await buildRelations(session, context);
    for (const [id, grid] of Object.entries(places))
      await session.run(
        `INSERT INTO master.place BY NAME SELECT 'dwelling' AS kind, $1::BIGINT AS entity_id, $2 AS grid`,
        [id, grid],
      );
    await buildUnlinked(session, context);
  });
});
afterEach(() => records.close());

const figure = async (id: string, within: string | null) =>
  (await readUnlinkedFigures(records.warehouse, within)).find((one) => one.id === id)!;

it('counts dwellings without people and people without a dwelling, everywhere or in an area', async () => {
  expect(await figure('dwellings-without-people', null)).toMatchObject({ value: 2, of: 3 });
  expect(await figure('dwellings-without-people', '390102')).toMatchObject({ value: 1, of: 2 });
  expect(await figure('dwellings-without-people', '390103001002')).toMatchObject({ value: 1, of: 1 });
  expect(await figure('people-without-dwelling', null)).toMatchObject({ value: 1, of: 2 });
});

it('says nothing of missed links where too few cases tell of them, and raises nothing then', async () => {
  expect(await figure('dwellings-without-people', null)).toMatchObject({
    missedShare: null,
    low: null,
    high: null,
    isNotable: false,
  });
});

it('has no figure where a department that it needs has delivered nothing', async () => {
  expect(await figure('companies-only-at-tax', null)).toMatchObject({
    value: null,
    of: null,
    isNotable: false,
  });
});

it('lists the entities that a figure counts', async () => {
  const query = { id: 'dwellings-without-people', offset: 0, limit: 10 } as const;
  const all = await listUnlinked(records.warehouse, localAnalyst, { ...query, within: null });
  expect(all.total).toBe(2);
  expect(all.subjects.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['dwelling 11', 'dwelling 12']);
  const here = await listUnlinked(records.warehouse, localAnalyst, { ...query, within: '390103' });
  expect(here.subjects.map(({ id }) => id)).toEqual(['12']);
});
