/**
 * Numbers that lead to a person: citizen numbers and bank cards, phones, number plates, accounts, mail addresses. Digits may be full-width and
 * have spaces, dots or dashes between them. Every pattern is linear: no nested or open-ended repetition.
 */
const digit = '\\p{Nd}';
const space = '[ \\t\\u00A0\\u200B-\\u200D\\u3000\\uFEFF]';
const gap = `(?:${space}|[-－—–_·•]){0,2}`;
/** 138.1234.5678 */
const dottedPhone = '[1１][3-9３-９]\\p{Nd}[.．]\\p{Nd}{4}[.．]\\p{Nd}{4}';
const upTo = `(?<!${digit})`;
const noMore = `(?!${digit})`;
const letter = '[A-HJ-NP-Za-hj-np-zＡ-ＨＪ-ＮＰ-Ｚａ-ｈｊ-ｎｐ-ｚ]';
const plateMark = `(?:${digit}|${letter})`;

/** Date and time of day, which have as many digits. */
const dayAndTime = '(?:19|20)\\p{Nd}{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\p{Nd}|3[01])';
const units = '[元万亿块个件条张笔平方米吨度户人名名字字节年]';
const announcing =
  '电话|手机|座机|联系方式|联络方式|致电|来电|拨打|号码|热线|微信|微信号|QQ|qq|ＱＱ|扣扣|VX|vx|Vx|支付宝|账号|帐号|卡号|身份证|证件号|车牌|车牌号|号牌';

type Pattern = readonly [RegExp, string];

const mailAddress: Pattern = [
  /[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32}){1,4}/gu,
  '***',
];
/** 一三八…: phones in words. */
const spokenPhone: Pattern = [/[一幺][三四五六七八九](?:[零〇一幺二两三四五六七八九][ -]?){9}/gu, '***'];

const numbers: readonly Pattern[] = [
  // Citizen numbers of 15 and 18 digits, bank cards up to 19, and longer runs.
  [new RegExp(`${upTo}${digit}(?:${gap}${digit}){14,24}(?:${gap}[XxＸｘ×])?`, 'gu'), '***'],
  [
    new RegExp(
      `${upTo}(?:[+＋]?${gap}[8８]${gap}[6６]${gap})?[1１]${gap}[3-9３-９](?:${gap}${digit}){9}(?![.．]?${digit})|${upTo}${dottedPhone}${noMore}`,
      'gu',
    ),
    '***',
  ],
  [
    new RegExp(
      `${upTo}(?:[（(][0０]${digit}{2,3}[)）]${gap}|[0０]${gap}${digit}${gap})${digit}(?:${gap}${digit}){6,9}${noMore}`,
      'gu',
    ),
    '***',
  ],
  [
    new RegExp(
      `(?<![\\p{Nd}A-Za-z.．])(?!${dayAndTime})[2-8２-８]${digit}{7}(?![\\p{Nd}A-Za-z.．%％]|${space}?${units})`,
      'gu',
    ),
    '***',
  ],
];

const plate: Pattern = [
  new RegExp(
    `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]${gap}${letter}(?=(?:${gap}${plateMark}){0,5}${gap}${digit})(?:${gap}${plateMark}){4,5}(?:${gap}(?:${plateMark}|[挂学警港澳领试超]))?(?![A-Za-z0-9])`,
    'gu',
  ),
  '***',
];
const announced: Pattern = [
  new RegExp(
    `((?:${announcing})[^\\p{Nd}A-Za-z\\n，。；]{0,6})[\\p{Nd}A-Za-z](?:${gap}[\\p{Nd}A-Za-z]){5,19}`,
    'gu',
  ),
  '$1***',
];

/** Replaces every such number in a text. A text without digits has next to nothing to look for. */
export function maskNumbers(text: string): string {
  let masked = apply(text, spokenPhone);
  if (text.includes('@')) masked = apply(masked, mailAddress);
  const digits = digitsOf(text);
  if (digits >= fewestDigits) for (const pattern of numbers) masked = apply(masked, pattern);
  return digits > 0 || hasLetters.test(text) ? apply(apply(masked, plate), announced) : masked;
}

const hasLetters = /[A-Za-z]{2}/u;
/** No phone has fewer. */
const fewestDigits = 7;
/** Where digits outside the Latin block begin to matter; Han characters are none. */
const [firstDigit, lastDigit, lastLatin, firstHan, lastHan] = [0x30, 0x39, 0x7f, 0x2e80, 0xd7ff];

/** How many digits a text has, at most: what is neither Latin nor Han may be one. */
function digitsOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= lastLatin) count += code >= firstDigit && code <= lastDigit ? 1 : 0;
    else if (code < firstHan || code > lastHan) count += mayBeDigit(code) ? 1 : 0;
  }
  return count;
}

/** Full-width punctuation is none; digits of other scripts and of the higher planes are counted as they come. */
function mayBeDigit(code: number): boolean {
  return (
    (code >= 0xff10 && code <= 0xff19) ||
    (code >= 0x0660 && code < 0x2000) ||
    (code >= 0xd800 && code <= 0xdfff)
  );
}

function apply(text: string, [pattern, by]: Pattern): string {
  return text.replace(pattern, by);
}
