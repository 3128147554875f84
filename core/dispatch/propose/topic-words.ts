import type { IndicatorTopic } from '../../../schemas/indicators/indicator.ts';

/** What lists of powers and duties call the topics of matters. */
export const topicWords: Record<IndicatorTopic, string> = {
  hazard: '安全隐患',
  'production-safety': '安全生产',
  fire: '消防 火灾',
  housing: '房屋 住房 出租',
  population: '人口 户籍 居住',
  labour: '社会保险 劳动 工资',
  market: '市场主体 企业',
  environment: '生态环境 污染',
  dispute: '矛盾纠纷 调解',
  request: '投诉',
  organisation: '社会组织',
  data: '数据',
};
