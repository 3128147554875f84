/** What English words and their usual abbreviations in column names stand for, in the words of `header-concepts.ts`. */
const meanings: Record<string, string> = {
  id: '证号',
  idcard: '身份证',
  no: '号',
  num: '号码',
  number: '号码',
  code: '代码',
  cd: '代码',
  name: '名称',
  nm: '名称',
  certificate: '证件',
  cert: '证件',
  cer: '证件',
  identity: '身份证',
  identi: '身份证',
  card: '证件',
  birth: '出生',
  birthday: '出生日期',
  dt: '日期',
  date: '日期',
  time: '时间',
  at: '时间',
  sex: '性别',
  gender: '性别',
  nation: '民族',
  ethnic: '民族',
  marital: '婚姻',
  marriage: '婚姻',
  edu: '学历',
  education: '学历',
  degree: '程度',
  job: '职业',
  occupation: '职业',
  tel: '电话',
  telephone: '电话',
  phone: '电话',
  mobile: '手机',
  contact: '联系方式',
  addr: '地址',
  address: '地址',
  location: '地点',
  place: '地点',
  account: '户',
  household: '户主',
  hh: '户',
  rela: '关系',
  relation: '关系',
  house: '房屋',
  room: '房号',
  building: '楼栋',
  floor: '楼',
  area: '面积',
  constr: '建筑',
  owner: '权利人',
  tenant: '承租人',
  rent: '出租',
  usage: '用途',
  uni: '统一',
  unified: '统一',
  social: '社会',
  credit: '信用',
  crd: '信用',
  ent: '企业',
  enterprise: '企业',
  comp: '公司',
  company: '公司',
  corp: '公司',
  org: '机构',
  reg: '登记',
  legal: '法定',
  rep: '代表人',
  state: '状态',
  status: '状态',
  op: '经营',
  type: '类型',
  kind: '类型',
  category: '分类',
  level: '等级',
  grade: '等级',
  industry: '行业',
  ind: '行业',
  indv: '行业',
  scope: '经营范围',
  capital: '注册资本',
  staff: '职工',
  employee: '职工',
  grid: '网格',
  town: '乡镇',
  street: '街道',
  village: '村',
  community: '社区',
  district: '区划',
  lng: '经度',
  lon: '经度',
  longitude: '经度',
  lat: '纬度',
  latitude: '纬度',
  x: 'x坐标',
  y: 'y坐标',
  coord: '坐标',
  coordinate: '坐标',
  crs: '坐标系',
  map: '地图',
  title: '标题',
  subject: '主题',
  content: '内容',
  desc: '描述',
  description: '描述',
  source: '来源',
  channel: '渠道',
  reply: '答复',
  result: '结果',
  remark: '备注',
  overtime: '超期',
  overdue: '超期',
  flag: '标志',
  is: '是否',
  repeat: '重复',
  urgent: '紧急',
  anonymous: '匿名',
  count: '数',
  total: '总数',
  person: '人',
  unit: '单位',
  deadline: '截止时间',
  start: '开始',
  end: '结束',
  create: '创建',
  accept: '受理',
  close: '办结',
  finish: '办结',
};
const longest = Math.max(...Object.keys(meanings).map((word) => word.length));

/** Stands for letters that mean nothing known. */
const unknown = '?';

/**
 * A column name of Latin letters in Chinese words, as far as its parts are known: `birth_dt` → 出生日期. Parts are
 * cut at underscores, digits and capitals, joined words greedily. Null when less than half of the letters are known.
 */
export function inChinese(header: string): string | null {
  if (!/^[A-Za-z][\w .-]*$/.test(header)) return null;
  const parts = header
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  let known = 0;
  const found: string[] = [];
  for (const part of parts)
    for (let at = 0; at < part.length;) {
      let length = Math.min(longest, part.length - at);
      while (length > 0 && meanings[part.slice(at, at + length)] === undefined) length--;
      if (length === 1 && part.length > 1) length = 0;
      if (length > 0) {
        found.push(meanings[part.slice(at, at + length)]!);
        known += length;
      }
      at += Math.max(1, length);
      if (length === 0 && found.at(-1) !== unknown) found.push(unknown);
    }
  return known * 2 >= parts.join('').length && found.length > 0 ? found.join('') : null;
}
