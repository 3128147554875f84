import { codeTable } from './code-table.ts';

export const incidentScale = codeTable(
  {
    id: 'incident-scale',
    label: { zh: '事件规模', en: 'Scale of an incident' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '个体性事件', 'Individual', '个体性', '个体', '个人', '个体事件'],
    ['02', '一般群体性事件', 'Group', '一般群体性', '群体性', '群体', '一般群体'],
    ['03', '重大群体性事件', 'Large group', '重大群体性', '重大群体'],
  ],
);

export const incidentLevel = codeTable(
  {
    id: 'incident-level',
    label: { zh: '案（事）件分级', en: 'Level of an incident' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '特别重大', 'Extremely serious', '特大', 'I级', 'Ⅰ级', '一级', '红', '红色', '红色预警'],
    ['02', '重大', 'Serious', 'II级', 'Ⅱ级', '二级', '橙', '橙色', '橙色预警', '重大隐患', '重大风险', '高'],
    [
      '03',
      '较大',
      'Considerable',
      'III级',
      'Ⅲ级',
      '三级',
      '黄',
      '黄色',
      '黄色预警',
      '较大隐患',
      '较大风险',
      '中',
      '重要',
    ],
    [
      ...(['04', '一般', 'Ordinary', 'IV级', 'Ⅳ级', '四级', '蓝', '蓝色', '蓝色预警', '一般隐患'] as const),
      ...['一般风险', '低风险', '低', '普通', '较小'],
    ],
  ],
);

export const settlementMethod = codeTable(
  { id: 'settlement-method', label: { zh: '化解方式', en: 'Settled by' }, status: 'own' },
  [
    ['01', '调解', 'Mediation', '人民调解', '行政调解', '司法调解', '协商', '协调', '调处', '现场调解'],
    ['02', '仲裁', 'Arbitration', '劳动仲裁'],
    ['03', '行政复议', 'Administrative review', '复议'],
    ['04', '诉讼', 'Lawsuit', '司法途径', '起诉', '法院诉讼'],
    [
      '05',
      '行政处理',
      'Administrative action',
      '行政裁决',
      '行政处罚',
      '执法',
      '立案查处',
      '责令整改',
      '限期整改',
    ],
    ['06', '现场处置', 'Settled on the spot', '当场整改', '当场处置', '自行处置', '立行立改', '现场整改'],
    ['07', '转办', 'Passed on', '移交', '上报', '移送', '转交', '派单'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const incidentSource = codeTable(
  { id: 'incident-source', label: { zh: '事件来源', en: 'Reported through' }, status: 'own' },
  [
    [
      '01',
      '网格员巡查',
      'Patrol of a grid worker',
      '网格巡查',
      '巡查',
      '网格员',
      '网格员上报',
      '日常巡查',
      '网格上报',
      '巡查发现',
    ],
    [
      '02',
      '群众上报',
      'Citizens',
      '群众举报',
      '群众反映',
      '群众',
      '居民反映',
      '公众上报',
      '市民上报',
      '群众报告',
    ],
    ['03', '物联网感知', 'Sensors', '物联网', '智能感知', '视频监控', '传感器', '监控发现', '自动报警'],
    ['04', '上级交办', 'Assigned from above', '上级派发', '领导交办', '交办', '上级下派'],
    ['05', '12345', '12345 hotline', '12345热线', '热线', '12345转办', '政务热线'],
    ['06', '110', 'Police line 110', '110转办', '公安110', '警情', '110联动'],
    [
      '07',
      '部门移送',
      'Other departments',
      '部门转办',
      '部门检查',
      '专项检查',
      '企业自查',
      '执法检查',
      '部门上报',
    ],
    ['99', '其他', 'Other', '其它', '其他来源'],
  ],
);
