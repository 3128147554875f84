/**
 * Words that headers are made of, grouped by what they mean. The cutting into an object, its property and a closing
 * representation word is that of data element names (GB/T 18391.5, GA/T 542); representation words and qualifiers
 * follow GA/T 543.1 (表示词: 号码, 代码, 名称, 日期, 时间 …) and GA/T 1054.1 (限定词: 户籍地址, 现住址, 发证机关 …), the
 * objects GB/T 31000 and GB/T 33358. Which words departments use for one another is our own judgement (decision 0007).
 */
const groups: Record<string, string> = {
  // representation words
  number: '号码 编号 编码 代码 流水号 标识号 序号 文号 单号 号 码 id',
  time: '日期 时间 年月日 年月 时刻 时点 日 期',
  name: '姓名 名字 名称 全称 简称 称谓 名',
  place: '地址 住址 详址 坐落 座落 地点 位置 点位 部位 处所 场所 所在地 住所 地',
  count: '数量 总数 个数 次数 数',
  persons: '人数 人次 人口数',
  kind: '类型 类别 种类 性质 分类 大类 小类 门类 标签 类',
  level: '等级 级别 分级 程度 级',
  way: '方式 形式 渠道 途径 来源 手段 来路',
  state: '状态 状况 情况 进度 结论',
  flag: '是否 标志 标识 有无 与否',
  content: '内容 描述 详情 简述 概述 要点 摘要 说明 经过 明细',
  heading: '标题 主题 题目 题名 名称',
  scale: '规模 范围',
  deadline: '期限 时限 限期 截止 截至 到期 止 至 限 应',
  // persons
  identity: '公民身份 身份证件 居民身份证 身份证 身份 证件 有效证件 证照 证',
  phone: '联系电话 移动电话 电话号码 手机号码 联系方式 手机号 电话 手机 座机 话机',
  birth: '出生 生日 诞生 生辰',
  former: '曾用 别名 原名 又名 化名 别称',
  sex: '性别 男女',
  nation: '民族 族别',
  native: '籍贯 祖籍 原籍 出生地',
  marriage: '婚姻 婚否 婚配 配偶',
  education: '学历 文化程度 教育程度 受教育程度 学位 文化',
  occupation: '职业 工种 岗位 职务 从业',
  employer: '工作单位 服务处所 服务单位 就业单位 用人单位 供职',
  household: '户 家庭 家',
  householder: '户主',
  relation: '关系',
  reason: '原因 事由 理由 缘由 目的',
  inflow: '流入 来本地 迁入 来此',
  permit: '居住证 暂住证 寄住证',
  residence: '现居住 现居 现住 居住 常住 实住 暂住 住',
  registered: '户籍 户口',
  resident: '人口 居民 人员 实有',
  cancelled: '注销 销户 迁出 死亡',
  // dwellings
  house: '房屋 房产 住房 房子 住宅 房',
  realestate: '不动产 宗地',
  title: '不动产权证 所有权证 房产证 房权证 产权证 权证 证书',
  owner: '权利人 产权人 所有权人 所有人 业主 房主 房东 屋主',
  tenant: '承租人 承租方 租赁人 租客 租户 房客 承租',
  letting: '出租房 出租 租赁 租用',
  purpose: '用途 使用 功能 用处',
  size: '面积 平方米 平米',
  building: '楼栋 楼幢 楼宇 幢 栋 楼 座',
  staircase: '单元',
  room: '房间 室',
  hazard: '安全隐患 隐患 风险',
  danger: '危旧房 危房 危险 鉴定',
  // legal entities
  credit: '统一社会信用 社会信用 统一信用 信用 纳税人识别 纳税识别 税号 税务登记',
  organisation: '组织机构',
  licence: '营业执照 执照 工商注册 工商 登记证 注册号',
  entity: '市场主体 企业 公司 单位 机构 商户 纳税人 厂商 主体 店铺 字号',
  head: '法定代表人 法人代表 负责人 经营者 法人 法代 代表人 投资人',
  founded: '成立 设立 开业 创办 创建 开办 注册',
  approved: '核准 发照 批准 核发 签发 发证',
  registering: '登记 采集 录入 建档 填报',
  operating: '经营 营业 生产经营 运营',
  capital: '注册资本 注册资金 资本 资金 出资',
  industry: '行业 产业 行当',
  scope: '经营范围 经营项目 业务范围 许可项目',
  office: '机关 主管 监管局 管理局 行政机关 部门 单位 机构 组织',
  division: '行政区划 区划 区县 属地 辖区 市县 区域 地区',
  staff: '从业 职工 员工 雇员 用工 参保人',
  hazmat: '危化 危险化学品 化学品',
  attention: '关注 管控 监控 重视',
  // areas and grids
  town: '镇街 乡镇 街道 镇 乡 街办',
  village: '居民委员会 村民委员会 居委会 村委会 社区 村',
  grid: '网格',
  leader: '负责人 组长 队长 长',
  member: '员 专职 兼职 巡查员',
  longitude: '经度 x坐标 东经 横坐标',
  latitude: '纬度 y坐标 北纬 纵坐标',
  system: '坐标系统 坐标系 参考系 投影',
  coordinate: '坐标',
  outline: '边界 范围线 空间数据 面坐标 图形',
  standard: '标准 规范',
  door: '门牌 门楼',
  // matters
  matter: '工单 案件 信访件 信件 来电 留言 事件 案事件 纠纷 任务 业务 诉求件 警情 事项 问题 诉求 信访 案',
  concern: '反映 诉求 问题 来电 投诉',
  accepted: '受理 接收 收件 来电 创建 登记 提交 接听 留言 信访',
  dispatched: '派单 派遣 转办 交办 分派 下派 派发 交派 分办',
  handled: '承办 主办 办理 处理 处置 经办 主责 责任 立案 协办',
  closed: '办结 结案 完成 结束 办毕 验收 销号 完结',
  reply: '答复 回复 反馈 回访 答复意见 处理结果 办理结果 处理意见 回应',
  result: '结果 成效 结论 成功',
  solved: '解决 化解 调处 处置结果',
  satisfied: '满意 满意度 评价 评分',
  overdue: '超期 逾期 延期 超时 过期',
  repeated: '重复 首次 再次 多次',
  urgent: '紧急 加急 重要 急缓',
  supervised: '督办 催办 督查 督促',
  anonymous: '匿名 保密 公开 实名',
  occurred: '发生 事发 案发 发现 报警 上报',
  involved: '涉及 当事 参与 涉事 涉案',
  rectified: '整改 整治 治理',
  settled: '化解 调解 处置 调处',
  first: '一级 大类 一类',
  second: '二级 小类 二类',
  third: '三级',
  fourth: '四级',
  fifth: '五级',
};

const concepts = new Map<string, string[]>();
for (const [concept, words] of Object.entries(groups))
  for (const word of new Set(words.split(' '))) concepts.set(word, [...(concepts.get(word) ?? []), concept]);
const longest = Math.max(...[...concepts.keys()].map((word) => word.length));

/** One word of a header: what it may mean, or the character itself where no word is known. */
export type HeaderWord = readonly string[];

const filler = /[()[\]{}【】<>/\\、,;.·\-_—\s]/g;

/** Cuts a normalised header into known words, the longest first, and single characters between them. */
export function headerWords(header: string): HeaderWord[] {
  const text = header.replace(filler, '').replace(/[的所]/g, '');
  const words: HeaderWord[] = [];
  for (let at = 0; at < text.length;) {
    let length = Math.min(longest, text.length - at);
    while (length > 1 && !concepts.has(text.slice(at, at + length))) length--;
    const word = text.slice(at, at + length);
    words.push(concepts.get(word) ?? [word]);
    at += length;
  }
  return words;
}
