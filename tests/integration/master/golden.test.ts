import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildMaster } from '../../../core/master/build-master.ts';
import { readState } from '../../../core/master/read-state.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { buildGoldenRecords, publishEntity, type Said } from './golden-records.ts';

let records: PublishedRecords;
beforeEach(async () => {
  records = await openPublishedRecords();
});
afterEach(() => records.close());

async function person(id: number, said: readonly Said[]) {
  await publishEntity(records, { kind: 'person', id, dataset: 'population' }, said);
  await buildGoldenRecords(records.warehouse);
}

async function golden(field: string, entityId = 1, table = 'person') {
  const [row] = await records.warehouse.all<{ value: unknown; record: bigint; rule: string }>(
    `SELECT ${field} AS value, ${field}__record AS record, ${field}__rule AS rule FROM master.${table} WHERE entity_id = $1`,
    [entityId],
  );
  return row && { value: row.value, record: Number(row.record), rule: row.rule };
}

const conflicts = () =>
  records.warehouse.all(
    'SELECT kind, entity_id::INTEGER AS id, field, others, departments FROM master.conflict ORDER BY ALL',
  );

describe('the golden value of a field', () => {
  it('is what the only department says, from its newest row', async () => {
    await person(1, [
      ['卫健委', { name: '张伟' }],
      ['公安局', { name: '张伟' }],
    ]);
    expect(await golden('name')).toEqual({ value: '张伟', record: 2, rule: 'only' });
    expect(await golden('phone')).toEqual({ value: null, record: 0, rule: null });
    expect(await conflicts()).toEqual([]);
  });

  it('is that of the department in charge, whatever was delivered later', async () => {
    await person(1, [
      ['市公安局', { name: '张伟', nation: '01' }],
      ['市卫生健康委员会', { name: '张玮', nation: '03' }],
    ]);
    expect(await golden('name')).toEqual({ value: '张伟', record: 1, rule: 'authority' });
    expect(await golden('nation')).toEqual({ value: '01', record: 1, rule: 'authority' });
    expect(await conflicts()).toEqual([
      { kind: 'person', id: 1, field: 'name', others: 1, departments: 2 },
      { kind: 'person', id: 1, field: 'nation', others: 1, departments: 2 },
    ]);
  });

  it('is not that of the department in charge when two others agree on another', async () => {
    await person(1, [
      ['公安局', { name: '张伟' }],
      ['卫健委', { name: '张玮' }],
    ]);
    expect(await golden('name')).toMatchObject({ value: '张伟', rule: 'authority' });
    await person(1, [['人社局', { name: '张玮' }]]);
    expect(await golden('name')).toMatchObject({ value: '张玮', rule: 'majority' });
  });

  it('is none that only says that nothing is known', async () => {
    await person(1, [
      ['市公安局', { name: '张伟', sex: '0' }],
      ['网格中心', { name: '张伟', sex: '1' }],
    ]);
    await person(2, [['市公安局', { name: '李娜', sex: '9' }]]);
    expect(await golden('sex')).toEqual({ value: '1', record: 2, rule: 'only' });
    expect(await golden('sex', 2)).toEqual({ value: null, record: 0, rule: null });
    expect(await conflicts()).toEqual([]);
  });

  it('counts a department once, however many of its sources and rows say the same', async () => {
    await person(1, [
      ['公安局', { name: '张伟' }],
      ['卫健委', { name: '张玮' }],
      ['卫健委', { name: '张玮' }],
      ['卫健委', { name: '张玮' }],
    ]);
    expect(await golden('name')).toMatchObject({ value: '张伟', rule: 'authority' });
  });

  it('is one of which no row says something doubtful, even against the department in charge', async () => {
    await person(1, [
      ['公安局', { name: '张伟', birth: '1990-02-03', issues: 'birth:birth-conflict' }],
      ['网格中心', { name: '张伟', birth: '1990-03-02' }],
    ]);
    expect(await golden('birth')).toEqual({ value: '1990-03-02', record: 2, rule: 'validity' });
  });

  it('is the most recent where nothing else tells them apart', async () => {
    await person(1, [
      ['图书馆', { name: '张伟', education: '20' }],
      ['体育局', { name: '张伟', education: '30' }],
    ]);
    expect(await golden('education')).toEqual({ value: '30', record: 2, rule: 'recency' });
  });

  it('leaves out rows that were replaced or taken back, and entities without a row', async () => {
    await person(1, [
      ['公安局', { name: '张伟', to_version: 2 }],
      ['卫健委', { name: '张玮' }],
    ]);
    await person(2, [['公安局', { name: '李四', to_version: 4 }]]);
    expect(await golden('name')).toEqual({ value: '张玮', record: 2, rule: 'only' });
    expect(await golden('name', 2)).toBeUndefined();
  });

  it('has the type of its field', async () => {
    await person(1, [
      ['公安局', { name: '张伟', birth: '1990-02-03' }],
      ['卫健委', { name: '张伟', birth: '1990-02-04' }],
    ]);
    const [column] = await records.warehouse.all<{ type: string }>(
      'SELECT typeof(birth) AS type FROM master.person',
    );
    expect(column).toEqual({ type: 'DATE' });
    expect(await golden('birth')).toMatchObject({ value: '1990-02-03', rule: 'authority' });
  });
});

