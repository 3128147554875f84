import type { Random } from '../../sample/base/random.ts';
import type { Dataset, FieldType } from '../../schemas/datasets/dataset.ts';
import {
  between,
  citizen,
  counted,
  credit,
  date,
  flag,
  moment,
  mostly,
  name,
  oneOf,
  organisation,
  phone,
  shaped,
  words,
  type Column,
} from './pick.ts';
import {
  address,
  agency,
  area,
  community,
  company,
  county,
  employer,
  gridCode,
  gridName,
  spot,
  town,
} from './places.ts';
import { answer, category, complaint, headline, incidentKind, incidentName, incidentText } from './texts.ts';

const ticketTime = moment(2021, 2025);
const level = words('一般 较大 重大 低风险 中风险 高风险');
const place = { grid: oneOf(gridCode, gridName), town, village: community };
const scope: Column = (random) => () =>
  random.pick(['一般项目：', '许可项目：', '']) +
  Array.from({ length: random.between(2, 6) }, () =>
    random.pick([
      '五金制品销售',
      '机械设备研发',
      '食品经营',
      '普通货物道路运输',
      '纺织品制造、加工',
      '物业管理',
      '货物进出口',
    ]),
  ).join(random.pick(['；', '、'])) +
  random.pick(['', '（依法须经批准的项目，经相关部门批准后方可开展经营活动）']);
const polygon: Column = (random) => () => {
  const at = [120.5 + random.next() / 10, 31.8 + random.next() / 10];
  const ring = [0, 1, 2, 0].map(
    (step) => `[${(at[0]! + step / 500).toFixed(6)},${(at[1]! + (step % 2) / 500).toFixed(6)}]`,
  );
  return `{"type":"Polygon","coordinates":[[${ring.join(',')}]]}`;
};
const coordinate = (low: number, high: number): Column =>
  oneOf(between(low, high, 6), between(low, high, 6), between(low, high, 8));

