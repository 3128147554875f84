import { defineDataset } from './define.ts';

/** Annual checks of social organisations. */
export const organisationCheck = defineDataset({
  id: 'organisation-check',
  label: { zh: '社会组织年检', en: 'Organisation checks' },
  definition: {
    zh: '社会团体、民办非企业单位和基金会的年度检查，一行为一个组织一个年度。',
    en: 'Annual checks of associations, private non-enterprise units and foundations: one row is one organisation in one year.',
  },
  entity: 'legal-entity',
  identity: [
    ['uscc', 'year'],
    ['name', 'year'],
  ],
  fields: [
    {
      key: 'uscc',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      type: 'credit-code',
      standard: 'GB 32100',
      variants: ['信用代码', '社会信用代码', '登记证号'],
    },
    {
      key: 'name',
      label: { zh: '社会组织名称', en: 'Organisation' },
      type: 'organisation-name',
      variants: ['组织名称', '单位名称', '名称'],
    },
    {
      key: 'kind',
      label: { zh: '社会组织类型', en: 'Kind' },
      type: 'code',
      codes: 'social-organisation-type',
      standard: 'GB/T 31000',
      variants: ['组织类型', '社会组织类别'],
    },
    {
      key: 'year',
      label: { zh: '年检年度', en: 'Year checked' },
      type: 'integer',
      variants: ['检查年度', '年度', '年报年度', '年份'],
    },
    {
      key: 'conclusion',
      label: { zh: '年检结论', en: 'Conclusion' },
      type: 'code',
      codes: 'organisation-check-conclusion',
      variants: ['检查结论', '年检结果', '年检情况', '年检状态'],
    },
    {
      key: 'checked',
      label: { zh: '年检日期', en: 'Checked on' },
      type: 'date',
      variants: ['检查日期', '年检时间', '审核日期'],
    },
    {
      key: 'due',
      label: { zh: '应检日期', en: 'Due on' },
      type: 'date',
      variants: ['年检截止日期', '应年检日期', '截止日期'],
    },
    {
      key: 'org',
      label: { zh: '登记管理机关', en: 'Registered with' },
      type: 'organisation-name',
      variants: ['登记机关', '年检机关'],
    },
    {
      key: 'supervisor',
      label: { zh: '业务主管单位', en: 'Supervised by' },
      type: 'organisation-name',
      variants: ['主管单位', '业务主管部门'],
    },
  ],
  rules: [
    { code: 'entity-not-identified', check: 'any-present', fields: ['uscc', 'name'], severity: 'row' },
    { code: 'year-missing', check: 'required', fields: ['year'], severity: 'warning' },
    {
      code: 'year-out-of-range',
      check: 'between',
      fields: ['year'],
      min: 1980,
      max: 2100,
      severity: 'field',
    },
    { code: 'checked-in-future', check: 'not-future', fields: ['checked'], severity: 'warning' },
  ],
});
