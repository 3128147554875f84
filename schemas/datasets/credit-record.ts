import { defineDataset } from './define.ts';

/** Administrative penalties and permits of legal entities (双公示). */
export const creditRecord = defineDataset({
  id: 'credit-record',
  label: { zh: '信用记录', en: 'Credit records' },
  definition: {
    zh: '法人和其他组织的行政处罚、行政许可等公示信息，一行为一份文书。',
    en: 'Published penalties and permits of legal entities: one row is one document.',
  },
  identity: [['no', 'kind'], ['no'], ['uscc', 'decided', 'matter'], ['name', 'decided', 'matter']],
  fields: [
    {
      key: 'no',
      label: { zh: '决定书文号', en: 'Document number' },
      type: 'text',
      variants: [
        ...['行政处罚决定书文号', '处罚决定书文号', '行政许可决定文书号', '许可文书号', '许可编号', '文书号'],
        ...['案号', '决定文书号'],
      ],
    },
    {
      key: 'kind',
      label: { zh: '信用记录类别', en: 'Kind' },
      type: 'code',
      codes: 'credit-record-kind',
      variants: ['记录类别', '文书类型', '公示类型', '数据类别'],
    },
    {
      key: 'uscc',
      label: { zh: '统一社会信用代码', en: 'Credit code' },
      type: 'credit-code',
      standard: 'GB 32100',
      variants: ['行政相对人代码', '信用代码', '社会信用代码', '相对人代码_1', '统一信用代码'],
    },
    {
      key: 'name',
      label: { zh: '行政相对人名称', en: 'Entity' },
      type: 'organisation-name',
      variants: ['相对人名称', '企业名称', '单位名称', '当事人名称', '被处罚人', '被许可人', '主体名称'],
    },
    {
      key: 'matter',
      label: { zh: '事由', en: 'Matter' },
      type: 'text',
      variants: ['处罚事由', '违法事实', '案由', '许可事项', '处罚名称', '项目名称', '违法行为类型'],
    },
    {
      key: 'content',
      label: { zh: '决定内容', en: 'Decision' },
      type: 'long-text',
      variants: ['处罚内容', '处罚结果', '许可内容', '处罚决定'],
    },
    {
      key: 'amount',
      label: { zh: '罚款金额', en: 'Fine' },
      type: 'decimal',
      unit: '元',
      variants: ['处罚金额', '罚款数额', '罚没金额', '罚款金额（元）'],
    },
    {
      key: 'basis',
      label: { zh: '决定依据', en: 'Legal basis' },
      type: 'text',
      variants: ['处罚依据', '法律依据', '许可依据'],
    },
    {
      key: 'org',
      label: { zh: '决定机关', en: 'Decided by' },
      type: 'organisation-name',
      variants: ['处罚机关', '许可机关', '作出处罚决定机关', '决定部门', '执法单位'],
    },
    {
      key: 'decided',
      label: { zh: '决定日期', en: 'Decided on' },
      type: 'date',
      variants: ['处罚决定日期', '处罚日期', '许可决定日期', '许可日期', '作出决定日期'],
    },
    {
      key: 'valid_to',
      label: { zh: '有效期至', en: 'Valid until' },
      type: 'date',
      variants: ['许可截止期', '有效期', '处罚有效期', '公示截止期', '许可截止日期'],
    },
    {
      key: 'status',
      label: { zh: '记录状态', en: 'Status' },
      type: 'text',
      variants: ['当前状态', '履行情况', '执行情况', '信用修复状态'],
    },
  ],
  rules: [
    { code: 'entity-not-identified', check: 'any-present', fields: ['uscc', 'name'], severity: 'row' },
    { code: 'decided-in-future', check: 'not-future', fields: ['decided'], severity: 'warning' },
    {
      code: 'ended-before-decided',
      check: 'not-before',
      fields: ['valid_to', 'decided'],
      severity: 'warning',
    },
    { code: 'number-negative', check: 'between', fields: ['amount'], min: 0, severity: 'field' },
  ],
});