/** What each field's values look like in departments' exports, written without a look at the hub's own rules. */
const makers: Record<string, Record<string, Column>> = {
  population: {
    id_no: citizen,
    name,
    used_name: name,
    sex: oneOf(words('男 女'), words('1 2'), words('男性 女性'), words('1男 2女')),
    birth: date(1935, 2020),
    nation: oneOf(words('汉族 汉族 汉族 苗族 回族 毛难族'), words('汉 汉 土家 壮'), words('01 01 01 03 15')),
    native_place: county,
    marital: oneOf(words('已婚 未婚 离异 丧偶'), words('20 10 30 40'), words('有配偶 未婚 再婚')),
    political: words('群众 群众 中共党员 共青团员'),
    education: oneOf(
      words('初中 高中 本科 大专 小学 研究生'),
      words('70 60 20 30 80 10'),
      words('初中毕业 大学本科 中专 文盲'),
    ),
    occupation: oneOf(
      words('职员 务工人员 农民 教师 个体经营 退休 学生 司机'),
      words('专业技术人员 生产运输设备操作人员 商业服务业人员 不便分类'),
    ),
    employer,
    phone,
    hukou_code: county,
    hukou_addr: address,
    live_code: oneOf(county, town),
    live_addr: address,
    match_flag: oneOf(words('一致 不一致'), words('01 02'), words('是 否'), words('人户一致 人户分离')),
    hh_no: oneOf(shaped('320582999', 'H9999999', '999999999'), counted('10######')),
    hh_rel: oneOf(
      words('户主 妻 子 女 孙子 母亲'),
      words('02 12 20 30 41'),
      words('本人 配偶 儿子 女儿 父亲'),
    ),
    pop_type: oneOf(
      words('户籍人口 流动人口 境外人员'),
      words('常住人口 暂住人口 寄住人口'),
      words('01 02 03'),
    ),
    inflow_reason: oneOf(
      words('务工 经商 随迁家属 婚嫁 学习培训'),
      words('01 03 06 99'),
      words('打工 投靠亲友 上学'),
    ),
    permit_no: shaped('J3205829999999', '苏E99999999', '320582201999999999', 'SZ9999999999'),
    reg_date: date(2012, 2025),
    ...place,
    status: oneOf(words('正常 迁出 死亡 注销'), words('1 4 2'), words('未注销 已注销'), words('在册 已迁出')),
  },
  dwelling: {
    house_no: oneOf(shaped('FW9999999999', '32058210299999', 'A99-999'), counted('320582001######')),
    unit_no: shaped('320582001001GB00999F00999999', '320582102204JC09999F00019999'),
    cert_no: oneOf(
      shaped(
        '苏（2019）张家港市不动产权第0099999号',
        '张房权证杨字第0000999999号',
        '苏(2021)张家港不动产权第80999999号',
      ),
      shaped('0000999999', '张房权证塘桥字第999999'),
    ),
    address,
    owner: mostly(name, oneOf(company, name)),
    owner_id: mostly(citizen, credit),
    purpose: oneOf(
      words('住宅 成套住宅 商业 办公 工业 车库'),
      words('01 02 03 99'),
      words('居住 商业服务 厂房 仓储'),
    ),
    area: oneOf(between(35, 260, 2), between(20, 1500, 2), between(40, 200)),
    usage: oneOf(words('自住 出租 空置 群租'), words('是 否'), words('自用 租赁 闲置'), words('01 02 03')),
    rent_use: oneOf(words('住房 宿舍 商铺 仓库 厂房'), words('02 03 01 06')),
    hazard: oneOf(words('无 消防 治安'), words('00 02 01'), words('无隐患 消防隐患 矛盾纠纷')),
    tenant: name,
    tenant_id: citizen,
    building: oneOf(shaped('9幢', '99栋', '9号楼', '99'), words('1幢 2幢 3幢 A幢 12幢')),
    unit: oneOf(words('1单元 2单元 3单元'), words('1 2 3'), words('甲单元 乙单元')),
    room: oneOf(shaped('909', '909室', '1909'), shaped('0909', '1909室')),
    danger: oneOf(words('A级 B级 C级 D级'), words('否 否 是'), words('A B C D')),
    ...place,
  },
  'legal-entity': {
    uscc: credit,
    org_code: organisation,
    reg_no: shaped('320582000999999', '320582600999999', '3205822119999'),
    name: company,
    legal_rep: name,
    legal_rep_id: citizen,
    type: oneOf(
      words('有限责任公司 有限责任公司(自然人独资) 个体工商户 股份有限公司(非上市) 农民专业合作社'),
      words('企业 个体 农专'),
      words('1130 9500 1151'),
    ),
    status: oneOf(
      words('存续 注销 吊销，未注销'),
      words('在业 开业 注销'),
      words('K D X'),
      words('存续（在营、开业、在册） 已注销'),
    ),
    est_date: date(1988, 2025),
    appr_date: date(2008, 2025),
    term_to: mostly(date(2020, 2060), words('长期 9999-12-31 2099-12-31')),
    capital: oneOf(between(1, 5000), between(10, 30000, 2), shaped('99万元', '999万', '9999.00')),
    industry: oneOf(
      words('制造业 批发和零售业 建筑业 住宿和餐饮业'),
      words('F5212 C3484 H6210 L7291'),
      words('5212 3484 6210'),
      words('超级市场零售 机械零部件加工 正餐服务'),
    ),
    scope,
    reg_addr: address,
    biz_addr: address,
    reg_org: oneOf(
      words('张家港市市场监督管理局 张家港保税区市场监督管理局 苏州市行政审批局'),
      words('杨舍分局 塘桥分局 金港分局'),
    ),
    district: oneOf(county, town),
    staff: between(1, 600),
    hazmat: flag(),
    hazard: oneOf(words('无 消防隐患 治安隐患'), words('00 02 01')),
    attention: oneOf(
      words('一般 重点 高'),
      words('A级 B级 C级 D级'),
      words('低风险 一般风险 较大风险'),
      words('01 02 03'),
    ),
    phone,
    grid: place.grid,
  },
  grid: {
    grid_code: gridCode,
    grid_name: gridName,
    grid_type: oneOf(words('综合网格 专属网格 微网格'), words('1 2 3'), words('综合 专属')),
    parent: gridCode,
    town,
    village: community,
    leader: name,
    member: name,
    member_phone: phone,
    households: between(40, 900),
    persons: between(120, 3200),
    lng: mostly(coordinate(120.3, 120.9), coordinate(120.3, 120.9)),
    lat: mostly(coordinate(31.7, 32.1), coordinate(31.7, 32.1)),
    crs: oneOf(words('CGCS2000'), words('WGS84 GCJ02'), words('GCJ-02'), words('BD09 WGS-84')),
    geometry: polygon,
    addr_code: shaped('320582001001999999999999', 'D32058299999999', '9999999999999999999'),
    std_addr: address,
  },
  'service-ticket': {
    no: oneOf(
      counted('GD20240315####', '20240315######', 'SH12345-2024-######'),
      shaped('2024999999', 'DH99999999999999'),
    ),
    time: ticketTime,
    channel: oneOf(
      words('电话 微信 网站 APP 110转办'),
      words('12345热线 微信公众号 人民网留言 上级派发'),
      words('来电 来信 来访'),
    ),
    type: oneOf(
      words('投诉 咨询 求助 建议 举报 表扬'),
      words('投诉类 咨询类 求决类'),
      words('诉求 咨询 意见建议'),
    ),
    title: headline,
    content: complaint,
    cat1: category(1),
    cat2: category(2),
    cat3: category(2),
    cat4: category(2),
    cat5: category(2),
    addr: spot,
    area,
    caller: oneOf(name, shaped('A00999', 'U9999999'), words('陈先生 李女士 王先生 匿名 张女士')),
    caller_phone: phone,
    org: agency,
    dispatch: ticketTime,
    deadline: moment(2021, 2026),
    done: ticketTime,
    status: oneOf(words('已办结 办理中 待派单 退回'), words('结案 处置中 待受理'), words('03 02 01 04')),
    reply: answer,
    solved: oneOf(words('已解决 未解决 部分解决'), words('是 否'), words('解决 解释说明 未解决')),
    satisfied: oneOf(words('满意 非常满意 基本满意 不满意 未评价'), words('0 1 2 3'), words('满意 不满意')),
    overdue: flag('未超期 已超期'),
    repeat: flag('首次 重复'),
    urgent: oneOf(words('一般 紧急 特急'), words('普通 加急'), words('1 2 3')),
    supervise: flag(),
    anon: flag('公开 保密'),
    likes: between(0, 900),
    dislikes: between(0, 60),
    grid: place.grid,
    uscc: credit,
    subject: company,
  },
  incident: {
    no: oneOf(
      counted('SJ202403######', '3205822024####', 'YH2024####'),
      shaped('WG-2024-99999', '2024999999'),
    ),
    name: incidentName,
    type: incidentKind,
    scale: oneOf(words('个体性事件 一般群体性事件'), words('01 02 03'), words('个体 群体')),
    level: oneOf(level, words('04 03 02 01'), words('蓝色 黄色 橙色 红色'), words('一般 较大 重大')),
    occur: oneOf(ticketTime, date(2021, 2025)),
    registered: ticketTime,
    place: spot,
    area: oneOf(area, gridName),
    grid: place.grid,
    persons: between(1, 40),
    units: company,
    desc: incidentText,
    method: oneOf(words('调解 行政处理 诉讼 现场处置'), words('人民调解 协商 仲裁'), words('01 02 04')),
    due: date(2022, 2026),
    org: oneOf(agency, words('杨舍镇人民调解委员会 塘桥镇调解委 永联村调委会 市医患纠纷调解中心')),
    result: flag('已化解 未化解', '已整改 整改中', '已销号 未销号'),
    done: oneOf(ticketTime, date(2021, 2025)),
    source: oneOf(
      words('网格员巡查 群众上报 上级交办 12345'),
      words('巡查 热线 110 物联网感知'),
      words('01 02 04'),
    ),
    uscc: credit,
    lng: coordinate(120.3, 120.9),
    lat: coordinate(31.7, 32.1),
  },
};

