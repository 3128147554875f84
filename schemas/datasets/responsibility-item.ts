import { defineDataset } from './define.ts';

/** The list of powers and duties (权责清单): which department answers for which matter, and how fast. */
export const responsibilityItem = defineDataset({
  id: 'responsibility-item',
  label: { zh: '权责事项', en: 'Responsibility items' },
  definition: {
    zh: '权责清单中的事项、责任部门和办理时限，一行为一个事项在一个部门。',
    en: 'Matters of the list of powers and duties with the department in charge and its time limits: one row is one matter at one department.',
  },
  identity: [['item_no', 'org'], ['item_no'], ['item', 'org']],
  fields: [
    {
      key: 'item_no',
      label: { zh: '事项编码', en: 'Item code' },
      type: 'text',
      variants: ['事项代码', '权力编码', '实施编码', '基本编码', '权责编码'],
    },
    {
      key: 'item',
      label: { zh: '事项名称', en: 'Item' },
      type: 'text',
      variants: ['权力名称', '权责事项名称', '职权名称', '权力事项名称'],
    },
    {
      key: 'kind',
      label: { zh: '权力类型', en: 'Kind of power' },
      type: 'code',
      codes: 'power-type',
      variants: ['事项类型', '权力类别', '职权类别', '权责类型'],
    },
    {
      key: 'org',
      label: { zh: '责任部门', en: 'Department in charge' },
      type: 'organisation-name',
      variants: ['实施主体', '实施机关', '行使主体', '责任主体', '部门名称', '责任单位'],
    },
    {
      key: 'level',
      label: { zh: '行使层级', en: 'Level' },
      type: 'code',
      codes: 'government-level',
      standard: 'GB/T 31000',
      variants: ['层级', '实施层级'],
    },
    {
      key: 'basis',
      label: { zh: '设定依据', en: 'Legal basis' },
      type: 'text',
      variants: ['法律依据', '实施依据', '职权依据'],
    },
    {
      key: 'legal_days',
      label: { zh: '法定时限', en: 'Legal time limit' },
      type: 'integer',
      unit: '工作日',
      variants: ['法定办结时限', '法定时限（工作日）', '法定期限'],
    },
    {
      key: 'promised_days',
      label: { zh: '承诺时限', en: 'Promised time limit' },
      type: 'integer',
      unit: '工作日',
      variants: ['承诺办结时限', '承诺时限（工作日）', '承诺期限'],
    },
    {
      key: 'target',
      label: { zh: '办理对象', en: 'Addressed to' },
      type: 'text',
      variants: ['服务对象', '行政相对人类别'],
    },
    {
      key: 'keywords',
      label: { zh: '对应诉求分类', en: 'Request categories' },
      type: 'text',
      variants: ['诉求分类', '关键词', '对应工单类别'],
    },
  ],
  rules: [
    { code: 'item-not-identified', check: 'any-present', fields: ['item_no', 'item'], severity: 'row' },
    { code: 'department-missing', check: 'required', fields: ['org'], severity: 'warning' },
    { code: 'number-negative', check: 'between', fields: ['legal_days'], min: 0, severity: 'field' },
    { code: 'number-negative', check: 'between', fields: ['promised_days'], min: 0, severity: 'field' },
  ],
});
