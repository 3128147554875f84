import { codeTable } from './code-table.ts';

const divisions = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at).padStart(2, '0'));

/** Sections of GB/T 4754-2017 with the two-digit divisions in them; finer classes keep their digits: F5212. */
export const industry = codeTable(
  {
    id: 'industry',
    label: { zh: '行业', en: 'Industry' },
    standard: 'GB/T 4754-2017',
    status: 'from memory',
    finer: '^[A-T]?([0-9]{2,4})$',
  },
  [
    ['A', '农、林、牧、渔业', 'Agriculture, forestry, fishing', '农林牧渔业', '农业', ...divisions(1, 5)],
    ['B', '采矿业', 'Mining', '采矿', ...divisions(6, 12)],
    ['C', '制造业', 'Manufacturing', '制造', '工业', ...divisions(13, 43)],
    [
      ...(['D', '电力、热力、燃气及水生产和供应业', 'Electricity, heat, gas and water'] as const),
      ...['电力热力燃气及水生产和供应业', '电力、燃气及水的生产和供应业', ...divisions(44, 46)],
    ],
    ['E', '建筑业', 'Construction', '建筑', ...divisions(47, 50)],
    [
      ...([
        'F',
        '批发和零售业',
        'Wholesale and retail',
        '批发零售业',
        '批发零售',
        '批发业',
        '零售业',
      ] as const),
      ...['商业', ...divisions(51, 52)],
    ],
    [
      ...(['G', '交通运输、仓储和邮政业', 'Transport, storage and post', '交通运输仓储和邮政业'] as const),
      ...['交通运输业', '物流业', ...divisions(53, 60)],
    ],
    [
      ...(['H', '住宿和餐饮业', 'Hotels and restaurants', '住宿餐饮业', '餐饮业', '住宿业', '餐饮'] as const),
      ...divisions(61, 62),
    ],
    [
      ...(['I', '信息传输、软件和信息技术服务业', 'Information technology', '信息技术服务业'] as const),
      ...['信息传输软件和信息技术服务业', '软件业', ...divisions(63, 65)],
    ],
    ['J', '金融业', 'Finance', '金融', ...divisions(66, 69)],
    ['K', '房地产业', 'Real estate', '房地产', ...divisions(70, 70)],
    [
      'L',
      '租赁和商务服务业',
      'Leasing and business services',
      '租赁商务服务业',
      '商务服务业',
      ...divisions(71, 72),
    ],
    [
      'M',
      '科学研究和技术服务业',
      'Research and technical services',
      '科学研究',
      '技术服务业',
      ...divisions(73, 75),
    ],
    [
      'N',
      '水利、环境和公共设施管理业',
      'Water, environment, public facilities',
      '水利环境和公共设施管理业',
      ...divisions(76, 79),
    ],
    [
      ...(['O', '居民服务、修理和其他服务业', 'Personal and repair services', '居民服务业'] as const),
      ...['居民服务修理和其他服务业', '居民服务和其他服务业', ...divisions(80, 82)],
    ],
    ['P', '教育', 'Education', '教育业', ...divisions(83, 83)],
    ['Q', '卫生和社会工作', 'Health and social work', '卫生', '卫生业', ...divisions(84, 85)],
    [
      'R',
      '文化、体育和娱乐业',
      'Culture, sport and entertainment',
      '文化体育和娱乐业',
      '文体娱乐业',
      ...divisions(86, 90),
    ],
    [
      'S',
      '公共管理、社会保障和社会组织',
      'Public administration and organisations',
      '公共管理',
      ...divisions(91, 96),
    ],
    ['T', '国际组织', 'International organisations', ...divisions(97, 97)],
  ],
);
