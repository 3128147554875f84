import { looksLikeCitizenNumber } from './value-patterns.ts';

/** What one cell looks like, judged by the cell alone; the first that applies. */
export type CellKind =
  | 'citizen-number'
  | 'old-citizen-number'
  | 'credit-code'
  | 'organisation-code'
  | 'geometry'
  | 'phone'
  | 'moment'
  | 'date'
  | 'no-end'
  | 'serial'
  | 'division-code'
  | 'small-number'
  | 'number'
  | 'decimal'
  | 'degrees'
  | 'digits'
  | 'yes-no'
  | 'certificate'
  | 'identifier'
  | 'sentence'
  | 'grid'
  | 'company'
  | 'agency'
  | 'address'
  | 'division'
  | 'part'
  | 'person'
  | 'word'
  | 'phrase';

/** Family names of nine in ten people (Chinese-Names-Corpus, Apache-2.0; sample/README.md), and the common double ones. */
const familyNames = new Set(
  `王李张刘陈杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭肖蔡潘田董袁于余蒋叶杜苏魏程吕丁沈任姚卢钟姜崔谭廖范汪陆金石戴贾韦夏邱方
侯邹熊孟秦白毛江闫薛尹付段雷黎史龙钱贺陶顾龚郝邵万严洪赖武傅莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申殷詹欧耿关覃焦俞左柳甘
祝包代宁符阮尚舒纪柯梅童毕凌单季成霍苗裴涂谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻祁房蒲滕萧屈饶解牟艾尤时阳阎穆应农司古吉卓车简连缪项麦褚窦娄戚`
    .replaceAll('\n', '')
    .split(''),
);
const doubleNames = /^(欧阳|上官|诸葛|司马|司徒|皇甫|尉迟|令狐|夏侯|慕容|东方|南宫|端木|公孙)/;

const han = /^\p{Script=Han}+$/u;
const provinces = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const yesNo = /^(是|否|有|无|y|n|yes|no|t|f|true|false|√|×)$/i;
const endOfCompany =
  /(公司|集团|厂|店|超市|商行|经营部|门市部|工作室|合作社|学校|小学|中学|大学|幼儿园|医院|银行|[支分]行|协会|\(.*合伙\)|\(有限合伙\)|酒店|饭店|面馆|餐厅)$/;
const endOfAgency =
  /(委员会|委|局|处|科|所|队|法院|检察院|中心|办|办公室|政府|街道办事处|厅|部|站|社|分局|管委会|调委会)$/;
const doors =
  /\d+(号|室|幢|栋|弄|组|单元|楼|层|门|巷)|路|大道|街(?!道$)|弄|巷|里弄|小区|花园|公寓|新村|家园|苑|交叉口|[东南西北]门|[东南西北]侧|对面|附近/;
const endOfDivision =
  /(省|市|自治区|州|盟|县|区|旗|镇|乡|街道|村|社区|居委会|村委会|居民委员会|村民委员会|苏木|嘎查)$/;