/** Columns of a kind, for fields that are not described one by one. */
const byType: Partial<Record<FieldType, Column>> = {
  name,
  'organisation-name': company,
  'citizen-number': citizen,
  'credit-code': credit,
  'identity-number': mostly(citizen, credit),
  phone,
  address,
  division: area,
  'grid-code': gridCode,
  boolean: flag(),
  date: date(2015, 2025),
  datetime: ticketTime,
  integer: between(1, 500),
  decimal: between(1, 5000, 2),
  longitude: coordinate(120.3, 120.9),
  latitude: coordinate(31.7, 32.1),
  geometry: polygon,
  'long-text': incidentText,
};

const nothing = ['', '', '', '', '/', '无', '不详', '—', 'NULL'];

/** That many values as a department may write them for a field, none where nothing is known of its values. */
export function valuesOf(dataset: Dataset, key: string, random: Random, count: number): string[] {
  const field = dataset.fields.find((candidate) => candidate.key === key);
  const column = makers[dataset.id]?.[key] ?? (field && byType[field.type]);
  if (!column) return [];
  const make = column(random);
  const gaps = random.pick([0, 0.02, 0.1, 0.3]);
  return Array.from({ length: count }, () => {
    if (random.chance(gaps)) return random.pick(nothing);
    const value = make();
    return random.chance(0.01) ? ` ${value}` : value;
  });
}
