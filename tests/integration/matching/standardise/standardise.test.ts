import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecordTables, type RecordTables } from './record-tables.ts';

let tables: RecordTables;
beforeEach(async () => {
  tables = await openRecordTables();
});
afterEach(() => tables.close());

describe('persons', () => {
  const father = '390101198506070010';

  it('take birth date and sex from a number of their own', async () => {
    await tables.add('population', { id_no: father, name: '张伟', birth: '1985-01-01', sex: '2' });
    expect(await tables.records('person')).toMatchObject([
      {
        n: 0,
        number: father,
        digits: father,
        ends: '3901010010',
        birth: '1985-06-07',
        birth_year: 1985,
        sex: '1',
      },
    ]);
  });

  it("do not take a guardian's number for a child's", async () => {
    await tables.add('population', { id_no: father, name: '张子涵', birth: '2015-03-04', sex: '2' });
    expect(await tables.records('person')).toMatchObject([
      { number: null, digits: null, ends: null, birth: '2015-03-04', sex: '2' },
    ]);
  });

  it('keep the digits of a number that was delivered wrong or masked as evidence', async () => {
    await tables.add('population', { name: '张伟' }, { field: 'id_no', value: '39010119850607 0018' });
    await tables.add('population', { name: '张伟' }, { field: 'id_no', value: '390101********0010' });
    await tables.add('social-insurance', { name: '张伟' }, { field: 'id_no', value: '3.90101E+17' });
    expect(await tables.records('person')).toMatchObject([
      { number: null, digits: '390101198506070018', ends: '3901010018' },
      { number: null, digits: null, ends: '3901010010' },
      { number: null, digits: null, ends: null },
    ]);
  });

  it('know only the year of a birth date on 1 January that no number confirms', async () => {
    await tables.add('population', { name: '李芳', birth: '1990-01-01' });
    expect(await tables.records('person')).toMatchObject([{ birth: null, birth_year: 1990 }]);
  });

  it('have one reading for homophones, traditional characters and names with and without a dot', async () => {
    for (const name of ['王伟', '王玮', '王偉', '阿依古丽·艾力', '阿依古丽艾力', '王𬭎'])
      await tables.add('population', { name });
    const readings = (await tables.records('person')).map(({ reading }) => reading);
    expect(readings.slice(0, 3)).toEqual(['wang wei', 'wang wei', 'wang wei']);
    expect(readings[3]).toBe(readings[4]);
    expect(readings[5]).toMatch(/^wang /);
  });
});

describe('addresses', () => {
  const doors: [address: string, road: string | null, estate: string | null, door: string | null][] = [
    ['海澜省云澜市东屿区潮和街703号1幢2单元601室', '潮和街703', null, '1-2-601'],
    ['云澜市西汀区琅汀镇蔷薇街27号百合湾4幢1单元201室', '蔷薇街27', '百合湾', '4-1-201'],
    ['东屿区明珠和街221号康乐家园1幢1单元301室', '明珠和街221', '康乐家园', '1-1-301'],
    ['桃源苑1-1-501', null, '桃源苑', '1-1-501'],
    ['雪汀镇名仕华庭2#楼1单元402', null, '名仕华庭', '2-1-402'],
    ['香樟小区3幢302室', null, '香樟小区', '3-302'],
    ['云澜市西汀区鲸屿乡宁塘村10组22号', null, '宁塘村', '10-22'],
    ['月汐镇莲湾村第16组17号', null, '莲湾村', '16-17'],
    ['莲湾村16-17', null, '莲湾村', '16-17'],
    ['云澜市澄南县沙汐乡平浦村1幢1004室', null, '平浦村', '1-1004'],
    ['翠竹苑', null, '翠竹苑', null],
  ];

  it.each(doors)('%s', async (address, road, estate, door) => {
    await tables.add('population', { name: '张伟', live_addr: address });
    expect(await tables.records('person')).toMatchObject([{ road, estate, door }]);
  });

  it('that name only the road get the estate that two others say stands there', async () => {
    for (const address of [
      '东屿区潮和街703号银杏新村1幢1单元101室',
      '东屿区潮和街703号银杏新村1幢2单元102室',
      '海澜省云澜市东屿区潮和街703号1幢2单元601室',
    ])
      await tables.add('dwelling', { address });
    const estates = (await tables.records('dwelling')).map(({ estate }) => estate);
    expect(estates).toEqual(['银杏新村', '银杏新村', '银杏新村']);
  });
});

describe('legal entities', () => {
  // GB 11714 of YY000495: 3·34 + 7·34 + 8·4 + 4·9 + 2·5 = 418, a multiple of 11, so the check character is 0.
  it('have the organisation code of their credit code, whatever of it was delivered', async () => {
    await tables.session.run(`INSERT INTO ref.own_division VALUES ('390100', '云澜市')`);
    await tables.add('legal-entity', { uscc: '91390103YY00049505', name: '远帆服饰店（云澜）有限公司' });
    await tables.add('legal-entity', { name: '远帆服饰店有限公司' }, { field: 'uscc', value: 'YY0004950' });
    await tables.add(
      'inspection',
      { name: '远帆服饰店有限公司' },
      { field: 'uscc', value: '91390103YY00049507' },
    );
    expect(await tables.records('legal-entity')).toMatchObject([
      {
        organisation: 'YY0004950',
        code: '91390103YY00049505',
        digits: '91390103YY00049505',
        core: '远帆服饰店',
      },
      { organisation: 'YY0004950', code: null, digits: null },
      { organisation: 'YY0004950', code: null, digits: '91390103YY00049507' },
    ]);
  });

  it('are no natural persons of whom something was decided', async () => {
    await tables.add('credit-record', { name: '张伟', no: '1' });
    await tables.add('credit-record', { name: '东屿区宏源餐饮', no: '2' });
    expect(await tables.records('legal-entity')).toMatchObject([{ n: 0, name: '东屿区宏源餐饮' }]);
  });
});

describe('other records', () => {
  it('dwellings have the door of their own columns where the address lacks it', async () => {
    await tables.add('dwelling', { address: '桃源苑', building: '1', unit: '2', room: '501', owner: '张伟' });
    expect(await tables.records('dwelling')).toMatchObject([
      { estate: '桃源苑', door: '1-2-501', owner: '张伟', owner_reading: 'zhang wei' },
    ]);
  });

  it('tickets have their finest category, the hour and the place', async () => {
    await tables.add('service-ticket', {
      time: '2025-05-01 04:30:00',
      cat1: '城乡建设',
      cat2: '物业服务',
      addr: '云澜市东屿区月屿街道丹桂大道323号清波公寓',
    });
    // 2025-05-01 is day 20,209 since 1970-01-01.
    expect(await tables.records('service-ticket')).toMatchObject([
      {
        category: '物业服务',
        day: '2025-05-01',
        hour: 20_209 * 24 + 4.5,
        road: '丹桂大道323',
        estate: '清波公寓',
      },
    ]);
  });
});
