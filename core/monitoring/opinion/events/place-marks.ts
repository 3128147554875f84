/**
 * By the last sign of a place's kind (…小区, …苑, …路) the signs that may stand before it, empty for any: how names of estates, roads,
 * villages, schools and firms end. Also what no register knows is recognised as a place so.
 */
const endings: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'苑城村镇乡组路街府园湾郡庭居厂桥湖邸寓墅巷弄坊厦'].map((sign) => [sign, ''])),
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

/** What a pair of signs is: part of a place's name, or where a name runs into other words; that is as rare as the name and says nothing. */
export const mark = { none: 0, place: 1, edge: 2 } as const;

/**
 * Marks the pairs of signs of a text by where they end.
 *
 * @param names of places that are known
 */
export function markPlaces(text: string, names: readonly string[], marks: Uint8Array): void {
  marks.fill(mark.none, 0, text.length + 1);
  for (let at = 1; at < text.length; at++) {
    const signs = before.get(text.charCodeAt(at));
    if (signs === undefined || (signs !== '' && !signs.includes(text[at - 1]!))) continue;
    if (words.has(text.slice(at, at + 2))) continue;
    marks.fill(mark.place, Math.max(0, at - nameLength + 1), at + 1);
    marks[at + 1] = mark.edge;
  }
  for (const name of names)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      marks[at] = mark.edge;
      marks.fill(mark.place, at + 1, at + name.length);
      marks[at + name.length] = mark.edge;
    }
}
