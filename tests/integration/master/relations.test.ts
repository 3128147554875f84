import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildAddresses } from '../../../core/master/addresses/build-addresses.ts';
import { buildGolden } from '../../../core/master/golden/build-golden.ts';
import { createMasterTables } from '../../../core/master/master-tables.ts';
import { buildPlaceTexts } from '../../../core/master/place-texts/build-place-texts.ts';
import { buildRelations } from '../../../core/master/relations/build-relations.ts';
import { standardiseAll } from '../../../core/matching/standardise/kept-records.ts';
import { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import { openPublishedRecords, type PublishedRecords } from '../../fixtures/published-records.ts';
import { publishEntity, type Said } from './golden-records.ts';

const divisions = {
  390102: '东屿区',
  390103: '西汀区',
  390102001: '汀山街道',
  390102002: '蓼汀街道',
  390102001001: '安澜社区',
  390102001200: '秀浜村',
  390102002003: '宁汀社区',
};
// GB 11643 with the sample's area part, which was never assigned; the check characters follow from its weights.
const [zhang, li] = ['390102199001010013', '390102198505050022'];

let records: PublishedRecords;
beforeEach(async () => {
  records = await openPublishedRecords();
  for (const [code, name] of Object.entries(divisions))
    await records.warehouse.run('INSERT INTO ref.own_division BY NAME SELECT $1 AS code, $2 AS name', [
      code,
      name,
    ]);
});
afterEach(() => records.close());

const person = (id: number, ...said: Said[]) =>
  publishEntity(records, { kind: 'person', id, dataset: 'population' }, said);
const dwelling = (id: number, ...said: Said[]) =>
  publishEntity(records, { kind: 'dwelling', id, dataset: 'dwelling' }, said);
const company = (id: number, ...said: Said[]) =>
  publishEntity(records, { kind: 'legal-entity', id, dataset: 'legal-entity' }, said);
const insured = (id: number, row: Said[1]) =>
  publishEntity(records, { kind: 'person', id, dataset: 'social-insurance' }, [['人社局', row]]);

/** Every relation as `relation from to method`, each once. */
async function relations(): Promise<string[]> {
  await records.warehouse.transaction(async (session) => {
    for (const kind of EntityKind.options) await standardiseAll(session, kind, {});
    await createMasterTables(session, 1);
    const context = { dataVersion: 1, signal: new AbortController().signal, progress: () => undefined };
    await buildGolden(session, context);
    await buildPlaceTexts(session, context);
    await buildAddresses(session, context);
    await buildRelations(session, context);
  });
  const rows = await records.warehouse.all<{ line: string }>(
    `SELECT DISTINCT concat_ws(' ', relation, from_id, CASE to_kind WHEN 'address' THEN 'address' ELSE to_id::VARCHAR END, method) AS line
     FROM master.relation ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

const formal = '云澜市东屿区汀山街道归航街176号翠竹花园1幢1单元603室';

describe('people and dwellings', () => {
  it('meet by the door, however either address is written', async () => {
    await dwelling(
      10,
      ['不动产登记中心', { address: formal }],
      ['网格中心', { address: '翠竹花园1幢1单元603', grid: '390102001001001' }],
    );
    await dwelling(11, [
      '不动产登记中心',
      { address: '云澜市东屿区汀山街道归航街176号翠竹花园1幢1单元604室' },
    ]);
    await person(1, ['网格中心', { name: '张伟', live_addr: '翠竹花园1-1-603', grid: '390102001001001' }]);
    await person(2, ['卫健委', { name: '李芳', live_addr: '汀山街道翠竹花园1#楼1单元603' }]);
    await person(3, [
      '公安局',
      { name: '王强', hukou_addr: '海澜省云澜市东屿区归航街176号1幢1单元604室', hukou_code: '390102' },
    ]);
    expect(await relations()).toEqual([
      'lives-in 1 10 door-in-grid',
      'lives-in 2 10 door-in-town',
      'registered-at 3 11 door-at-road',
    ]);
  });

  it('meet by doors whose numbers are written in words', async () => {
    await dwelling(10, ['不动产登记中心', { address: '云澜市东屿区汀山街道秀浜村3组12号' }]);
    await person(1, ['卫健委', { name: '张伟', live_addr: '汀山街道秀浜村三组12号' }]);
    expect(await relations()).toEqual(['lives-in 1 10 door-in-village']);
  });

  it('do not meet in another town where an estate has the same name', async () => {
    await dwelling(10, ['不动产登记中心', { address: formal }]);
    await person(1, ['卫健委', { name: '李芳', live_addr: '翠竹花园1-1-603', village: '390102002003' }]);
    expect(await relations()).toEqual([]);
  });

  it('do not meet where one department knows two dwellings of that address, unless another row tells which', async () => {
    const hamlet = '云澜市东屿区汀山街道秀浜村3组5号';
    await dwelling(10, ['网格中心', { address: hamlet, house_no: 'A', grid: '390102001200001' }]);
    await dwelling(11, ['网格中心', { address: hamlet, house_no: 'B', grid: '390102001200002' }]);
    await records.warehouse.run(`UPDATE record.dwelling SET source_id = 1 WHERE house_no = 'B'`);
    await records.warehouse.run('UPDATE link.membership SET source_id = 1 WHERE entity_id = 11');
    await person(1, ['公安局', { name: '张伟', hukou_addr: hamlet }]);
    await person(
      2,
      ['公安局', { name: '李芳', hukou_addr: hamlet }],
      ['网格中心', { name: '李芳', live_addr: '秀浜村3-5', grid: '390102001200002' }],
    );
    expect(await relations()).toEqual(['lives-in 2 11 door-in-grid', 'registered-at 2 11 door-by-tie']);
  });

  it('meet with less confidence at a door that matching has left as two dwellings', async () => {
    const village = '390102001001';
    await dwelling(
      10,
      ['不动产登记中心', { address: formal, village }],
      ['房管局', { address: formal, village }],
    );
    await dwelling(11, ['网格中心', { address: '翠竹花园1-1-603', village }]);
    await person(1, ['卫健委', { name: '李芳', live_addr: '翠竹花园1-1-603', village }]);
    expect(await relations()).toEqual(['lives-in 1 10 door-in-village']);
    const [row] = await records.warehouse.all<{ confidence: number }>(
      'SELECT confidence FROM master.relation',
    );
    expect(row!.confidence).toBeCloseTo(0.8 * 0.99);
  });

  it('live where they are registered when the register says so', async () => {
    await dwelling(10, ['不动产登记中心', { address: formal }]);
    await person(1, [
      '公安局',
      { name: '张伟', hukou_addr: formal, match_flag: '01', reg_date: '2001-05-06' },
    ]);
    await person(2, ['公安局', { name: '李芳', hukou_addr: formal, match_flag: '02' }]);
    expect(await relations()).toEqual([
      'lives-in 1 10 lives-where-registered',
      'registered-at 1 10 door-at-road',
      'registered-at 2 10 door-at-road',
    ]);
    expect(
      await records.warehouse.all(`SELECT DISTINCT since, until FROM master.relation WHERE from_id = 1`),
    ).toEqual([{ since: '2001-05-06', until: null }]);
  });

  it('no longer live anywhere from the day on which a department was first heard to say that they are dead', async () => {
    await dwelling(10, ['不动产登记中心', { address: formal }]);
    await person(
      1,
      ['公安局', { name: '张伟', hukou_addr: formal, status: '3' }],
      ['卫健委', { name: '张伟', live_addr: formal }],
    );
    await person(2, ['卫健委', { name: '李芳', live_addr: formal }]);
    await relations();
    const ends = await records.warehouse.all(
      `SELECT from_id::INTEGER AS person, relation, until FROM master.relation ORDER BY ALL`,
    );
    expect(ends).toEqual([
      { person: 1, relation: 'lives-in', until: '2026-11-01' },
      { person: 1, relation: 'registered-at', until: '2026-11-01' },
      { person: 2, relation: 'lives-in', until: null },
    ]);
  });
});

describe('owners and tenants', () => {
  it('are found by number, or by name among those who have to do with the dwelling, homophones included', async () => {
    await dwelling(
      10,
      ['不动产登记中心', { address: formal, owner: '李芳', owner_id: li }],
      ['网格中心', { address: formal, owner: '李方', tenant: '张玮' }],
    );
    await person(1, ['卫健委', { name: '张伟', id_no: zhang, live_addr: formal }]);
    await person(2, ['公安局', { name: '李芳', id_no: li }]);
    expect(await relations()).toEqual([
      'lives-in 1 10 door-at-road',
      'owns 2 10 homophone-at-dwelling',
      'owns 2 10 number-and-name',
      'rents 1 10 homophone-at-dwelling',
    ]);
  });

  it('are found by their name and what can be read of a number that was masked or written wrongly', async () => {
    await dwelling(10, ['不动产登记中心', { address: formal, owner: '李芳' }]);
    await dwelling(11, ['不动产登记中心', { address: `${formal}甲`, owner: '张伟' }]);
    await person(1, ['公安局', { name: '张伟', id_no: zhang }]);
    await person(2, ['公安局', { name: '李芳', id_no: li }]);
    // Intake keeps what it could not take for a number beside the row: `quarantine.issue`.
    const delivered = { 10: '390102********0022', 11: '390102199001011003' };
    for (const [dwellingId, value] of Object.entries(delivered))
      await records.warehouse.run(
        `INSERT INTO quarantine.issue BY NAME SELECT r.batch_id, r.row_number, 'owner_id' AS field, $2 AS value,
           'number-check' AS code, 'field' AS severity
         FROM record.dwelling r JOIN link.membership m USING (source_id, source_key) WHERE m.entity_id = $1::INTEGER`,
        [dwellingId, value],
      );
    expect(await relations()).toEqual(['owns 1 11 digits-and-name', 'owns 2 10 digits-and-name']);
  });

  it('are nobody by a name alone', async () => {
    await dwelling(10, ['网格中心', { address: formal, owner: '李芳', tenant: '张伟' }]);
    await person(1, ['卫健委', { name: '张伟', id_no: zhang }]);
    await person(2, ['公安局', { name: '李芳', id_no: li }]);
    expect(await relations()).toEqual([]);
  });
});

describe('employees and representatives', () => {
  const code = '91350100M000100Y43'; // the example printed in GB 32100-2015

  it('are found by credit code, by the organisation code in it, by the name and by its core', async () => {
    await company(20, ['市场监管局', { uscc: code, name: '云澜市海风商贸有限公司' }]);
    await company(21, ['市场监管局', { name: '云澜市金帆机械有限公司' }]);
    await insured(1, { name: '甲', uscc: code });
    await insured(2, { name: '乙', employer: '云澜市金帆机械有限公司' });
    await insured(3, { name: '丙', employer: '金帆机械有限责任公司' });
    expect(await relations()).toEqual([
      'works-for 1 20 employer-code',
      'works-for 2 21 employer-name',
      'works-for 3 21 employer-core',
    ]);
  });

  it('work for nobody whose name two companies share', async () => {
    await company(20, ['市场监管局', { name: '云澜市海风商贸有限公司' }]);
    await company(21, ['市场监管局', { name: '海澜省海风商贸有限公司' }]);
    await insured(1, { name: '甲', employer: '海风商贸有限公司' });
    expect(await relations()).toEqual([]);
  });

  it('represent a company by their number, or by their name and what can be read of it', async () => {
    await company(20, [
      '市场监管局',
      { uscc: code, name: '云澜市海风商贸有限公司', legal_rep: '李芳', legal_rep_id: li },
    ]);
    await company(21, ['市场监管局', { name: '云澜市金帆机械有限公司', legal_rep: '张伟' }]);
    await records.warehouse.run(
      `INSERT INTO quarantine.issue BY NAME SELECT batch_id, row_number, 'legal_rep_id' AS field, '390102********0013' AS value,
         'number-check' AS code, 'field' AS severity FROM record.legal_entity WHERE legal_rep = '张伟'`,
    );
    await person(1, ['公安局', { name: '张伟', id_no: zhang }]);
    await person(2, ['公安局', { name: '李芳', id_no: li }]);
    await person(3, ['卫健委', { name: '张伟' }]);
    expect(await relations()).toEqual(['represents 1 21 digits-and-name', 'represents 2 20 number-and-name']);
  });

  it('represent a company whose row names them where no namesake could be meant', async () => {
    await company(20, ['市场监管局', { uscc: code, name: '云澜市海风商贸有限公司', legal_rep: '李芳' }]);
    await insured(1, { name: '李芳', uscc: code });
    expect(await relations()).toEqual(['represents 1 20 name-among-staff', 'works-for 1 20 employer-code']);
    await person(2, ['公安局', { name: '李方' }]);
    expect(await relations()).toEqual(['works-for 1 20 employer-code']);
  });
});

describe('legal entities', () => {
  it('are located at a dwelling, or at the place that another address of theirs names in other words', async () => {
    await dwelling(10, ['不动产登记中心', { address: formal }]);
    await company(20, [
      '市场监管局',
      {
        name: '云澜市海风商贸有限公司',
        reg_addr: formal,
        biz_addr: '云澜市东屿区汀山街道归航街176号翠竹花园3幢1002室',
      },
    ]);
    await company(21, [
      '税务局',
      { name: '云澜市金帆机械有限公司', biz_addr: '东屿区汀山街道归航街176号翠竹花园3幢1002' },
    ]);
    expect(await relations()).toEqual([
      'located-at 20 10 registered-address',
      'located-at 20 address business-address',
      'located-at 21 address business-address',
    ]);
    const places = await records.warehouse.all(
      `SELECT DISTINCT to_code, a.normal FROM master.relation JOIN master.address a ON a.address_id = to_id WHERE to_kind = 'address'`,
    );
    expect(places).toEqual([{ to_code: null, normal: '云澜市东屿区汀山街道归航街176号翠竹花园3幢1002室' }]);
  });

  it('are at a place without a standard address where no address of it names a number or a building', async () => {
    await company(20, [
      '市场监管局',
      { name: '云澜市海风商贸有限公司', reg_addr: '云澜市东屿区汀山街道翠竹花园' },
    ]);
    const places = async () =>
      records.warehouse.all(`SELECT to_id, to_code IS NULL AS "isStandard" FROM master.relation`);
    expect(await relations()).toEqual(['located-at 20 address registered-address']);
    expect(await places()).toEqual([{ to_id: null, isStandard: false }]);
  });
});
