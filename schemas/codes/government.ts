import { codeTable } from './code-table.ts';

export const governmentLevel = codeTable(
  {
    id: 'government-level',
    label: { zh: '层级', en: 'Level of government' },
    standard: 'GB/T 31000',
    status: 'verified',
  },
  [
    ['01', '中央', 'Central', '国家', '国家级', '中央级'],
    ['02', '省、自治区、直辖市', 'Province', '省', '省级'],
    ['03', '地、市、州、盟', 'City', '市', '市级', '地市级', '设区市'],
    ['04', '县、市、区、旗', 'County', '县', '县级', '区', '区级', '县区级', '区县级'],
    ['05', '乡镇、街道', 'Town', '乡镇', '街道', '镇', '乡', '镇级', '乡镇级', '街道级', '镇街'],
    ['06', '村、社区', 'Village', '村', '社区', '村级'],
  ],
);

export const sharingType = codeTable(
  {
    id: 'sharing-type',
    label: { zh: '共享类型', en: 'Sharing class' },
    standard: '国发〔2016〕51号',
    status: 'verified',
  },
  [
    ['1', '无条件共享', 'Unconditional'],
    ['2', '有条件共享', 'Conditional'],
    ['3', '不予共享', 'Not shared'],
  ],
);

export const creditRecordKind = codeTable(
  { id: 'credit-record-kind', label: { zh: '信用记录类别', en: 'Kind of credit record' }, status: 'own' },
  [
    ['01', '行政处罚', 'Penalty', '处罚', '罚款', '警告', '行政处罚决定'],
    ['02', '行政许可', 'Permit', '许可', '行政许可决定', '普通', '核准', '登记'],
    ['03', '异常名录', 'List of abnormal operations', '经营异常', '经营异常名录', '列入异常'],
    ['04', '严重失信', 'Seriously untrustworthy', '失信被执行人', '黑名单', '严重违法失信', '失信'],
    ['05', '表彰奖励', 'Commendation', '红名单', '奖励', '荣誉', '守信'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const inspectionKind = codeTable(
  { id: 'inspection-kind', label: { zh: '检查方式', en: 'Kind of inspection' }, status: 'own' },
  [
    [
      '01',
      '双随机抽查',
      'Random',
      '双随机',
      '双随机一公开',
      '随机抽查',
      '抽查',
      '双随机检查',
      '跨部门双随机',
    ],
    ['02', '专项检查', 'Special', '专项', '专项整治', '专项抽查'],
    ['03', '日常巡查', 'Routine', '日常检查', '日常监管', '巡查', '例行检查', '日常'],
    ['04', '举报核查', 'After a report', '投诉核查', '核查', '举报检查'],
    ['05', '复查', 'Re-inspection', '回头看', '整改复查'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const inspectionResult = codeTable(
  { id: 'inspection-result', label: { zh: '检查结果', en: 'Result of an inspection' }, status: 'own' },
  [
    [
      '1',
      '合格',
      'Passed',
      '正常',
      '未发现问题',
      '通过',
      '符合',
      '无问题',
      '未见异常',
      '未发现违法行为',
      '未发现隐患',
    ],
    [
      '2',
      '责令整改',
      'To be remedied',
      '限期整改',
      '发现问题',
      '整改',
      '需整改',
      '发现隐患',
      '发现问题已责令改正',
    ],
    ['3', '不合格', 'Failed', '不通过', '不符合', '立案查处', '立案', '移送处理'],
    [
      '4',
      '无法检查',
      'Not possible',
      '查无下落',
      '失联',
      '未开展经营',
      '不配合',
      '通过登记的住所无法联系',
      '未营业',
    ],
    ['9', '其他', 'Other', '其它'],
  ],
);

export const powerType = codeTable(
  { id: 'power-type', label: { zh: '权力类型', en: 'Kind of power' }, status: 'own' },
  [
    ['01', '行政许可', 'Permit', '许可'],
    ['02', '行政处罚', 'Penalty', '处罚'],
    ['03', '行政强制', 'Coercion', '强制'],
    ['04', '行政征收', 'Levy', '征收'],
    ['05', '行政给付', 'Payment', '给付'],
    ['06', '行政检查', 'Inspection', '检查'],
    ['07', '行政确认', 'Confirmation', '确认'],
    ['08', '行政奖励', 'Reward', '奖励'],
    ['09', '行政裁决', 'Ruling', '裁决'],
    ['10', '公共服务', 'Public service', '公共服务事项'],
    ['99', '其他行政权力', 'Other', '其他', '其他权力', '其它'],
  ],
);

export const organisationCheckConclusion = codeTable(
  {
    id: 'organisation-check-conclusion',
    label: { zh: '年检结论', en: 'Conclusion of an annual check' },
    status: 'own',
  },
  [
    ['1', '合格', 'Passed', '年检合格', '通过', '已年检'],
    ['2', '基本合格', 'Passed with remarks', '基本通过', '年检基本合格'],
    ['3', '不合格', 'Failed', '年检不合格', '未通过'],
    ['4', '未参检', 'Not checked', '未年检', '未参加年检', '逾期未检', '未报', '未检'],
    ['5', '免检', 'Exempt', '无需年检', '当年新成立', '新成立'],
  ],
);
