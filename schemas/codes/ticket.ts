import { codeTable } from './code-table.ts';

export const ticketChannel = codeTable(
  { id: 'ticket-channel', label: { zh: '受理渠道', en: 'Channel' }, status: 'own' },
  [
    [
      '01',
      '电话',
      'Phone',
      '来电',
      '12345电话',
      '热线',
      '热线电话',
      '12345热线',
      '12345',
      '语音',
      '电话受理',
    ],
    ['02', '微信', 'WeChat', '微信公众号', '公众号', '微信小程序', '小程序'],
    ['03', '网站', 'Web site', '网络', '门户网站', '网页', '网上', '网上留言', '政府网站', '互联网', 'WEB'],
    ['04', 'APP', 'App', '手机APP', '移动端', '客户端', '手机客户端', '掌上'],
    ['05', '110转办', 'Forwarded by police', '110', '110转', '110联动', '公安110'],
    [
      '06',
      '上级派发',
      'Assigned from above',
      '上级交办',
      '省平台',
      '国家平台',
      '市长信箱',
      '领导信箱',
      '省12345',
      '领导交办',
    ],
    ['07', '来信', 'Letter', '信件', '邮件', '电子邮件', '邮箱', '信箱'],
    ['08', '来访', 'Visit', '走访', '现场', '窗口', '现场受理'],
    ['09', '短信', 'Text message', '彩信'],
    ['10', '微博', 'Weibo', '新浪微博'],
    ['11', '网格员', 'Grid worker', '网格上报', '网格', '巡查', '巡查上报', '网格员上报'],
    ['12', '城管', 'City management', '数字城管', '城管E家'],
    ['99', '其他', 'Other', '其它', '其他渠道'],
  ],
);

export const ticketType = codeTable(
  {
    id: 'ticket-type',
    label: { zh: '诉求类型', en: 'Kind of request' },
    standard: 'GB/T 33358',
    status: 'from memory',
  },
  [
    ['01', '咨询', 'Question', '咨询类', '查询', '业务咨询', '政策咨询', '信息咨询'],
    ['02', '求助', 'Request for help', '求助类', '求决', '请求', '诉求', '帮助'],
    ['03', '投诉', 'Complaint', '投诉类', '申诉', '反映', '投诉举报', '反映问题', '消费投诉'],
    ['04', '举报', 'Report of wrongdoing', '举报类', '检举', '揭发控告'],
    ['05', '建议', 'Suggestion', '建议类', '意见建议', '意见', '建言', '意见和建议'],
    ['06', '表扬', 'Praise', '表扬类', '感谢', '表扬感谢', '点赞'],
    ['99', '其他', 'Other', '其它', '其他类', '无效', '非诉求'],
  ],
);

export const ticketStatus = codeTable(
  { id: 'ticket-status', label: { zh: '工单状态', en: 'Status of a ticket' }, status: 'own' },
  [
    ['01', '待派单', 'To be dispatched', '待派', '待受理', '待分派', '新建', '已受理', '待转办', '受理'],
    [
      '02',
      '办理中',
      'In progress',
      '处理中',
      '办理',
      '已派单',
      '待处理',
      '处置中',
      '在办',
      '待办',
      '转办',
      '未办结',
      '已转办',
    ],
    [
      '03',
      '已办结',
      'Closed',
      '办结',
      '已完成',
      '完成',
      '结案',
      '已结案',
      '归档',
      '已归档',
      '已答复',
      '已回复',
      '已处理',
      '办毕',
    ],
    ['04', '退回', 'Returned', '退单', '已退回', '退件', '退回重办', '重办'],
    ['05', '延期', 'Extended', '已延期', '延期办理', '延期中', '申请延期'],
    ['06', '作废', 'Void', '撤销', '已撤销', '撤单', '不予受理', '取消'],
    ['07', '待回访', 'To be called back', '回访中', '待评价', '待核查', '待审核'],
  ],
);

export const ticketSolved = codeTable(
  { id: 'ticket-solved', label: { zh: '解决情况', en: 'Solved' }, status: 'own' },
  [
    ['1', '解决', 'Solved', '已解决', '是', '全部解决', '实际解决', '已办理', '已落实'],
    ['2', '部分解决', 'Partly solved', '基本解决', '部分', '正在解决', '推进中'],
    ['3', '未解决', 'Not solved', '否', '没有解决', '暂未解决', '无法解决', '0', '不能解决'],
    ['4', '解释说明', 'Explained', '解释', '政策解释', '已解释', '沟通解释', '答复解释'],
    ['9', '无法联系', 'Not reached', '未接通', '未评价', '未回访', '拒绝评价'],
  ],
);

export const satisfaction = codeTable(
  { id: 'satisfaction', label: { zh: '满意度', en: 'Satisfaction' }, status: 'own' },
  [
    ['5', '非常满意', 'Very satisfied', '很满意'],
    ['4', '满意', 'Satisfied', '是'],
    ['3', '基本满意', 'Fairly satisfied', '一般', '较满意', '比较满意'],
    ['2', '不满意', 'Dissatisfied', '否', '较不满意'],
    ['1', '非常不满意', 'Very dissatisfied', '很不满意'],
    [
      '9',
      '未评价',
      'No answer',
      '默认满意',
      '拒绝评价',
      '无法评价',
      '未回访',
      '不评价',
      '未表态',
      '无法联系',
    ],
  ],
);

export const urgency = codeTable({ id: 'urgency', label: { zh: '紧急程度', en: 'Urgency' }, status: 'own' }, [
  ['1', '一般', 'Normal', '普通', '正常', '平件', '低', '常规', '不紧急'],
  ['2', '紧急', 'Urgent', '急', '较急', '加急', '急件', '重要', '中'],
  ['3', '特急', 'Very urgent', '非常紧急', '特别紧急', '特急件', '高', '特提'],
]);
