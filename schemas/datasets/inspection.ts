import { defineDataset } from './define.ts';

/** Inspections of legal entities, random (双随机) and special. */
export const inspection = defineDataset({
  id: 'inspection',
  label: { zh: '检查记录', en: 'Inspections' },
  definition: {
    zh: '对市场主体和场所的双随机抽查、专项检查和日常巡查，一行为一次检查。',
    en: 'Random, special and routine inspections of entities and premises: one row is one inspection.',
  },
  identity: [['no'], ['uscc', 'inspected', 'matter'], ['name', 'inspected', 'matter'], ['name', 'inspected']],
  fields: [
    {
      key: 'no',
      label: { zh: '检查编号', en: 'Inspection number' },
      type: 'text',
      variants: ['检查任务编号', '检查记录编号', '抽查任务编号', '检查单号'],
    },
    {
      key: 'uscc',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      type: 'credit-code',
      standard: 'GB 32100',
      variants: ['信用代码', '社会信用代码', '被检查单位信用代码'],
    },
    {
      key: 'name',
      label: { zh: '检查对象', en: 'Inspected entity' },
      type: 'organisation-name',
      variants: ['检查对象名称', '被检查单位', '企业名称', '单位名称', '抽查对象'],
    },
    {
      key: 'address',
      label: { zh: '检查地址', en: 'Address' },
      type: 'address',
      personal: 'none',
      masking: 'none',
      variants: ['检查地点', '经营地址', '单位地址'],
    },
    {
      key: 'kind',
      label: { zh: '检查方式', en: 'Kind' },
      type: 'code',
      codes: 'inspection-kind',
      variants: ['检查类型', '检查类别', '抽查类型'],
    },
    {
      key: 'matter',
      label: { zh: '检查事项', en: 'Matter' },
      type: 'text',
      variants: ['抽查事项', '检查内容', '检查项目'],
    },
    {
      key: 'inspected',
      label: { zh: '检查日期', en: 'Inspected on' },
      type: 'date',
      variants: ['检查时间', '抽查日期', '检查完成日期'],
    },
    {
      key: 'result',
      label: { zh: '检查结果', en: 'Result' },
      type: 'code',
      codes: 'inspection-result',
      variants: ['抽查结果', '检查结论', '检查情况'],
    },
    {
      key: 'problems',
      label: { zh: '发现问题', en: 'Problems found' },
      type: 'long-text',
      variants: ['存在问题', '问题描述', '隐患情况'],
    },
    {
      key: 'due',
      label: { zh: '整改期限', en: 'To be remedied by' },
      type: 'date',
      variants: ['整改截止日期', '限期整改日期'],
    },
    {
      key: 'rectified',
      label: { zh: '整改完成日期', en: 'Remedied on' },
      type: 'date',
      variants: ['整改日期', '复查日期', '整改完成时间'],
    },
    {
      key: 'org',
      label: { zh: '检查机关', en: 'Inspected by' },
      type: 'organisation-name',
      variants: ['检查部门', '检查单位', '执法部门', '抽查机关'],
    },
    {
      key: 'area',
      label: { zh: '属地', en: 'Division' },
      type: 'division',
      standard: 'GB/T 2260, GB/T 10114',
      variants: ['所属区划', '所属街道', '所在街道', '所属镇街'],
    },
  ],
  rules: [
    {
      code: 'entity-not-identified',
      check: 'any-present',
      fields: ['uscc', 'name', 'address'],
      severity: 'row',
    },
    { code: 'inspected-in-future', check: 'not-future', fields: ['inspected'], severity: 'warning' },
    {
      code: 'remedied-before-inspected',
      check: 'not-before',
      fields: ['rectified', 'inspected'],
      severity: 'warning',
    },
  ],
});
