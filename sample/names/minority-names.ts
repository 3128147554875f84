import { Choice } from '../base/weighted.ts';
import type { Random } from '../base/random.ts';

/** GB/T 3304 codes with their share among the people of the sample city who are not Han. */
export const nations = new Choice(
  '03:22 15:12 06:11 08:10 11:9 07:7 02:6 12:5 13:4 09:4 05:5 04:4 10:3 14:3 22:2 19:1 17:1.5 37:1 18:1',
);

const uyghurMale =
  '阿卜杜 买买提 艾力 吐尔逊 玉素甫 阿不来提 库尔班 依明 热合曼 麦麦提 艾尼瓦尔 木合塔尔'.split(' ');
const uyghurFemale = '阿依古丽 古丽娜尔 热孜万 帕提古丽 阿孜古丽 努尔比亚 米日古丽 祖丽皮亚'.split(' ');
const kazakhMale = '叶尔肯 巴合提 达吾列提 赛力克 努尔兰 木拉提'.split(' ');
const kazakhFemale = '古丽扎 阿依江 玛依拉 沙吾列 热依扎'.split(' ');
const tibetanFirst = '扎西 次仁 丹增 索朗 格桑 洛桑 平措 旦增 白玛 多吉 边巴 尼玛'.split(' ');
const tibetanMale = '顿珠 多吉 旺堆 罗布 次旦 加措'.split(' ');
const tibetanFemale = '卓玛 拉姆 央金 曲珍 德吉 央宗'.split(' ');

/** Whole names of the ethnic groups that do not use Chinese family names; null for the others. */
export function minorityName(random: Random, nation: string, isFemale: boolean): string | null {
  if (nation === '05')
    return `${random.pick(isFemale ? uyghurFemale : uyghurMale)}·${random.pick(uyghurMale)}`;
  if (nation === '17')
    return `${random.pick(isFemale ? kazakhFemale : kazakhMale)}·${random.pick(kazakhMale)}`;
  if (nation === '04') return random.pick(tibetanFirst) + random.pick(isFemale ? tibetanFemale : tibetanMale);
  return null;
}
