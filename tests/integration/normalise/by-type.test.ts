import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field } from '../../../schemas/datasets/dataset.ts';
import type { Scratch } from '../../../core/warehouse/scratch.ts';
import { fieldOf, normaliseTexts } from '../../fixtures/normalise-texts.ts';
import { openReferences } from '../../fixtures/reference-session.ts';

let session: Scratch;

beforeAll(async () => {
  session = await openReferences();
});

afterAll(() => session.close());

type Case = readonly [raw: string, value: unknown, issue: string | null];

async function expectCases(field: Field, cases: readonly Case[]): Promise<void> {
  const results = await normaliseTexts(
    session,
    field,
    cases.map(([raw]) => raw),
  );
  expect(cases.map(([raw], at) => [raw, results[at]!.value, results[at]!.issue])).toEqual(cases);
}

describe('texts', () => {
  it('are nothing where a word says so, unless a list gives the word a code', async () => {
    await expectCases(fieldOf('text'), [
      ['无', null, null],
      [' 开业 ', '开业', null],
    ]);
    await expectCases(fieldOf('text', { isVerbatim: true }), [
      ['无', '无', null],
      ['NA', 'NA', null],
      [' 未知 ', '未知', null],
      ['  ', null, null],
    ]);
  });
});

describe('numbers with a check character', () => {
  it('reads citizen numbers of the standard, and says what is wrong with others', () =>
    expectCases(fieldOf('citizen-number'), [
      ['11010519491231002X', '11010519491231002X', null], // GB 11643 annex
      ['11010519491231002×', '11010519491231002X', null],
      ["'11010519491231002X", '11010519491231002X', null],
      ['110105491231002', '11010519491231002X', null],
      ['991001198805060015', null, 'citizen-number-checksum'],
      ['110105194912310020', null, 'citizen-number-checksum'],
      ['11010519491231', null, 'citizen-number-form'],
      ['1101051949123100', null, 'citizen-number-form'],
      ['110105194912310000', null, 'digits-lost'],
      ['1.10105194912310E+17', null, 'digits-lost'],
      ['0', null, null],
    ]));

  it('warns of an area that no edition of GB/T 2260 knows', () =>
    expectCases(fieldOf('citizen-number'), [
      ['170105194912310020', '170105194912310020', 'citizen-number-area'],
    ]));

  it('reads credit codes with the organisation code inside', () =>
    expectCases(fieldOf('credit-code'), [
      ['91350100M000100Y43', '91350100M000100Y43', null], // GB 32100 annex
      ['91350100m000100y43', '91350100M000100Y43', null],
      ['9135 0100 M000 100Y43', '91350100M000100Y43', null],
      ['91350100M000100Y44', null, 'credit-code-checksum'],
      ['91350100M000101Y41', null, 'credit-code-checksum'],
      ['350100100000001', null, 'credit-code-old-number'],
      ['暂无', null, null],
    ]));

  it('reads organisation codes, also out of a credit code', () =>
    expectCases(fieldOf('organisation-code'), [
      ['M000100Y4', 'M000100Y4', null], // inside the credit code of the GB 32100 annex
      ['M000100Y-4', 'M000100Y4', null],
      ['m000100y－4', 'M000100Y4', null],
      ['91350100M000100Y43', 'M000100Y4', null],
      ['M000100Y5', null, 'organisation-code-checksum'],
      ['M000100', null, 'organisation-code-form'],
      ['M000****4', null, 'value-masked'],
      ['无', null, null],
    ]));

  it('takes other certificates for what they are', () =>
    expectCases(fieldOf('identity-number'), [
      ['11010519491231002X', '11010519491231002X', null],
      ['91350100M000100Y43', '91350100M000100Y43', null],
      ['E12345678', 'E12345678', null],
      ['H1234567890', 'H1234567890', null],
      ['110105194912310020', null, 'citizen-number-checksum'],
      ['军字第1234567号', '军字第1234567号', null],
    ]));
});