const date =
  /^(1[89]|20|21|99)\d{2}([-/.年])\d{1,2}((\2|月)(\d{1,2}日?)?)?$|^(1[89]|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const clock = /[T\s]\d{1,2}[:：时]\d{1,2}/;

/** The first test that a trimmed, filled cell passes names its kind. */
const tests: readonly [CellKind, (text: string) => boolean][] = [
  ['old-citizen-number', (text) => /^\d{15}$/.test(text) && looksLikeCitizenNumber(text)],
  [
    'citizen-number',
    (text) => looksLikeCitizenNumber(text) || /^[1-9]\d{2,5}[\d*]*\*{4,}[\dX*]{2,6}$/i.test(text),
  ],
  [
    'credit-code',
    (text) => /^(1[1239]|5[1239]|9[123]|[A-HJ-NPQRTUWXY2-8]\d)\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/i.test(text),
  ],
  ['geometry', (text) => /^(\{.*coordinates|(multi)?polygon *\()/i.test(text)],
  [
    'phone',
    (text) =>
      /^(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^0\d{2,3}-?\d{7,8}$|^1[3-9]\d\*{4}\d{4}$/.test(text),
  ],
  ['moment', (text) => clock.test(text) && date.test(text.replace(/[T\s].*$/, ''))],
  ['no-end', (text) => /^(9999|2099)|^(长期|永久|无固定期限)$/.test(text)],
  ['date', (text) => date.test(text)],
  ['serial', (text) => /^[2-5]\d{4}(\.\d+)?$/.test(text)],
  ['division-code', (text) => /^\d+$/.test(text) && [6, 9, 12].includes(text.length) && provinces.test(text)],
  ['small-number', (text) => /^\d{1,2}$/.test(text)],
  ['number', (text) => /^[-+]?\d{1,7}$/.test(text) || /^\d{1,3}(,\d{3})+$/.test(text)],
  ['degrees', (text) => /^\d{1,3}\.\d{4,}$/.test(text)],
  [
    'decimal',
    (text) => /^[-+]?\d[\d,]*(\.\d+)?( ?(万|万元|元|亩|㎡|平方米))?$/.test(text) && !/^\d{8,}$/.test(text),
  ],
  ['digits', (text) => /^\d{8,}$/.test(text)],
  ['yes-no', (text) => yesNo.test(text)],
  ['certificate', (text) => /(第|字).*\d.*号?$/.test(text) && /[权证不动产]/.test(text)],
  ['organisation-code', (text) => /^[\dA-Z]{8}-?[\dX]$/.test(text)],
  [
    'part',
    (text) =>
      /^([\dA-Z]{1,4}|[甲乙丙丁东西一二三四五六七八九十]|第?\d+)(幢|栋|号楼|号|单元|室|座|楼|#|级)$/i.test(
        text,
      ),
  ],
  [
    'identifier',
    (text) => /\d/.test(text) && /^[\dA-Za-z\p{Script=Han}]{0,3}[\dA-Za-z()（）_./-]{3,40}号?$/u.test(text),
  ],
  ['sentence', (text) => text.length >= 12 && /[，。；！？、;]/.test(text)],
  ['grid', (text) => /网格/.test(text)],
  ['company', (text) => text.length >= 3 && endOfCompany.test(text)],
  ['agency', (text) => text.length >= 3 && endOfAgency.test(text) && !endOfDivision.test(text)],
  ['address', (text) => text.length >= 4 && doors.test(text)],
  ['division', (text) => text.length >= 2 && endOfDivision.test(text)],
  ['person', looksLikePerson],
  ['word', (text) => text.length <= 8],
];

function looksLikePerson(text: string): boolean {
  const name = text.replace(/[\s·•・．.?？]/g, '');
  if (/[·•・]/.test(text)) return han.test(name) && name.length >= 4;
  if (/^\p{Script=Han}{1,2}(先生|女士)$/u.test(name)) return true;
  if (!han.test(name) || name.length > 4) return false;
  return (
    doubleNames.test(name) ||
    (familyNames.has(name[0]!) && name.length >= (text.includes('?') ? 1 : 2) && name.length <= 3)
  );
}

/** What a filled, trimmed cell looks like. */
export function kindOfCell(text: string): CellKind {
  return tests.find(([, test]) => test(text))?.[0] ?? 'phrase';
}

/** Words for nothing; they say nothing about a column either. */
const nothing =
  /^(|[/\\—_.。?？*、-]+|n\/?a|null|none|nan|\\n|#.*|\(?null\)?|不详|不明|未知|未填|未填写|暂无|暂缺|空|\(空\))$/i;

/** A column's filled cells with what they look like. */
export interface ColumnProfile {
  cells: string[];
  kinds: CellKind[];
  /** Share of different texts among the cells: 1 when every one is different. */
  variety: number;
}

/** More cells tell nothing new about a column. */
const enoughCells = 100;

/** The filled cells of a column and their looks. Null when there are fewer than three, which say nothing. */
export function profileColumn(cells: readonly string[]): ColumnProfile | null {
  const filled = cells
    .map((cell) =>
      cell
        .normalize('NFKC')
        .trim()
        .replace(/^[='"]+|["']+$/g, ''),
    )
    .filter((cell) => !nothing.test(cell))
    .slice(0, enoughCells);
  if (filled.length < 3) return null;
  return { cells: filled, kinds: filled.map(kindOfCell), variety: new Set(filled).size / filled.length };
}
