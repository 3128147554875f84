import type { MeasureInput } from '../measure.ts';
import { defineIndicator, isTrue, mentions } from './define.ts';
import { dailyCountRules, seasonalRules, shareRules } from './rules.ts';

const ofFire = [isTrue('is_hazard'), mentions('type', '消防', '用电', '燃气', '火灾', '电动')];
const found: MeasureInput = { dataset: 'incident', where: ofFire, at: 'occur' };
const reported: MeasureInput = {
  dataset: 'service-ticket',
  where: [mentions('cat2', '消防', '火灾', '飞线', '电动自行车')],
  at: 'time',
};

/** Fire, electricity and gas. */
export const fireIndicators = [
  defineIndicator({
    id: 'fire-hazards-found',
    topic: 'fire',
    label: { zh: '消防隐患', en: 'Fire hazards found' },
    definition: {
      zh: '发现时间在统计期内、类别含消防、用电、燃气、火灾、电动车字样的隐患件数。',
      en: 'Hazards found within the period whose kind names fire, electricity, gas or electric bicycles.',
    },
    unit: 'count',
    numerator: found,
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'type',
    department: 'org',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'fire-hazards-open-per-10k',
    topic: 'fire',
    label: { zh: '每万人未销号消防隐患', en: 'Open fire hazards per 10,000 residents' },
    definition: {
      zh: '期末尚未整改完成的消防隐患件数 ÷ 官方常住人口 × 10000。',
      en: 'Fire hazards not remedied at the end of the period per 10,000 official residents.',
    },
    unit: 'per-10k',
    numerator: { ...found, until: 'closed' },
    denominator: 'residents',
    direction: 'higher-is-worse',
    finest: 'town',
    time: 'stock',
    grain: 'month',
    kind: 'type',
    minimumSample: 1000,
    rules: seasonalRules,
    weight: 10,
  }),
  defineIndicator({
    id: 'fire-hazards-overdue-share',
    topic: 'fire',
    label: { zh: '消防隐患逾期率', en: 'Share of fire hazards overdue' },
    definition: {
      zh: '期末逾期未整改的消防隐患 ÷ 期末未销号的消防隐患。',
      en: 'Overdue fire hazards of all that are open at the end of the period.',
    },
    unit: 'percent',
    numerator: { ...found, until: 'closed', overdueSince: { field: 'due' } },
    denominator: { ...found, until: 'closed' },
    direction: 'higher-is-worse',
    finest: 'village',
    time: 'stock',
    grain: 'month',
    kind: 'type',
    minimumSample: 20,
    rules: shareRules({ red: 60, orange: 45, yellow: 30 }),
    weight: 8,
  }),
  defineIndicator({
    id: 'fire-requests',
    topic: 'fire',
    label: { zh: '消防类诉求', en: 'Requests about fire safety' },
    definition: {
      zh: '受理时间在统计期内、二级分类含消防、火灾、飞线、电动自行车字样的工单件数。',
      en: 'Tickets accepted within the period whose second category names fire, loose wires or electric bicycles.',
    },
    unit: 'count',
    numerator: reported,
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    kind: 'cat2',
    department: 'org',
    minimumSample: 5,
    rules: dailyCountRules,
  }),
];
