import { describe, expect, it } from 'vitest';
import { buildGazetteer } from '../../../core/address/gazetteer.ts';
import { buildingKey, doorKey, estateKey, normalForm, roadKey } from '../../../core/address/normal-form.ts';
import { addressParser } from '../../../core/address/parse-address.ts';
import { shippedParser } from '../../fixtures/addresses/shipped-parser.ts';

const parse = shippedParser();
const valuesOf = (text: string) => parse(text).values;

describe('values', () => {
  it.each([
    ['三幢', '3'],
    ['3栋', '3'],
    ['3号楼', '3'],
    ['3#楼', '3'],
    ['３＃', '3'],
    ['十二幢', '12'],
    ['03幢', '3'],
    ['A座', 'A'],
    ['东幢', '东'],
  ])('gives the building %s as %s', (written, value) => {
    expect(valuesOf(`金都花园${written}301室`)).toEqual({ estate: '金都花园', building: value, room: '301' });
  });

  it.each([
    ['二单元', '2'],
    ['02单元', '2'],
    ['乙单元', '乙'],
    ['东单元', '东'],
  ])('gives the unit %s as %s', (written, value) => {
    expect(valuesOf(`金都花园3幢${written}301室`).unit).toBe(value);
  });

  it.each([
    ['三楼', '3'],
    ['3层', '3'],
    ['3F', '3'],
    ['地下一层', '-1'],
    ['负一楼', '-1'],
    ['-1层', '-1'],
    ['B1层', '-1'],
    ['地下室', '-1'],
  ])('gives the floor %s as %s', (written, value) => {
    expect(valuesOf(`人民路88号国泰大厦A座${written}`).floor).toBe(value);
  });

  it.each([
    ['12号', '12'],
    ['１２号', '12'],
    ['十二号', '12'],
    ['12-1号', '12-1'],
    ['12号附1号', '12-1'],
    ['12号之1', '12-1'],
    ['12号之一', '12-1'],
    ['甲12号', '12甲'],
    ['12号院', '12'],
    ['88', '88'],
  ])('gives the number %s as %s', (written, value) => {
    expect(valuesOf(`人民路${written}`)).toEqual({ road: '人民路', number: value });
  });

  it.each([
    ['301室', '301'],
    ['三零一室', '301'],
    ['301', '301'],
    ['东户', '东'],
    ['301-302室', '301-302'],
    ['A301', 'A301'],
  ])('gives the room %s as %s', (written, value) => {
    expect(valuesOf(`金都花园3幢2单元${written}`).room).toBe(value);
  });

  it('writes villages, groups and sections in one way', () => {
    expect(valuesOf('杨舍镇向阳社区居委会')).toMatchObject({ village: '向阳社区' });
    expect(valuesOf('周庄镇长寿村村民委员会第三村民小组')).toMatchObject({ village: '长寿村', group: '3' });
    expect(valuesOf('周庄镇长寿村三队')).toMatchObject({ village: '长寿村', group: '3' });
    expect(valuesOf('江南花园二期3幢')).toMatchObject({ estate: '江南花园2期' });
  });

  it('tells numbered villages of flats and groups of a village apart', () => {
    expect(valuesOf('滨海一村3-2-301')).toEqual({
      estate: '滨海一村',
      building: '3',
      unit: '2',
      room: '301',
    });
    expect(valuesOf('沙澜村3-12')).toEqual({ village: '沙澜村', group: '3', number: '12' });
    expect(valuesOf('沙澜村3-12号')).toEqual({ village: '沙澜村', number: '3-12' });
  });

  it('gives divisions their official name and the code it is sure of', () => {
    const parsed = parse('江苏无锡江阴澄江街道人民路8号');
    expect(parsed.values).toMatchObject({ province: '江苏省', city: '无锡市', district: '江阴市' });
    expect(parsed.code).toMatch(/^320281\d{3}$/);
    expect(parse('鼓楼区中山路8号').code).toBeNull();
    expect(parse('南京市鼓楼区中山路8号').code).toBe('320106');
  });
});

describe('what the parser knows of the customer', () => {
  const divisions = [
    { code: '990000', name: '云汉省', level: 'province', parent: null },
    { code: '990100', name: '临江市', level: 'city', parent: '990000' },
    { code: '990102', name: '滨湖区', level: 'county', parent: '990100' },
    { code: '990102001', name: '光明街道', level: 'town', parent: '990102' },
    { code: '990102001001', name: '望湖社区', level: 'village', parent: '990102001' },
  ] as const;
  const own = [
    { component: 'estate', name: '听雨', count: 12 },
    { component: 'road', name: '外滩', count: 30 },
  ] as const;
  const parseOwn = addressParser(buildGazetteer(divisions, { own, home: '9901' }));

  it('reads towns and villages by their bare name', () => {
    expect(parseOwn('光明望湖建设路5号')).toMatchObject({
      values: { town: '光明街道', village: '望湖社区', road: '建设路', number: '5' },
      code: '990102001001',
    });
  });

  it('reads roads and estates that no ending tells', () => {
    expect(parseOwn('滨湖区外滩12号听雨').values).toEqual({
      district: '滨湖区',
      road: '外滩',
      number: '12',
      estate: '听雨',
    });
  });
});

describe('what is left over', () => {
  it('keeps notes and firms as remainder', () => {
    expect(parse('人民路12号金都花园3幢301室（租住）').remainder).toBe('租住');
    expect(parse('滨江东路2号远航船务有限公司').remainder).toBe('远航船务有限公司');
    expect(parse('人民路与建设路交叉口').values).toEqual({ road: '人民路', crossing: '建设路' });
  });

  it('takes a division said twice once', () => {
    expect(valuesOf('江苏省江阴市江苏省江阴市人民路8号')).toEqual({
      province: '江苏省',
      district: '江阴市',
      road: '人民路',
      number: '8',
    });
  });

  it('keeps what stands behind the longest address', () => {
    const parsed = parse(`人民路8号${'很'.repeat(100_000)}`);
    expect(parsed.values).toEqual({ road: '人民路', number: '8' });
    expect(parsed.parts.at(-1)).toMatchObject({ component: 'remainder', end: 100_005 });
  });

  it('finds nothing in nothing', () => {
    expect(parse('')).toEqual({ text: '', parts: [], values: {}, remainder: '', code: null });
  });
});

describe('normal form and keys', () => {
  it('writes one form for several spellings', () => {
    const forms = [
      '金都花园3幢2单元301室',
      '金都花园三栋二单元３０１',
      '金都花园3-2-301',
      '金都花园 3号楼 2单元 301室',
    ];
    expect(new Set(forms.map((text) => normalForm(parse(text))))).toEqual(new Set(['金都花园3幢2单元301室']));
  });

  it('makes keys of door, building, estate and number', () => {
    const values = valuesOf('江阴市虹桥北路166号天鹤花园12幢1单元502室');
    expect(doorKey(values)).toBe('12-1-502');
    expect(buildingKey(values)).toBe('天鹤花园|12');
    expect(estateKey(values)).toBe('天鹤花园');
    expect(roadKey(values)).toBe('虹桥北路166');
  });

  it('makes no key of what is not named', () => {
    const values = valuesOf('江阴市虹桥北路');
    expect([doorKey(values), buildingKey(values), estateKey(values), roadKey(values)]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(roadKey(valuesOf('长寿村3组28号'))).toBe('长寿村3组28');
    expect(roadKey(valuesOf('斜土路1175弄8号402室'))).toBe('斜土路1175弄');
  });
});
