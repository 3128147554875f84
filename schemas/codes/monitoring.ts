import { codeTable } from './code-table.ts';

export const monitoringStream = codeTable(
  { id: 'monitoring-stream', label: { zh: '监测类别', en: 'Monitored stream' }, status: 'own' },
  [
    ['01', '社保预警', 'Social insurance', '社保', '社会保险'],
    [
      '02',
      '环保监测',
      'Environment',
      '环保',
      '环境',
      '生态环境',
      '空气',
      '空气质量',
      '水质',
      '环境监测',
      '大气',
    ],
    ['03', '安全生产', 'Work safety', '安监', '安全', '安全监管'],
    ['04', '水利农机', 'Water and farm machinery', '水利', '农机', '水务', '水文', '防汛', '水位', '雨量'],
    ['05', '治安交通', 'Order and traffic', '交通', '治安', '公安交通', '道路交通'],
    ['06', '路灯', 'Street lamps', '照明', '路灯监控', '城市照明'],
    ['07', '舆情监控', 'Public opinion', '舆情'],
    ['08', '应急处置', 'Emergencies', '应急', '消防', '气象'],
    ['99', '其他', 'Other', '其它'],
  ],
);

export const insuranceType = codeTable(
  { id: 'insurance-type', label: { zh: '险种类型', en: 'Insurance' }, status: 'own' },
  [
    [
      ...([
        '110',
        '企业职工基本养老保险',
        'Pension (employees)',
        '养老',
        '养老保险',
        '职工养老',
        '职工养老保险',
      ] as const),
      ...['企业养老', '基本养老保险', '城镇职工基本养老保险', '职工基本养老保险'],
    ],
    [
      '120',
      '机关事业单位养老保险',
      'Pension (civil service)',
      '机关养老',
      '机关事业养老',
      '机关事业单位基本养老保险',
    ],
    [
      '170',
      '城乡居民基本养老保险',
      'Pension (residents)',
      '居民养老',
      '城乡居保',
      '居民养老保险',
      '城乡居民养老保险',
    ],
    ['210', '失业保险', 'Unemployment', '失业'],
    [
      '310',
      '职工基本医疗保险',
      'Health (employees)',
      '医疗',
      '医疗保险',
      '职工医保',
      '基本医疗保险',
      '医保',
      '城镇职工医疗保险',
    ],
    ['390', '城乡居民基本医疗保险', 'Health (residents)', '居民医保', '居民医疗保险', '城乡居民医保'],
    ['410', '工伤保险', 'Work injury', '工伤'],
    ['510', '生育保险', 'Maternity', '生育'],
    ['999', '五险合一', 'All five', '五险', '五险一金', '职工社会保险', '社会保险'],
  ],
);

export const insuranceStatus = codeTable(
  { id: 'insurance-status', label: { zh: '参保状态', en: 'Insurance status' }, status: 'own' },
  [
    ['1', '正常参保', 'Insured', '正常', '参保', '参保缴费', '正常缴费', '在保', '缴费', '参保中', '有效'],
    ['2', '暂停参保', 'Suspended', '暂停', '中断', '暂停缴费', '中断缴费', '停保', '已停保'],
    ['3', '终止参保', 'Ended', '终止', '终止缴费', '退保', '注销', '转出', '减员'],
    ['4', '退休', 'Retired', '已退休', '离退休', '领取待遇', '待遇享受'],
    ['5', '欠费', 'In arrears', '欠缴', '欠缴费', '单位欠费', '单位欠缴', '参保欠费'],
  ],
);

export const denominatorKind = codeTable(
  { id: 'denominator-kind', label: { zh: '人口口径', en: 'Kind of population figure' }, status: 'own' },
  [
    ['1', '户籍人口', 'Registered', '户籍', '年末户籍人口'],
    ['2', '常住人口', 'Resident', '常住', '年末常住人口', '实际居住人口'],
    ['3', '流动人口', 'Migrant', '外来人口', '暂住人口'],
    ['4', '实有人口', 'All present', '实有'],
  ],
);
