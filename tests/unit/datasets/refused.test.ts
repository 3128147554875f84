import { describe, expect, it } from 'vitest';
import { datasets } from '../../../schemas/datasets/index.ts';
import { refusalOf } from '../../../schemas/datasets/refused.ts';
import { headerDictionary } from '../../fixtures/header-dictionary.ts';

const listed = headerDictionary['refused']!.flatMap(({ key, std, variants, reduce }) =>
  [std, ...variants].map((header) => ({ key, header, reduction: reduce })),
);

it.each(listed)('refuses $header', ({ key, header, reduction }) => {
  expect(refusalOf(header)).toEqual({ key, reduction });
});

describe('hidden headers', () => {
  it.each([
    ['政治面貌代码', 'political'],
    ['【必填】政治面貌', 'political'],
    ['是否 党 员', 'political'],
    ['ｚｚｍｍ', 'political'],
    ['宗教信仰（无则不填）', 'religion'],
    ['本人指纹信息', 'biometric'],
    ['人脸照片URL', 'biometric'],
    ['是否吸毒人员', 'special_group'],
    ['社区矫正标识', 'special_group'],
    ['imei 码', 'device'],
    ['MAC地址', 'device'],
    ['残疾类别', 'health'],
    ['来电人（姓名）', 'caller'],
    ['来电人姓名', 'caller'],
  ])('%s is recognised as %s', (header, key) => expect(refusalOf(header)?.key).toBe(key));
});

describe('what a dataset makes of a header', () => {
  it.each(['姓名', '联系电话', '联系方式', '手机号码'])('%s is the caller in a ticket only', (header) => {
    expect(refusalOf(header, 'service-ticket')?.reduction).toBe('hmac');
    expect(refusalOf(header, 'population')).toBeUndefined();
    expect(refusalOf(header)).toBeUndefined();
  });

  it('drops the identity number of a ticket, which is the caller’s', () => {
    expect(refusalOf('身份证号', 'service-ticket')?.reduction).toBe('drop');
    expect(refusalOf('身份证号', 'population')).toBeUndefined();
  });

  it('lets 管控等级 be a company’s attention level', () => {
    expect(refusalOf('管控等级', 'legal-entity')).toBeUndefined();
    expect(refusalOf('管控等级', 'population')?.key).toBe('special_group');
  });

  it('refuses no header of a field that is stored', () => {
    const refused = datasets.flatMap(({ id, fields }) =>
      fields
        .filter(({ reduction }) => reduction !== 'hmac')
        .flatMap(({ label, variants }) => [label.zh, ...variants].filter((header) => refusalOf(header, id))),
    );
    expect(refused).toEqual([]);
  });

  it('hashes exactly what it refuses to hash', () => {
    const ticket = datasets.find(({ id }) => id === 'service-ticket')!;
    for (const { key, label, variants } of ticket.fields.filter(({ reduction }) => reduction === 'hmac'))
      for (const header of [label.zh, ...variants])
        expect(refusalOf(header, ticket.id), header).toEqual({ key, reduction: 'hmac' });
  });
});