describe('dates', () => {
  it('reads every way to write a moment', () =>
    expectCases(fieldOf('datetime'), [
      ['2019/12/30 9:08', '2019-12-30T09:08:00', null],
      ['2019-12-30 09:08:07', '2019-12-30T09:08:07', null],
      ['2019-12-30T01:08:07Z', '2019-12-30T09:08:07', null],
      ['2019-12-30 10:08:07+09:00', '2019-12-30T09:08:07', null],
      ['2019年12月30日 下午3时', '2019-12-30T15:00:00', null],
      ['2019年12月30日15点08分07秒', '2019-12-30T15:08:07', null],
      ['2019/12/30 3:08:07 PM', '2019-12-30T15:08:07', null],
      ['12/30/2019', null, 'date-ambiguous'],
      ['1577668087000', '2019-12-30T09:08:07', null],
      ['43829.3806365741', '2019-12-30T09:08:07', null],
      ['二〇一九年十二月三十日', '2019-12-30T00:00:00', null],
      ['二〇二三年十月二十一日', '2023-10-21T00:00:00', null],
      ['30-DEC-19', '2019-12-30T00:00:00', null],
      ['2019-12-30 25:00:00', null, 'date-impossible'],
      ['昨天', null, 'date-form'],
      ['长期', null, null],
      ['9999-9-9', null, null],
    ]));

  it('reads a day from all of them', () =>
    expectCases(fieldOf('date'), [
      ['2019-12-30', '2019-12-30', null],
      ['20191230', '2019-12-30', null],
      ['2019/12/30 23:59:59', '2019-12-30', null],
      ['201912', '2019-12-01', 'date-month-only'],
      ['2019年12月', '2019-12-01', 'date-month-only'],
      ['2019-13-01', null, 'date-impossible'],
      ['20190230', null, 'date-impossible'],
      ['19.12.30', null, 'date-ambiguous'],
      ['2019', null, 'date-form'],
    ]));
});

describe('texts', () => {
  it('repairs names and refuses what is none', () =>
    expectCases(fieldOf('name'), [
      ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提', null],
      ['John  Smith', 'John Smith', null],
      ['王&李', null, 'name-several'],
      ['123', null, 'name-form'],
      ['张三(户主)', '张三', null],
      ['无', null, null],
    ]));

  it('writes organisations as the register does', () =>
    expectCases(fieldOf('organisation-name'), [
      ['张家港 (保税区) 某某有限公司', '张家港（保税区）某某有限公司', null],
      ['ABC Trading Co', 'ABC Trading Co', null],
      ['某某（集团）公司', '某某（集团）公司', null],
    ]));

  it('cleans addresses without taking them apart', () =>
    expectCases(fieldOf('address'), [
      ['杨舍镇人民路１２ 号(旁)', '杨舍镇人民路12号（旁）', null],
      ['\u200b杨舍镇\u3000人民路', '杨舍镇人民路', null],
      ['杨舍镇****', null, 'value-masked'],
    ]));

  it('keeps free text as it is', () =>
    expectCases(fieldOf('long-text'), [
      [' 路灯　坏了，请 修。 ', '路灯 坏了，请 修。', null],
      ['/', null, null],
    ]));
});

