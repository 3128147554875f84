import { defineIndicator, isAtLeast, isKnown, isNoneOf, isOneOf, isTrue } from './define.ts';
import { shareRules } from './rules.ts';

const person = 'master:person';
const isPresent = isNoneOf('status', '2', '3', '4'); // moved away, dead, cancelled: population-status
const everybody = { dataset: person, where: [isPresent] };
const counted = {
  topic: 'population',
  direction: 'neutral',
  finest: 'village',
  time: 'state',
  grain: 'month',
  countsPersons: true,
} as const;

/** Persons, by area only: counts below five are suppressed and nobody is listed. */
export const populationIndicators = [
  defineIndicator({
    ...counted,
    id: 'registered-elsewhere-share',
    label: { zh: '人户分离率', en: 'Share of people registered elsewhere' },
    definition: {
      zh: '人户一致标识为不一致的在册人员 ÷ 有该标识的在册人员（本库实有记录，不是人口数）。',
      en: 'People flagged as living elsewhere than registered, of all present with a flag (records of this hub, not the population).',
    },
    unit: 'percent',
    numerator: { dataset: person, where: [isPresent, isOneOf('match_flag', '02')] },
    denominator: { dataset: person, where: [isPresent, isOneOf('match_flag', '01', '02')] },
    minimumSample: 50,
    rules: [],
  }),
  defineIndicator({
    ...counted,
    id: 'migrants-share',
    label: { zh: '流动人口占比', en: 'Share of migrants' },
    definition: {
      zh: '人口类型为流动人口的在册人员 ÷ 有人口类型的在册人员（本库实有记录）。',
      en: 'Migrants of all people present whose kind is known (records of this hub).',
    },
    unit: 'percent',
    numerator: { dataset: person, where: [isPresent, isOneOf('pop_type', '02')] },
    denominator: { dataset: person, where: [isPresent, isOneOf('pop_type', '01', '02', '03', '04', '99')] },
    minimumSample: 50,
    rules: [],
  }),
  defineIndicator({
    ...counted,
    id: 'elderly-80-share',
    label: { zh: '高龄老人占比', en: 'Share of people aged 80 or more' },
    definition: {
      zh: '数据日年满 80 周岁的在册人员 ÷ 有出生日期的在册人员（本库实有记录），只按区域计数。',
      en: 'People of 80 years or more at the data date, of all present whose age is known; by area only.',
    },
    unit: 'percent',
    numerator: { dataset: person, where: [isPresent, isAtLeast('age', 80)] },
    denominator: { dataset: person, where: [isPresent, isAtLeast('age', 0)] },
    minimumSample: 50,
    rules: [],
  }),
  defineIndicator({
    ...counted,
    id: 'elderly-needing-care',
    label: { zh: '独居高龄老人', en: 'Elderly people who live alone' },
    definition: {
      zh: '数据日年满 75 周岁、人房关联中一人居住的在册人员数，只按区域计数，用于安排关爱服务。',
      en: 'People of 75 years or more who live alone as far as master data know; by area only, for planning care.',
    },
    unit: 'count',
    numerator: { dataset: person, where: [isPresent, isAtLeast('age', 75), isTrue('lives_alone')] },
    direction: 'higher-is-worse',
    minimumSample: 5,
    rules: [],
  }),
  defineIndicator({
    ...counted,
    id: 'elderly-alone-share',
    label: { zh: '老人独居率', en: 'Share of elderly people who live alone' },
    definition: {
      zh: '年满 65 周岁、一人居住的在册人员 ÷ 年满 65 周岁且已关联住房的在册人员。',
      en: 'People of 65 years or more who live alone, of those of that age whose dwelling is known.',
    },
    unit: 'percent',
    numerator: { dataset: person, where: [isPresent, isAtLeast('age', 65), isTrue('lives_alone')] },
    denominator: {
      dataset: person,
      where: [isPresent, isAtLeast('age', 65), isKnown('lives_alone')],
    },
    direction: 'higher-is-worse',
    minimumSample: 50,
    rules: shareRules({ yellow: 50, blue: 40 }),
  }),
  defineIndicator({
    ...counted,
    id: 'persons-counted',
    label: { zh: '本库实有人员记录', en: 'People known to this hub' },
    definition: {
      zh: '人口主数据中未迁出、未死亡、未注销的人员数；是本库实有记录数，不是人口数。',
      en: 'People of master data who are neither gone nor dead: records of this hub, not the population.',
    },
    unit: 'count',
    numerator: everybody,
    kind: 'pop_type',
    minimumSample: 5,
    rules: [],
  }),
];
