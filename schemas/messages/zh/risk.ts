import { brief } from './risk/brief.ts';
import { dashboard } from './risk/dashboard.ts';
import { indicators } from './risk/indicators.ts';
import { warnings } from './risk/warnings.ts';

/** Texts of risk monitoring, a part per page. */
export const risk = {
  title: '风险研判',
  pages: '风险研判的页面',
  tabs: { dashboard: '看板', warnings: '预警', indicators: '指标', brief: '每日研判' },
  wholeCity: '全市',
  warningLevels: { red: '红', orange: '橙', yellow: '黄', blue: '蓝' },
  levelTexts: { red: '特别重大', orange: '重大', yellow: '较大', blue: '一般' },
  levels: { city: '全市', town: '镇街', village: '村（社区）', grid: '网格' },
  topics: {
    hazard: '隐患',
    'production-safety': '安全生产',
    fire: '消防',
    housing: '房屋',
    population: '人口',
    labour: '用工与社保',
    market: '市场主体',
    environment: '生态环境',
    dispute: '矛盾纠纷',
    request: '群众诉求',
    organisation: '社会组织',
    data: '数据质量',
  },
  units: { count: '件', percent: '%', 'per-10k': '/万人', 'per-100': '/百', days: '天', score: '分' },
  /** What a figure is when it is no plain figure. */
  states: { 'no-data': '无数据', small: '样本少', suppressed: '少于 5 人，不显示' },
  small: '样本少：低于指标的最小样本，不排名、不比较、不预警。',
  /** Printed on everything: how far data reach. */
  dataThrough: '数据截至 {day}',
  dataThroughVersion: '数据截至 {day} · 数据版本 {version}',
  /** The official denominator, printed wherever a rate is made of it. */
  residents: '人口分母：{source}，{year} 年。',
  neverAssessed: '尚未研判',
  stale: '数据已更新，正在等待重新计算；以下仍是上一次的结果。',
  building: '正在重新计算风险指标……',
  never: {
    title: '还没有风险指标的数值',
    text: '接入隐患、纠纷、工单、检查等数据后，系统自动计算各项指标并每日研判。',
    action: '接入数据',
  },
  retiredIndicator: '{id}（已停用）',
  brief,
  dashboard,
  indicators,
  warnings,
};
