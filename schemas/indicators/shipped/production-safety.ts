import type { MeasureInput } from '../measure.ts';
import { defineIndicator, isKnown, isOneOf, isTrue, mentions } from './define.ts';
import { dailyCountRules, seasonalRules, shareRules } from './rules.ts';

const words = ['危化', '危险化学', '有限空间', '特种设备', '施工', '粉尘', '安全生产', '机械', '高处作业'];
const ofProduction = [isTrue('is_hazard'), mentions('type', ...words)];
const found: MeasureInput = { dataset: 'incident', where: ofProduction, at: 'occur' };
const split = { kind: 'type', department: 'org' } as const;

const problem = isOneOf('result', '2', '3');
const inspected: MeasureInput = {
  dataset: 'inspection',
  where: [isOneOf('result', '1', '2', '3')],
  at: 'inspected',
};
const unremedied: MeasureInput = {
  dataset: 'inspection',
  where: [problem],
  at: 'inspected',
  until: 'rectified',
};

/** Hazards of production, and what inspections find. */
export const productionSafetyIndicators = [
  defineIndicator({
    id: 'production-hazards-found',
    topic: 'production-safety',
    label: { zh: '生产安全隐患', en: 'Production hazards found' },
    definition: {
      zh: '发现时间在统计期内、类别含危化品、有限空间、特种设备、施工、粉尘、机械等字样的隐患件数。',
      en: 'Hazards found within the period whose kind names dangerous goods, confined spaces, special equipment, building works, dust or machinery.',
    },
    unit: 'count',
    numerator: found,
    direction: 'higher-is-worse',
    time: 'flow',
    grain: 'day',
    ...split,
    minimumSample: 5,
    rules: dailyCountRules,
  }),
  defineIndicator({
    id: 'production-hazards-overdue-share',
    topic: 'production-safety',
    label: { zh: '生产安全隐患逾期率', en: 'Share of production hazards overdue' },
    definition: {
      zh: '期末逾期未整改的生产安全隐患 ÷ 期末未销号的生产安全隐患。',
      en: 'Overdue production hazards of all that are open at the end of the period.',
    },
    unit: 'percent',
    numerator: { ...found, until: 'closed', overdueSince: { field: 'due' } },
    denominator: { ...found, until: 'closed' },
    direction: 'higher-is-worse',
    finest: 'village',
    time: 'stock',
    grain: 'month',
    ...split,
    minimumSample: 20,
    rules: shareRules({ red: 60, orange: 45, yellow: 30 }),
    weight: 8,
  }),
  defineIndicator({
    id: 'dangerous-goods-hazards-open',
    topic: 'production-safety',
    label: { zh: '危化品未销号隐患', en: 'Open hazards of dangerous goods' },
    definition: {
      zh: '期末尚未整改完成、类别含危化品或危险化学品的隐患件数。',
      en: 'Hazards not remedied at the end of the period whose kind names dangerous goods.',
    },
    unit: 'count',
    numerator: {
      dataset: 'incident',
      where: [isTrue('is_hazard'), mentions('type', '危化', '危险化学')],
      at: 'occur',
      until: 'closed',
    },
    direction: 'higher-is-worse',
    time: 'stock',
    grain: 'month',
    ...split,
    minimumSample: 5,
    rules: seasonalRules,
  }),
  defineIndicator({
    id: 'inspections-with-problems-share',
    topic: 'production-safety',
    label: { zh: '检查发现问题率', en: 'Share of inspections with problems' },
    definition: {
      zh: '统计期内责令整改和不合格的检查次数 ÷ 有结论的检查次数（合格、责令整改、不合格）。',
      en: 'Inspections of the period that ended with an order or failed, of those with a conclusion.',
    },
    unit: 'percent',
    numerator: { ...inspected, where: [problem] },
    denominator: inspected,
    direction: 'higher-is-worse',
    finest: 'village',
    time: 'flow',
    grain: 'month',
    kind: 'matter',
    department: 'org',
    minimumSample: 20,
    rules: shareRules({ orange: 60, yellow: 45, blue: 35 }),
    weight: 4,
  }),
  defineIndicator({
    id: 'inspections-unremedied-share',
    topic: 'production-safety',
    label: { zh: '检查问题逾期未改率', en: 'Share of inspection orders overdue' },
    definition: {
      zh: '期末已过整改期限仍未整改的检查问题 ÷ 期末全部未整改的检查问题。',
      en: 'Problems found by inspections that were not remedied in time, of all not remedied at the end of the period.',
    },
    unit: 'percent',
    numerator: { ...unremedied, overdueSince: { field: 'due' } },
    denominator: unremedied,
    direction: 'higher-is-worse',
    finest: 'town',
    time: 'stock',
    grain: 'month',
    kind: 'matter',
    department: 'org',
    minimumSample: 20,
    rules: [],
  }),
  defineIndicator({
    id: 'safety-readings-exceeding',
    topic: 'production-safety',
    label: { zh: '安全生产监测超限率', en: 'Safety readings above their limit' },
    definition: {
      zh: '统计期内安全生产类监测值超过限值的次数 ÷ 有限值的监测次数。',
      en: 'Readings of the safety stream above their limit, of all that have one.',
    },
    unit: 'percent',
    numerator: {
      dataset: 'monitoring-reading',
      where: [isOneOf('stream', '03'), isTrue('exceeds')],
      at: 'measured',
    },
    denominator: {
      dataset: 'monitoring-reading',
      where: [isOneOf('stream', '03'), isKnown('exceeds')],
      at: 'measured',
    },
    direction: 'higher-is-worse',
    finest: 'town',
    time: 'flow',
    grain: 'day',
    kind: 'indicator',
    minimumSample: 20,
    rules: shareRules({ red: 20, orange: 10, yellow: 5 }),
  }),
];
