/**
 * What free text must not carry into the store: long numbers (citizen numbers, bank cards), phones, and
 * persons named as `surname + 先生/女士/同志`. Every pattern is linear: no nested or open-ended repetition.
 */
const digit = '[0-9０-９]';
const gap = '[ \\-－—]?';

const longNumber = new RegExp(`(?<!${digit})${digit}(?:${gap}${digit}){14,24}(?:[Xx*])?`, 'gu');
const mobile = new RegExp(
  `(?<!${digit})(?:[+＋]?86${gap})?[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}(?!${digit})`,
  'gu',
);
const landline = new RegExp(
  `(?<!${digit})[（(]?[0０]${digit}{2,3}[)）]?${gap}${digit}{7,8}(?!${digit})`,
  'gu',
);
const announcedNumber = new RegExp(
  `((?:电话|手机|座机|联系方式|致电|号码)[^0-9０-９]{0,6})${digit}{7,8}(?!${digit})`,
  'gu',
);

/** The commoner surnames, without those that are everyday words (和, 时, 连, 单, 应, 成), and two-character ones. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎阉薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕季裴霍涂苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢';
const compoundSurnames = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫';
const namedPerson = new RegExp(
  `(?:${compoundSurnames}|[${surnames}])\\p{Script=Han}{0,2}(先生|女士|同志|小姐)`,
  'gu',
);

/** Masks phones, citizen and card numbers, and named persons in a free text. */
export function maskText(text: string): string {
  return text
    .replace(longNumber, '***')
    .replace(mobile, '***')
    .replace(landline, '***')
    .replace(announcedNumber, '$1***')
    .replace(namedPerson, '*$1');
}
