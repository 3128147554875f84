import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskText } from '../../../core/ingest/parser/mask-text.ts';

describe('free text', () => {
  it.each([
    ['我的电话是13812345678，请回复', '我的电话是***，请回复'],
    ['+86 138-1234-5678', '***'],
    ['座机0512-58000000转3', '座机***转3'],
    ['(0512)58000000', '***'],
    ['请致电58000000', '请致电***'],
    ['身份证32058219000101011X。', '身份证***。'],
    ['卡号6222 0210 0111 6245 702', '卡号***'],
    ['１３８１２３４５６７８', '***'],
    ['一三八一二三四五六七八，晚上打', '***，晚上打'],
    ['138.1234.5678', '***'],
    ['加微信zhang_san-88', '加微信***'],
    ['写信到zhang.san@example.com.cn', '写信到***'],
    ['苏B·12345堵在门口', '***堵在门口'],
    ['苏 BD 12345', '***'],
    ['粤Ｂ１２３４５挂', '***'],
    ['张先生反映，李某某女士和欧阳同志同意', '*先生反映，*女士和*同志同意'],
    ['高新区王小姐', '高新区*小姐'],
    ['我叫曹正科，住在东街', '我叫*，住在东街'],
    ['我是业主张三反映漏水', '我是业主*反映漏水'],
    ['联系人：邹民为 联系电话见单', '联系人：* 联系电话见单'],
    ['被告（李志强）、王五和欧阳娜娜拒不到场', '被告（*）、*和*拒不到场'],
    ['我叫买买提·吐尔逊。', '我叫*。'],
    ['肖副局长和胡雄忠市长看过', '*副局长和*市长看过'],
  ])('loses what names a person: %s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
  });

  it.each([
    '2024年3月5日9时32分，人民路12号3幢401室',
    '投诉金额12800元，共20240305笔',
    '先生们女士们',
    'A3区一米阳光婚纱艺术摄影',
    '业主马上要求物业公司公示，房东高价出租，司机高速行驶',
    '居民安全没有保障，业主权利受损，村民向社区反映',
    '班主任老师和主任医生都在，感谢市长',
    '洪山家园、江滨花园和黄财镇的居民',
    '2018-2020年规划，新A7县，云A3区',
    '编号苏发改〔2024〕12号，第20240101期',
  ])('keeps what does not: %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

/** Phrases of complaints with a place for a name, or two. */
const phrases = [
  ...[
    '我叫{}，家住幸福路。',
    '您好，我叫{}反映楼下噪音。',
    '我是业主{}，我们小区停水。',
    '业主{}反映电梯坏了',
    '业主{}多次投诉无果',
  ],
  ...[
    '联系人：{}，电话见单',
    '联系人:{} 希望尽快处理',
    '联系人{}。',
    '本人{}于去年购房',
    '本人{}，系退休职工',
    '本人{}因工伤',
    '当事人{}表示不满',
  ],
  ...[
    '房东{}不退押金',
    '房东（{}）失联',
    '司机{}态度恶劣',
    '司机{}拒载',
    '{}先生来电反映',
    '{}女士咨询',
    '请转告{}老师',
    '村民{}占用耕地',
  ],
  ...[
    '户主{}家中漏水',
    '负责人{}不接电话',
    '老板{}拖欠工资',
    '我父亲{}今年80岁',
    '姓名：{}',
    '投诉人：{}',
    '我是{}，住在三楼',
    '患者{}在医院',
  ],
  ...['法人代表{}已跑路', '业主代表{}要求公开账目', '名叫{}的男子', '物业经理{}推诿'],
];
/** Frequent and rare surnames of the list of families (rank 1 to 20, and 150 to 900), and those of two characters. */
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗',
  ...'覃鄢佘瞿缪邝翟郜阙蔺冼逄亓揭宓濮',
  ...['欧阳', '司马', '诸葛', '上官', '皇甫', '令狐', '慕容', '尉迟'],
];
const givenNames = [
  '伟',
  '芳',
  '国强',
  '秀英',
  '志明',
  '梓涵',
  '忻',
  '翀',
  '旻燊',
  '彧',
  '玉兰',
  '建军',
  '海',
  '淼',
];

describe('names in typical phrases', () => {
  const planted = phrases.flatMap((phrase, at) =>
    surnames.map((surname, which) => {
      const name = surname + givenNames[(at * 5 + which) % givenNames.length]!;
      return { name, text: phrase.replace('{}', name), masked: phrase.replace('{}', '*') };
    }),
  );

  it('are masked whole in at least 95 of 100 cases', () => {
    const exact = planted.filter(({ text, masked }) => maskText(text) === masked);
    const gone = planted.filter(({ name, text }) => !maskText(text).includes(name));
    expect(planted.length).toBeGreaterThan(1_000);
    expect(gone.length / planted.length).toBeGreaterThanOrEqual(0.95);
    expect(exact.length / planted.length).toBeGreaterThanOrEqual(0.93);
  });
});

const wide = (digits: string) =>
  digits.replace(/[0-9A-Z]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
const personal = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('320582', '110105'),
      fc.constantFrom('19900307', '20011231'),
      digits(3),
      fc.constantFrom('0', '5', 'X'),
    )
    .map((parts) => parts.join('')),
  digits(8).map((rest) => `139${rest}`),
  digits(7).map((rest) => `0512${`8${rest}`}`),
  fc
    .tuple(fc.constantFrom('苏', '沪', '粤'), fc.constantFrom('A', 'B', 'E'), digits(5))
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('苏', '浙'), fc.constantFrom('B', 'E'), fc.constantFrom('D', 'F'), digits(5))
    .map((parts) => parts.join('')),
);
const around = fc.constantFrom('', '我的', '请联系 ', '小区门口，', '车牌', '号码：', '因为');
const between = fc.constantFrom('', ' ', '-', '　', '－', '\u200b', '·');

describe('numbers', () => {
  it('do not survive however they are written', () => {
    fc.assert(
      fc.property(around, personal, between, fc.boolean(), around, (before, number, gap, isWide, behind) => {
        const written = [...(isWide ? wide(number) : number)].join(gap);
        const masked = maskText(`${before}${written}，${behind}`).normalize('NFKC');
        const left = masked.replace(/[^0-9A-Z\p{Script=Han}]/gu, '');
        expect(left).not.toContain(number);
        expect(/\d{5}/u.test(left)).toBe(false);
      }),
    );
  });

  it('take linear time on text made to be slow', () => {
    for (const unit of [
      '1 ',
      '0512-',
      '王王',
      '电话',
      '86 ',
      '张',
      '苏B',
      '我是业主',
      '某',
      '138-',
      'a@',
      '联系人：',
      '、张三',
    ]) {
      const started = performance.now();
      maskText(unit.repeat(300_000));
      expect(performance.now() - started, unit).toBeLessThan(5_000);
    }
  });
});