describe('codes and numbers', () => {
  it('knows yes and no in many words', () =>
    expectCases(fieldOf('boolean'), [
      ['是', true, null],
      ['0.0', false, null],
      ['未整改', false, null],
      ['y', true, null],
      ['也许', null, 'code-unknown'],
      ['—', null, null],
    ]));

  it('finds industries by section, division and class', () =>
    expectCases(fieldOf('code', { codes: 'industry' }), [
      ['F', 'F', null],
      ['批发和零售业', 'F', null],
      ['52', 'F', null],
      ['5212', 'F5212', null],
      ['F5212', 'F5212', null],
      ['I6510', 'I6510', null],
      ['养猪', null, 'code-unknown'],
    ]));

  it('brings amounts to the unit of their field', async () => {
    await expectCases(fieldOf('decimal', { unit: '万元' }), [
      ['500', 500, null],
      ['500万元', 500, null],
      ['500万元人民币', 500, null],
      ['1.2亿元', 12000, null],
      ['5000000元', 500, null],
    ]);
    await expectCases(fieldOf('decimal', { unit: '平方米' }), [
      ['89.5㎡', 89.5, null],
      ['89.5平方米', 89.5, null],
      ['3亩', 2000, null],
    ]);
    await expectCases(fieldOf('decimal', { unit: '%' }), [['97.5%', 97.5, null]]);
  });

  it('takes bare amounts for what the header says', async () => {
    const money = (unit: string, zh: string) => fieldOf('decimal', { unit, label: { zh, en: 'amount' } });
    await expectCases(money('万元', '注册资本(万元)'), [
      ['500', 500, null],
      ['500元', 0.05, null],
    ]);
    await expectCases(money('万元', '注册资本（元）'), [
      ['5000000', 500, null],
      ['5,000,000.00', 500, null],
      ['500万', 500, null],
    ]);
    await expectCases(money('元', '罚款金额（单位：万元）'), [['1.5', 15000, null]]);
    await expectCases(money('元', '罚款金额'), [
      ['1.5', 1.5, null],
      ['1.5亩', null, 'number-form'],
    ]);
    await expectCases(money('平方米', '面积（亩）'), [
      ['3', 2000, null],
      ['3㎡', 3, null],
    ]);
    await expectCases(money('平方米', '用地面积/公顷'), [['0.5', 5000, null]]);
    await expectCases(money('平方米', '建筑面积(㎡)'), [
      ['89.5', 89.5, null],
      ['1.2万平方米', 12000, null],
      ['2平方公里', 2000000, null],
      ['5元', null, 'number-form'],
    ]);
    await expectCases(money('人', '参保人数（万人）'), [['1.2', 12000, null]]);
  });

  it('says of every phone why it is none', () =>
    expectCases(fieldOf('phone'), [
      ['1380000000', null, 'phone-form'],
      ['138000000000', null, 'phone-form'],
      ['23800000000', null, 'phone-form'],
      ['0512-580', null, 'phone-form'],
      ['张三', null, 'phone-form'],
      ['1.38E+10', null, 'digits-lost'],
      ['12345', '12345', null],
      ['1234', null, 'phone-form'],
      ['0512-58000000-801', '0512-58000000-801', null],
      ['051258000000', '0512-58000000', null],
      ['010-65000000转12', '010-65000000-12', null],
      ['(0512)58000000 ext.801', '0512-58000000-801', null],
      ['0086-512-58000000', '0512-58000000', null],
      ['400-800-1234', '4008001234', null],
      ['13800000000/13900000000', '13800000000', 'phone-several'],
    ]));

  it('wants whole numbers where they are', () =>
    expectCases(fieldOf('integer'), [
      ['30', 30n, null],
      ['30.0', 30n, null],
      ['1,200', 1200n, null],
      ['30.5', null, 'number-not-whole'],
      ['三十', null, 'number-form'],
      ['99999999999999999999', null, 'number-form'],
    ]));

  it('keeps degrees within China', async () => {
    await expectCases(fieldOf('longitude'), [
      ['120.555821', 120.555821, null],
      ['120.555821°', 120.555821, null],
      ['31.875428', null, 'coordinate-out-of-range'],
      ['40552592.526', null, 'coordinate-alone'],
      ['0', null, null],
      [`120°33'20.96"E`, 120.555822222, null],
      ['120度33分20.96秒', 120.555822222, null],
      [`120°61'20.96"E`, null, 'coordinate-form'],
    ]);
    await expectCases(fieldOf('latitude'), [['31.875428', 31.875428, null]]);
  });

  it('takes polygons only', () =>
    expectCases(fieldOf('geometry'), [
      [
        '{"type":"Polygon","coordinates":[[[120,31],[121,31],[121,32],[120,31]]]}',
        '{"type":"Polygon","coordinates":[[[120,31],[121,31],[121,32],[120,31]]]}',
        null,
      ],
      ['{"type":"Point","coordinates":[120,31]}', null, 'geometry-form'],
      [`{"type":"Polygon","coordinates":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, null, 'geometry-form'],
      ['POLYGON((120 31))', null, 'geometry-form'],
    ]));

  it('takes polygons of whole rings only, in either form', async () => {
    const ring = '[[120,31],[121,31],[121,32],[120,31]]';
    const heights = '[[120,31,4.5],[121,31,4],[1.21e2,32,3],[120,31,4.5]]';
    const good = [
      `{"type":"MultiPolygon","coordinates":[[${ring}],[${ring},${ring}]]}`,
      `{"type":"Polygon","coordinates":[${heights}]}`,
    ];
    const bad = [
      '{"type":"Polygon","coordinates":[[[120.1,31.2],[120.2]]]}',
      '{"type":"Polygon","coordinates":[[[120,31],[121],[121,32],[120,31]]]}',
      '{"type":"Polygon","coordinates":[[[120,31],[121,31],[120,31]]]}',
      `{"type":"Polygon","coordinates":[${ring},[]]}`,
      `{"type":"Polygon","coordinates":[${ring},5]}`,
      `{"type":"Polygon","coordinates":[[${ring}]]}`,
      '{"type":"Polygon","coordinates":[[[120,31],[121,null],[121,32],[120,31]]]}',
      '{"type":"Polygon","coordinates":[[[120,31],["121",31],[121,32],[120,31]]]}',
      '{"type":"Polygon","coordinates":[[[120,31],[true,31],[121,32],[120,31]]]}',
      '{"type":"Polygon","coordinates":[[[120,31],[1e999,31],[121,32],[120,31]]]}',
      '{"type":"Polygon","coordinates":[]}',
      '{"type":"Polygon"}',
      '{"type":"MultiPolygon","coordinates":[[]]}',
      `{"type":"MultiPolygon","coordinates":[${ring}]}`,
      `{"type":"MultiPolygon","coordinates":[[${ring}],[[[120,31],[121]]]]}`,
    ];
    await expectCases(fieldOf('geometry'), [
      ...good.map((text) => [text, text, null] as const),
      ...bad.map((text) => [text, null, 'geometry-form'] as const),
    ]);
  });
});
