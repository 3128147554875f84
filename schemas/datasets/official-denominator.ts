import { defineDataset } from './define.ts';

/** Official population figures: the denominators of rates (DOMAIN §4); the hub's own counts never serve as such. */
export const officialDenominator = defineDataset({
  id: 'official-denominator',
  label: { zh: '官方人口口径', en: 'Official denominators' },
  definition: {
    zh: '统计、公安公布的人口数，作为比率的分母，一行为一个区划、一种口径、一个年度。',
    en: 'Published population figures used as denominators of rates: one row is one area, kind and year.',
  },
  identity: [['area', 'kind', 'year']],
  fields: [
    {
      key: 'area',
      label: { zh: '行政区划', en: 'Division' },
      type: 'division',
      standard: 'GB/T 2260, GB/T 10114',
      variants: ['区划代码', '行政区划代码', '地区', '地区代码', '区域', '街道', '镇街', '乡镇'],
    },
    {
      key: 'kind',
      label: { zh: '人口口径', en: 'Kind' },
      type: 'code',
      codes: 'denominator-kind',
      variants: ['口径', '统计口径', '人口类别', '指标'],
    },
    {
      key: 'year',
      label: { zh: '年度', en: 'Year' },
      type: 'integer',
      variants: ['年份', '统计年度', '数据年份'],
    },
    {
      key: 'value',
      label: { zh: '人口数', en: 'Population' },
      type: 'integer',
      unit: '人',
      variants: ['人数', '总人口', '数值', '人口总数'],
    },
    {
      key: 'source',
      label: { zh: '数据出处', en: 'Published in' },
      type: 'text',
      variants: ['来源', '数据来源', '出处', '发布机构'],
    },
  ],
  rules: [
    { code: 'area-missing', check: 'required', fields: ['area'], severity: 'row' },
    { code: 'value-missing', check: 'required', fields: ['value'], severity: 'row' },
    { code: 'number-negative', check: 'between', fields: ['value'], min: 0, severity: 'field' },
    {
      code: 'year-out-of-range',
      check: 'between',
      fields: ['year'],
      min: 1949,
      max: 2100,
      severity: 'field',
    },
    { code: 'source-missing', check: 'required', fields: ['source'], severity: 'warning' },
  ],
});
