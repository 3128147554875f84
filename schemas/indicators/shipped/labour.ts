import { defineIndicator, isKnown, isOneOf, isTrue, mentions } from './define.ts';
import { dailyCountRules, seasonalRules, shareRules } from './rules.ts';

const insured = 'social-insurance';
const wages = {
  dataset: 'service-ticket',
  where: [mentions('cat2', '欠薪', '工资', '劳动合同', '社保缴纳')],
  at: 'time',
};
const companies = {
  dataset: insured,
  where: [isKnown('company'), isKnown('status')],
  value: { of: 'distinct', field: 'company' } as const,
};

/** Work: arrears of companies, wages, labour disputes. */
export const labourIndicators = [
  defineIndicator({
    id: 'insurance-arrears-companies',
    topic: 'labour',
    label: { zh: '社保欠缴企业', en: 'Companies in arrears of insurance' },
    definition: {
      zh: '现有参保关系中有欠费人员的企业数；企业只计一次，个体工商户不计。',
      en: 'Companies with insured people in arrears; each is counted once, sole traders are left out.',
    },
    unit: 'count',
    numerator: { ...companies, where: [isKnown('company'), isOneOf('status', '5')] },
    direction: 'higher-is-worse',
    time: 'state',
    grain: 'month',
    minimumSample: 5,
    rules: [],
  }),
  defineIndicator({
    id: 'insurance-arrears-share',
    topic: 'labour',
    label: { zh: '社保欠缴企业占比', en: 'Share of companies in arrears of insurance' },
    definition: {
      zh: '有欠费人员的企业 ÷ 有参保关系的企业，个体工商户不计。',
      en: 'Companies with insured people in arrears, of all that insure people; sole traders left out.',
    },
    unit: 'percent',
    numerator: { ...companies, where: [isKnown('company'), isOneOf('status', '5')] },
    denominator: companies,
    direction: 'higher-is-worse',
    finest: 'village',
    time: 'state',
    grain: 'month',
    minimumSample: 20,
    rules: shareRules({ red: 20, orange: 12, yellow: 8, blue: 5 }),
    weight: 6,
  }),
  defineIndicator({
    id: 'labour-disputes',
    topic: 'labour',
    label: { zh: '劳资纠纷', en: 'Labour disputes' },
    definition: {
      zh: '发生时间在统计期内、类别含劳资、欠薪或劳动字样的矛盾纠纷件数。',
      en: 'Disputes that arose within the period whose kind names labour or wages.',
    },
    unit: 'count',
    numerator: {
      dataset: 'incident',
      where: [isTrue('is_dispute'), mentions('type', '劳资', '欠薪', '劳动')],
      at: 'occur',
    },
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    department: 'org',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'wage-complaints',
    topic: 'labour',
    label: { zh: '欠薪社保诉求', en: 'Requests about wages and insurance' },
    definition: {
      zh: '受理时间在统计期内、二级分类含欠薪、工资、劳动合同、社保缴纳字样的工单件数。',
      en: 'Tickets accepted within the period whose second category names wages, labour contracts or insurance contributions.',
    },
    unit: 'count',
    numerator: wages,
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'cat2',
    department: 'org',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'wage-complaints-per-10k',
    topic: 'labour',
    label: { zh: '每万人欠薪社保诉求', en: 'Requests about wages per 10,000 residents' },
    definition: {
      zh: '受理时间在统计期内的欠薪社保工单件数 ÷ 官方常住人口 × 10000。',
      en: 'Tickets about wages and insurance accepted within the period per 10,000 official residents.',
    },
    unit: 'per-10k',
    numerator: wages,
    denominator: 'residents',
    direction: 'higher-is-worse',
    finest: 'town',
    time: 'flow',
    grain: 'month',
    kind: 'cat2',
    minimumSample: 1000,
    rules: seasonalRules,
    weight: 6,
  }),
];
