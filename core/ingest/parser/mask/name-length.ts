import { isEverydayWord } from './everyday-words.ts';
import {
  commonSurnames,
  compoundSurnames,
  doubtfulCompounds,
  everySurname,
  unmistakableSurnames,
} from './surnames.ts';

/** How sure it is that a name follows: `must` after 我叫 or 姓名：, `may` after a role such as 业主. */
export type Expectation = 'must' | 'may';

const han = /^\p{Script=Han}$/u;
const isHan = (character: string | undefined) => character !== undefined && han.test(character);

/** Characters that hardly ever end a name but often stand behind one. */
const after = new Set(
  '是的在于因和与及住被向从到想要说称去以已就也都跟把将对由你他她它我们了吗呢吧么该此这那不没未无打投反购买请求问给让叫其并还又再却则拖欠等先女男同多每为使用至经前后左右上下两这第只能会可应须需得着过称找骂拿撞',
);

/** Of these, what ends no name at all. */
const particles = new Set('的是了吗呢吧在男女');

/** What often follows a name, by its first two characters. */
const afterWords = new Set(
  (
    '来电 来信 来访 致电 认为 表示 希望 恳请 恳求 电话 手机 身份 联系 地址 居住 家住 家中 家里 家人 自称 自己 自家 现在 现住 目前 今年 去年 昨天 今天 明天 曾经 经常 长期 ' +
    '私自 擅自 违规 违法 违章 占用 霸占 殴打 辱骂 威胁 拒绝 拒不 装修 养狗 养鸡 养鸭 开车 驾驶 骑车 驾车 租住 租房 出租 承包 承租 经营 开设 开店 办理 申请 缴纳 收取 收费 乱收 签订 ' +
    '签字 受伤 死亡 去世 住院 患有 患病 生病 年龄 咨询 举报 建议 求助 感谢 老师 师傅 医生 主任 书记 经理 局长 校长 律师 夫妇 夫妻 两人 二人 三人 等人 一家 一户 一直 一人 一名 本人 户口 名下 ' +
    '所有 所建 所住 之子 之妻 有人 有一 有权 家的 家门 与其 处处 态度 服务 工作 负责 代表 反应 垄断 强行 强占 堵塞 种植 搭建 修建 建房 盖房 施工 夜间 深夜 半夜 凌晨 早上 晚上 下午 上午 中午'
  ).split(' '),
);

/** Second halves of names are drawn from few characters: where an everyday word could begin a name of three, its last must be one of these. */
const givenCharacters = new Set(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红文辉力建国梅鑫波斌莉宇浩凯健俊帆雪荣佳飞婷雅欣怡梓涵轩泽宏志永福贵才德义仁海峰山林森松柏龙凤云燕春夏秋冬香珍珠琴琳琪瑶璐萍莲菊花兴旺发财祥瑞庆生根全金银宝玲珊慧聪颖洁倩楠晨阳光亮晶星辰东南西北良友成功武威震雷霆鹏翔远航程博学思源清泉江河湖晓彤嘉诚信安康宁泰豪萱瑾睿煜琦璇媛婉淑贞惠贤孝忠正新民胜利',
);

/** Surnames that more often begin something else: 于当日, 向社区, 曾连续, 管道. */
const doubtfulSurnames = new Set('于向曾任管查全齐从师文原辛宁车路时明强常商安平应成单连和');

/** What ends the name of a place: 黄财镇, 洪山家园, 银杏嘉园. */
const endsPlace = new Set('省市县区镇乡街路村巷苑园');
const beginsPlaceEnd = new Set('省县镇乡街苑巷园');

/** A name with a dot in it (买买提·吐尔逊) is as long as this at most on either side. */
const longestPart = 8;

/** How many UTF-16 units of the text from `at` on are a person's name; 0: none. */
export function nameLength(text: string, at: number, expectation: Expectation): number {
  return dottedLength(text, at) || familyNameLength(text, at, expectation);
}

function dottedLength(text: string, at: number): number {
  let end = at;
  while (end - at < longestPart && isHan(text[end])) end++;
  if (end - at < 2 || !/[·•・]/u.test(text[end] ?? '')) return 0;
  const second = end + 1;
  end = second;
  while (end - second < longestPart && isHan(text[end]) && !endsName(text, end)) end++;
  return end - second >= 2 ? end - at : 0;
}

function familyNameLength(text: string, at: number, expectation: Expectation): number {
  const surname = surnameLength(text, at, expectation);
  if (surname === 0) return 0;
  const first = at + surname;
  if (!isHan(text[first]) || after.has(text[first]!)) return 0;
  const isLast =
    expectation === 'must' &&
    isHan(text[first + 1]) &&
    !isHan(text[first + 2]) &&
    !particles.has(text[first + 1]!);
  const second = isLast || !endsName(text, first + 1) ? 1 : 0;
  const length = surname + 1 + second;
  if (surname === 2) return length;
  const isName = expectation === 'must' ? mayBeName(text, at, length) : readsAsName(text, at, length);
  return isName ? length : 0;
}

/** Even where a name must follow, a surname that is an everyday word needs a character that names end with. */
function mayBeName(text: string, at: number, length: number): boolean {
  const surname = text[at]!;
  if (commonSurnames.has(surname) || unmistakableSurnames.has(surname)) return true;
  return givenCharacters.has(text[at + length - 1]!);
}

/** Where an everyday word may begin instead, a name must have a character that names end with, and end there. */
function readsAsName(text: string, at: number, length: number): boolean {
  const surname = text[at]!;
  if (endsPlace.has(text[at + 2] ?? '') || beginsPlaceEnd.has(text[at + length] ?? '')) return false;
  if (unmistakableSurnames.has(surname)) return true;
  const isEveryday = isEverydayWord(surname, text[at + 1]!);
  const isCommon = commonSurnames.has(surname);
  if (isCommon && !isEveryday && !doubtfulSurnames.has(surname)) return true;
  if (!givenCharacters.has(text[at + length - 1]!)) return false;
  return length === 3 ? endsName(text, at + 3) : isCommon && !isEveryday && !isHan(text[at + 2]);
}

function surnameLength(text: string, at: number, expectation: Expectation): number {
  const two = text.slice(at, at + 2);
  if (
    compoundSurnames.has(two) &&
    (expectation === 'must' || !doubtfulCompounds.has(two)) &&
    isHan(text[at + 2])
  )
    return after.has(text[at + 2]!) ? 0 : 2;
  return everySurname.has(text[at] ?? '') ? 1 : 0;
}

/** Whether a name must have ended before this character. */
function endsName(text: string, at: number): boolean {
  const character = text[at];
  return !isHan(character) || after.has(character!) || afterWords.has(text.slice(at, at + 2));
}
