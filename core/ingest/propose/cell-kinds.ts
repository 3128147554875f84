import { looksLikeCitizenNumber } from './value-patterns.ts';

/** Family names of nine in ten people (Chinese-Names-Corpus, Apache-2.0; sample/README.md), and the common double ones. */
const familyNames = new Set(
  `王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任姚卢钟姜崔谭廖范汪陆金石戴贾韦夏邱方
侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶顾龚郝邵万严洪赖武傅莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关覃焦俞左柳甘
祝包代宁符阮尚舒纪柯梅童毕凌单季成霍苗裴涂谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚`
    .replaceAll('\n', '')
    .split(''),
);
const doubleName = /^(欧阳|上官|诸葛|司马|司徒|皇甫|尉迟|令狐|夏侯|慕容|东方|南宫|端木|公孙)/;

const date =
  /^(1[89]|2[01]|99)\d{2}([-/.年])\d{1,2}((\2|月)(\d{1,2}日?)?)?$|^(1[89]|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const moment = /^(\S+)[T\s]\d{1,2}[:：时]\d{1,2}/;
const province = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])\d+$/;
const village = /(村|社区|居委会|村委会|居民委员会|村民委员会|嘎查)$/;
const company =
  /..(公司|集团|厂|店|超市|商行|经营部|门市部|工作室|合作社|学校|小学|中学|大学|幼儿园|医院|银行|[支分]行|协会|合伙\)|饭店|面馆|餐厅)$/;
const agency = /..(委员会|委|局|处|科|所|队|法院|检察院|中心|办|办公室|政府|街道办事处|厅|部|站|社|调委会)$/;
const door =
  /\d(号|室|幢|栋|弄|组|单元|楼|层|门|巷)|路|大道|街(?!道$)|弄|巷|小区|花园|公寓|新村|家园|苑|交叉口|[东南西北][门侧]|对面|附近/;
const part = /^([\dA-Z]{1,4}|[甲乙丙丁东西一二三四五六七八九十]|第\d+)(幢|栋|号楼|号|单元|室|座|楼|#|级)$/i;

const isNumberOf = (text: string, length: number) => text.length === length && province.test(text);
const isBetween = (text: string, low: number, high: number) =>
  /^\d{1,3}\.\d{4,}$/.test(text) && Number(text) >= low && Number(text) <= high;

/** Every look with its test; the first that a filled, trimmed cell passes is its kind. */
const tests = {
  'old-citizen-number': (text) => /^\d{15}$/.test(text) && looksLikeCitizenNumber(text),
  'citizen-number': (text) => looksLikeCitizenNumber(text) || /^[1-9]\d{2,13}\*{4,12}[\dX]{0,6}$/i.test(text),
  'credit-code': (text) => /^[1-9A-HJ-NPQRTUWXY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/i.test(text),
  geometry: (text) => /^(\{.*coordinates|(multi)?polygon *\()/i.test(text),
  phone: (text) =>
    /^(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^0\d{2,3}-?\d{7,8}$|^1[3-9]\d\*{4}\d{4}$/.test(text),
  moment: (text) => date.test(moment.exec(text)?.[1] ?? ''),
  'no-end': (text) => /^(9999|2099)|^(长期|永久|无固定期限)$/.test(text),
  'early-date': (text) => date.test(text) && Number(text.slice(0, 4)) < 1985,
  date: (text) => date.test(text),
  serial: (text) => /^[2-5]\d{4}(\.\d+)?$/.test(text),
  'division-code': (text) => isNumberOf(text, 6),
  'town-code': (text) => isNumberOf(text, 9),
  'village-code': (text) => isNumberOf(text, 12),
  'zero-one': (text) => /^[01]$/.test(text),
  'small-number': (text) => /^\d{1,2}$/.test(text),
  number: (text) => /^[-+]?\d{1,7}$|^\d{1,3}(,\d{3})+$/.test(text),
  east: (text) => isBetween(text, 73, 136),
  north: (text) => isBetween(text, 3, 54),
  digits: (text) => /^\d{8,}$/.test(text),
  decimal: (text) => /^[-+]?\d[\d,]*(\.\d+)? ?(万|万元|元|亩|㎡|平方米)?$/.test(text),
  'yes-no': (text) => /^(是|否|有|无|y|n|yes|no|t|f|true|false|√|×)$/i.test(text),
  certificate: (text) => /[权证不动产]/.test(text) && /[第字][^第字]*\d号?$/.test(text),
  'organisation-code': (text) => /^[\dA-Z]{8}-?[\dX]$/.test(text),
  part: (text) => part.test(text),
  identifier: (text) =>
    /\d/.test(text) && /^[\dA-Za-z\p{Script=Han}]{0,3}[\dA-Za-z()_./-]{3,40}号?$/u.test(text),
  sentence: (text) => text.length >= 12 && /[，。；！？、;,]/.test(text),
  grid: (text) => text.includes('网格'),
  company: (text) => company.test(text),
  agency: (text) => agency.test(text) && !village.test(text),
  address: (text) => text.length >= 4 && door.test(text),
  village: (text) => text.length > 1 && village.test(text),
  town: (text) => /.(镇|乡|街道|苏木)$/.test(text),
  division: (text) => /.(省|市|自治区|州|盟|县|区|旗)$/.test(text),
  person: looksLikePerson,
  word: (text) => text.length <= 8,
  phrase: () => true,
} satisfies Record<string, (text: string) => boolean>;

/** What one cell looks like, judged by the cell alone. */
export type CellKind = keyof typeof tests;

function looksLikePerson(text: string): boolean {
  if (/^\p{Script=Han}{1,8}[·•・]\p{Script=Han}{1,10}$/u.test(text)) return true;
  if (/^\p{Script=Han}{1,2}(先生|女士)$/u.test(text)) return true;
  const name = text.replace(/[\s.?？]/g, '');
  if (!/^\p{Script=Han}{1,4}$/u.test(name)) return false;
  if (name.length === 1) return /[?？]/.test(text) && familyNames.has(name);
  return doubleName.test(name) || (familyNames.has(name[0]!) && name.length <= 3);
}

const order = Object.entries(tests) as [CellKind, (text: string) => boolean][];

/** Looks show at the beginning; the rest of a long text costs only time. */
const enough = 200;

/** What a filled, trimmed cell looks like. */
export function kindOfCell(cell: string): CellKind {
  const text = cell.slice(0, enough);
  return order.find(([, test]) => test(text))![0];
}
