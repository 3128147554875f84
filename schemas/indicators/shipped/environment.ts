import type { ConditionInput } from '../measure.ts';
import { defineIndicator, isKnown, isOneOf, isTrue, mentions } from './define.ts';
import { dailyCountRules, seasonalRules, shareRules } from './rules.ts';

const complaints = (where: ConditionInput[]) => ({ dataset: 'service-ticket', where, at: 'time' });
const readings = (stream: string) => ({
  dataset: 'monitoring-reading',
  where: [isOneOf('stream', stream), isKnown('exceeds')],
  at: 'measured',
});
const exceeding = (stream: string) => ({
  dataset: 'monitoring-reading',
  where: [isOneOf('stream', stream), isTrue('exceeds')],
  at: 'measured',
});
const ofStream = {
  topic: 'environment',
  unit: 'percent',
  direction: 'higher-is-worse',
  finest: 'town',
  time: 'flow',
  grain: 'day',
  kind: 'indicator',
  minimumSample: 20,
} as const;

/** Complaints about the environment, and what stations measure. */
export const environmentIndicators = [
  defineIndicator({
    id: 'environment-complaints',
    topic: 'environment',
    label: { zh: '环境类诉求', en: 'Requests about the environment' },
    definition: {
      zh: '受理时间在统计期内、一级分类含环境字样的工单件数。',
      en: 'Tickets accepted within the period whose first category is the environment.',
    },
    unit: 'count',
    numerator: complaints([mentions('cat1', '环境', '环保')]),
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'cat2',
    department: 'org',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'environment-complaints-per-10k',
    topic: 'environment',
    label: { zh: '每万人环境类诉求', en: 'Requests about the environment per 10,000 residents' },
    definition: {
      zh: '受理时间在统计期内的环境类工单件数 ÷ 官方常住人口 × 10000。',
      en: 'Tickets about the environment accepted within the period per 10,000 official residents.',
    },
    unit: 'per-10k',
    numerator: complaints([mentions('cat1', '环境', '环保')]),
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
  defineIndicator({
    id: 'odour-complaints',
    topic: 'environment',
    label: { zh: '异味油烟诉求', en: 'Requests about odours and fumes' },
    definition: {
      zh: '受理时间在统计期内、二级分类含异味、臭、废气或油烟字样的工单件数。',
      en: 'Tickets accepted within the period whose second category names odours, exhaust gas or fumes.',
    },
    unit: 'count',
    numerator: complaints([mentions('cat2', '异味', '臭', '废气', '油烟')]),
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'cat2',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'noise-complaints',
    topic: 'environment',
    label: { zh: '噪声扰民诉求', en: 'Requests about noise' },
    definition: {
      zh: '受理时间在统计期内、二级分类含噪声或噪音字样的工单件数。',
      en: 'Tickets accepted within the period whose second category names noise.',
    },
    unit: 'count',
    numerator: complaints([mentions('cat2', '噪声', '噪音')]),
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'cat2',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    ...ofStream,
    id: 'environment-readings-exceeding',
    label: { zh: '环境监测超标率', en: 'Environmental readings above their limit' },
    definition: {
      zh: '统计期内环保监测值超过限值的次数 ÷ 有限值的监测次数。',
      en: 'Environmental readings above their limit, of all that have one.',
    },
    numerator: exceeding('02'),
    denominator: readings('02'),
    rules: shareRules({ red: 30, orange: 20, yellow: 10 }),
    weight: 4,
  }),
  defineIndicator({
    ...ofStream,
    id: 'water-readings-exceeding',
    label: { zh: '水利监测超限率', en: 'Water readings above their limit' },
    definition: {
      zh: '统计期内水利农机类监测值超过限值的次数 ÷ 有限值的监测次数。',
      en: 'Readings of water and farm machinery above their limit, of all that have one.',
    },
    numerator: exceeding('04'),
    denominator: readings('04'),
    rules: shareRules({ red: 20, orange: 10, yellow: 5 }),
  }),
  defineIndicator({
    ...ofStream,
    id: 'lamp-readings-exceeding',
    label: { zh: '路灯故障超限率', en: 'Street-lamp readings above their limit' },
    definition: {
      zh: '统计期内路灯监测值（故障灯率等）超过限值的次数 ÷ 有限值的监测次数。',
      en: 'Street-lamp readings, such as the share that is off, above their limit, of all that have one.',
    },
    numerator: exceeding('06'),
    denominator: readings('06'),
    rules: shareRules({ orange: 30, yellow: 20, blue: 10 }),
  }),
];
