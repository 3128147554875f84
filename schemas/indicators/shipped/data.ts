import { defineIndicator, isTrue } from './define.ts';
import { shareRules } from './rules.ts';

const ofCity = {
  topic: 'data',
  unit: 'percent',
  direction: 'higher-is-worse',
  finest: 'city',
  time: 'flow',
  grain: 'month',
  kind: 'dataset',
  department: 'department',
} as const;

/** How fresh and how clean the data themselves are: without them nothing else says anything. */
export const dataIndicators = [
  defineIndicator({
    ...ofCity,
    id: 'deliveries-late-share',
    label: { zh: '数据迟报率', en: 'Share of deliveries late' },
    definition: {
      zh: '应报日期在统计期内、迟报或未报的报送期次 ÷ 应报期次；只计有固定周期的来源，零报送算已报。',
      en: 'Deliveries due within the period that came late or not at all, of all that were due, from sources with a cadence; nil reports count as delivered.',
    },
    numerator: { dataset: 'hub:delivery', where: [isTrue('is_late')], at: 'due' },
    denominator: { dataset: 'hub:delivery', at: 'due' },
    minimumSample: 1,
    rules: [{ method: 'fixed', levels: ['city'], bounds: { orange: 50, yellow: 30, blue: 15 } }],
  }),
  defineIndicator({
    ...ofCity,
    id: 'rows-quarantined-share',
    label: { zh: '数据隔离率', en: 'Share of rows set aside' },
    definition: {
      zh: '统计期内收到的批次中，因不合规被隔离的行 ÷ 报送的行。',
      en: 'Rows set aside because something is wrong with them, of all rows delivered within the period.',
    },
    numerator: {
      dataset: 'hub:batch',
      value: { of: 'sum', field: 'quarantined' },
      at: 'received',
    },
    denominator: { dataset: 'hub:batch', value: { of: 'sum', field: 'delivered' }, at: 'received' },
    minimumSample: 100,
    rules: shareRules({ orange: 20, yellow: 10, blue: 5 }).map((rule) => ({ ...rule, levels: ['city'] })),
  }),
];
