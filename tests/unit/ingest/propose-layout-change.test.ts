import { expect, it } from 'vitest';
import { layoutChange } from '../../../core/ingest/propose/layout-change.ts';

const columns = (...pairs: [header: string, field: string | null][]) =>
  pairs.map(([header, field], index) => ({ index, header, field }));

const before = columns(['身份证号', 'id_no'], ['姓名', 'name'], ['联系电话', 'phone'], ['备注', null]);

it('says nothing about columns that only moved or are written otherwise', () => {
  const after = columns(['姓名', 'name'], ['身份证 号', 'id_no'], ['备注', null], ['联系电话：', 'phone']);
  expect(layoutChange(before, after)).toEqual({ added: [], removed: [], renamed: [] });
});

it('tells renamed columns from new and gone ones', () => {
  const after = columns(
    ['公民身份号码', 'id_no'],
    ['姓名', 'name'],
    ['手机', 'phone'],
    ['采集时间', 'reg_date'],
  );
  expect(layoutChange(before, after)).toEqual({
    added: ['采集时间'],
    removed: ['备注'],
    renamed: [
      { from: '身份证号', to: '公民身份号码' },
      { from: '联系电话', to: '手机' },
    ],
  });
});

it('pairs columns without a field by likeness', () => {
  const after = columns(['身份证号', 'id_no'], ['姓名', 'name'], ['联系电话', 'phone'], ['备注说明', null]);
  expect(layoutChange(before, after).renamed).toEqual([{ from: '备注', to: '备注说明' }]);
});

it('does not pair alike headers of different fields', () => {
  const last = columns(['登记日期', 'reg_date'], ['姓名', 'name']);
  const after = columns(['出生日期', 'birth'], ['姓名', 'name']);
  expect(layoutChange(last, after)).toEqual({ added: ['出生日期'], removed: ['登记日期'], renamed: [] });
});

it('pairs each column once, the best together', () => {
  const last = columns(['地址', 'live_addr'], ['户籍地址', 'hukou_addr']);
  const after = columns(['居住地址', 'live_addr'], ['户籍详址', 'hukou_addr']);
  expect(layoutChange(last, after).renamed).toEqual([
    { from: '地址', to: '居住地址' },
    { from: '户籍地址', to: '户籍详址' },
  ]);
});
