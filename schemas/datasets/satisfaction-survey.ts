import { defineDataset } from './define.ts';

/** Results of satisfaction surveys by area and topic (三个满意度). */
export const satisfactionSurvey = defineDataset({
  id: 'satisfaction-survey',
  label: { zh: '满意度调查', en: 'Satisfaction surveys' },
  definition: {
    zh: '满意度调查的汇总结果，一行为一个区域、一个主题、一期调查。',
    en: 'Aggregated results of satisfaction surveys: one row is one area, topic and survey.',
  },
  identity: [
    ['area', 'topic', 'period'],
    ['area_name', 'topic', 'period'],
    ['topic', 'period'],
  ],
  fields: [
    {
      key: 'area',
      label: { zh: '调查区划', en: 'Division' },
      type: 'division',
      standard: 'GB/T 2260, GB/T 10114',
      variants: ['区划代码', '行政区划', '所属街道', '街道', '地区代码'],
    },
    {
      key: 'area_name',
      label: { zh: '调查区域', en: 'Area' },
      type: 'text',
      definition: { zh: '含功能区等非行政区划。', en: 'Custom areas included.' },
      variants: ['区域', '地区', '地区名称', '功能区', '单位'],
    },
    {
      key: 'topic',
      label: { zh: '调查主题', en: 'Topic' },
      type: 'text',
      variants: ['主题', '调查项目', '指标', '满意度名称', '调查内容'],
    },
    {
      key: 'period',
      label: { zh: '调查期', en: 'Period' },
      type: 'text',
      variants: ['期次', '年度', '季度', '调查年度', '期别'],
    },
    {
      key: 'surveyed',
      label: { zh: '调查日期', en: 'Surveyed on' },
      type: 'date',
      variants: ['调查时间', '完成日期'],
    },
    {
      key: 'value',
      label: { zh: '满意度得分', en: 'Satisfaction' },
      type: 'decimal',
      unit: '%',
      variants: ['满意率', '得分', '满意度', '满意度（%）'],
    },
    {
      key: 'sample_size',
      label: { zh: '样本量', en: 'Sample size' },
      type: 'integer',
      unit: '人',
      variants: ['有效样本', '样本数', '有效问卷数', '调查人数'],
    },
    {
      key: 'satisfied',
      label: { zh: '满意人数', en: 'Satisfied' },
      type: 'integer',
      unit: '人',
      variants: ['满意样本数', '满意数'],
    },
    {
      key: 'surveyor',
      label: { zh: '调查机构', en: 'Surveyed by' },
      type: 'organisation-name',
      variants: ['调查单位', '实施单位'],
    },
  ],
  rules: [
    { code: 'value-missing', check: 'required', fields: ['value'], severity: 'row' },
    { code: 'share-out-of-range', check: 'between', fields: ['value'], min: 0, max: 100, severity: 'field' },
    { code: 'number-negative', check: 'between', fields: ['sample_size'], min: 0, severity: 'field' },
    { code: 'sample-size-missing', check: 'required', fields: ['sample_size'], severity: 'warning' },
  ],
});