describe('spellings and roundings', () => {
  const dwelling = (said: readonly Said[]) =>
    publishEntity(records, { kind: 'dwelling', id: 5, dataset: 'dwelling' }, said);

  it('of one address are one value, shown at its fullest', async () => {
    await dwelling([
      ['网格中心', { address: '天鹅城1-2-303' }],
      ['不动产登记中心', { address: '望海街107号天鹅城1幢2单元303室' }],
    ]);
    await records.warehouse.run(
      `CREATE TABLE link.standardised_dwelling AS
       SELECT unnest([1, 2])::BIGINT AS record_id, NULL::VARCHAR AS road, '天鹅城' AS estate, '1-2-303' AS door`,
    );
    await buildGoldenRecords(records.warehouse);
    expect(await golden('address', 5, 'dwelling')).toEqual({
      value: '望海街107号天鹅城1幢2单元303室',
      record: 2,
      rule: 'only',
    });
    expect(await conflicts()).toEqual([]);
  });

  it('of an area in whole square metres are no conflict, but another area is', async () => {
    await dwelling([
      ['不动产登记中心', { address: '甲', area: 88.46 }],
      ['网格中心', { address: '甲', area: 88 }],
    ]);
    await buildGoldenRecords(records.warehouse);
    expect(await golden('area', 5, 'dwelling')).toMatchObject({ value: 88.46, rule: 'authority' });
    expect(await conflicts()).toEqual([]);
    await dwelling([['住建局', { address: '甲', area: 120 }]]);
    await buildGoldenRecords(records.warehouse);
    expect(await conflicts()).toEqual([
      { kind: 'dwelling', id: 5, field: 'area', others: 1, departments: 2 },
    ]);
  });

  it('of an industry are no conflict when one is a class of the other', async () => {
    await publishEntity(records, { kind: 'legal-entity', id: 9, dataset: 'legal-entity' }, [
      ['市场监督管理局', { name: '甲公司', industry: 'F52' }],
      ['税务局', { name: '甲公司', industry: 'F5211' }],
    ]);
    await buildGoldenRecords(records.warehouse);
    expect(await conflicts()).toEqual([]);
  });
});

describe('master data', () => {
  it('are empty without matching, and remember what they were built from', async () => {
    await records.publish({ department: '公安局', dataset: 'population', rows: [{ name: '张伟' }] });
    await buildGoldenRecords(records.warehouse);
    expect(await readState(records.warehouse)).toEqual({
      dataVersion: 1,
      stale: false,
      entities: { person: 0, dwelling: 0, 'legal-entity': 0 },
    });
    await person(1, [['卫健委', { name: '张玮' }]]);
    expect(await readState(records.warehouse)).toMatchObject({
      dataVersion: 90,
      stale: false,
      entities: { person: 1 },
    });
  });

  it('stay as they were when a build is cancelled', async () => {
    await person(1, [['公安局', { name: '张伟' }]]);
    await records.warehouse.run("UPDATE record.population SET name = '张玮'");
    const controller = new AbortController();
    const build = buildMaster(records.warehouse, {
      signal: controller.signal,
      progress: () => controller.abort(),
    });
    await expect(build).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await golden('name')).toMatchObject({ value: '张伟' });
  });
});
