/** English words of column names and usual short forms of them, by what they mean in the words of `header-concepts.ts`. */
const words: Record<string, string> = {
  证号: 'id',
  身份证: 'idcard identity',
  证件: 'certificate cert card',
  号: 'no',
  号码: 'num number',
  代码: 'code cd',
  名称: 'name nm',
  出生: 'birth',
  出生日期: 'birthday dob',
  日期: 'date dt',
  时间: 'time at',
  性别: 'sex gender',
  民族: 'nation ethnic',
  婚姻: 'marital marriage',
  学历: 'education',
  程度: 'degree',
  职业: 'job occupation',
  电话: 'telephone phone',
  手机: 'mobile',
  联系方式: 'contact',
  地址: 'address addr',
  地点: 'location place',
  户: 'account hh',
  户主: 'household',
  关系: 'relation',
  房屋: 'house',
  房号: 'room',
  楼栋: 'building',
  楼: 'floor',
  面积: 'area',
  建筑: 'construction',
  权利人: 'owner',
  承租人: 'tenant',
  出租: 'rent',
  用途: 'usage purpose',
  统一: 'unified',
  社会: 'social',
  信用: 'credit',
  企业: 'enterprise',
  公司: 'company corp',
  机构: 'org organization organisation',
  登记: 'reg registration',
  法定: 'legal',
  代表人: 'representative',
  状态: 'state status',
  经营: 'op operating',
  类型: 'type kind',
  分类: 'category',
  等级: 'level grade',
  行业: 'industry',
  经营范围: 'scope',
  注册资本: 'capital',
  职工: 'staff employee',
  网格: 'grid',
  乡镇: 'town',
  街道: 'street',
  村: 'village',
  社区: 'community',
  区划: 'district',
  经度: 'longitude lng lon',
  纬度: 'latitude',
  x坐标: 'x',
  y坐标: 'y',
  坐标: 'coordinate coord',
  坐标系: 'crs',
  地图: 'map',
  标题: 'title',
  主题: 'subject',
  内容: 'content',
  描述: 'description',
  来源: 'source',
  渠道: 'channel',
  答复: 'reply',
  结果: 'result',
  备注: 'remark',
  超期: 'overtime overdue',
  标志: 'flag',
  是否: 'is',
  重复: 'repeat',
  紧急: 'urgent',
  匿名: 'anonymous',
  数: 'count',
  总数: 'total',
  人: 'person',
  单位: 'unit',
  截止时间: 'deadline',
  开始: 'start',
  结束: 'end',
  创建: 'create',
  受理: 'accept',
  办结: 'close finish',
};

const meanings = new Map(
  Object.entries(words).flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning] as const)),
);
const longest = Math.max(...[...meanings.keys()].map((word) => word.length));

/** Stands for letters that mean nothing known. */
const unknown = '?';

/**
 * A column name of Latin letters in Chinese words, as far as its parts are known: `birth_dt` → 出生日期. Parts are cut at
 * underscores, digits and capitals; a part may be the beginning of a word (`desc`, `tel`), or several words joined.
 * Null when less than half of the letters are known.
 */
export function inChinese(header: string): string | null {
  if (!/^[A-Za-z][\w .-]*$/.test(header)) return null;
  const parts = header
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const cut = parts.map(cutPart);
  const known = cut.reduce((sum, part) => sum + part.known, 0);
  return known * 2 >= parts.join('').length ? cut.map(({ text }) => text).join('') : null;
}

function cutPart(part: string): { text: string; known: number } {
  const whole = meanings.get(part) ?? meaningOfBeginning(part);
  if (whole !== undefined) return { text: whole, known: part.length };
  let [text, known] = ['', 0];
  for (let at = 0; at < part.length;) {
    let length = Math.min(longest, part.length - at);
    while (length > 1 && !meanings.has(part.slice(at, at + length))) length--;
    const meaning = length > 1 ? meanings.get(part.slice(at, at + length)) : undefined;
    if (meaning !== undefined) known += length;
    text += meaning ?? (text.endsWith(unknown) ? '' : unknown);
    at += length;
  }
  return { text, known };
}

/** Three letters and more may stand for the word that they begin. */
function meaningOfBeginning(part: string): string | undefined {
  if (part.length < 3) return undefined;
  const found = [...meanings.keys()].find((word) => word.startsWith(part));
  return found === undefined ? undefined : meanings.get(found);
}
