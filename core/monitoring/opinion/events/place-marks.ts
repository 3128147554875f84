/**
 * By the last sign of a place's kind (…小区, …苑, …路) the signs that may stand before it, empty for any: how names of estates, roads,
 * villages, schools and firms end. Also what no register knows is recognised as a place so.
 */
const endings: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'苑城村镇乡组路街府园湾郡庭居厂桥湖邸'].map((sign) => [sign, ''])),
  区: '小社校园街',
  道: '街大',
  学: '小中大',
  校: '学',
  院: '医学法',
  场: '广市农工',
  司: '公',
  店: '酒饭',
  团: '集',
  盘: '楼',
  际: '国',
  馆: '公',
  站: '车铁公',
};

/** Words that begin with such a sign and name no place. */
const words = new Set([
  '城市',
  '城管',
  '城乡',
  '村民',
  '组织',
  '厂家',
  '路线',
  '园林',
  '街坊',
  '站着',
  '组长',
]);

const before = new Map(Object.entries(endings).map(([sign, signs]) => [sign.charCodeAt(0), signs]));
/** Pairs of signs that end with a place's kind and belong to its name. */
const nameLength = 4;

/** Marks the signs of a text that name a place, with the pair of signs that each ends. */
export function markPlaces(text: string, marks: Uint8Array): void {
  marks.fill(0, 0, text.length);
  for (let at = 1; at < text.length; at++) {
    const signs = before.get(text.charCodeAt(at));
    if (signs === undefined || (signs !== '' && !signs.includes(text[at - 1]!))) continue;
    if (words.has(text.slice(at, at + 2))) continue;
    marks.fill(1, Math.max(0, at - nameLength + 1), at + 1);
  }
}
