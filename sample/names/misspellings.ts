import type { Random } from '../base/random.ts';

/** Characters that a clerk mistakes for one another: the same sound in each group. */
const homophones = `伟玮炜纬 芳方坊 静婧敬靖 丽莉俐利 军君均钧 洋阳扬 艳燕雁彦 勇咏泳 杰洁捷 涛滔 明鸣铭茗 霞侠 平萍坪苹
刚钢 辉晖慧惠卉 玲铃灵苓 建健剑 华桦骅 红虹宏洪鸿 晓小筱 宇雨羽语予 浩皓昊 轩萱煊 涵晗函 欣新鑫馨心昕 怡宜仪依 佳嘉家
俊峻骏竣 琳霖林临 峰锋丰枫 倩茜 婷廷 云芸 志智治 文雯 清青卿 英瑛莹颖 兰岚蓝 珍真贞祯 秀绣 荣蓉容 金锦瑾 玉育裕 东冬
飞菲霏 波博 斌彬宾滨 瑞睿蕊 子梓紫 诗施 雅娅亚 泽择 晨辰宸 奕亦艺逸 媛圆园 璐露 祥翔详 胜盛圣 永咏 成诚程 忠中钟 世士仕
元源园 国幗 敏闽 娟鹃 梅玫 学雪 春椿 凤奉 桂贵 香湘 庆磬 良亮 海诲 根跟 福富 德得 强蔷 磊蕾 超朝 鹏朋 凯恺 然燃 悦月越玥
妍研岩 瑶遥姚 琪琦奇其 彤同桐 馨鑫 张章 王汪 李黎 陈程 徐许 吴武 何贺 余于俞 江姜蒋 沈申 肖萧 付傅 严阎 戴代 邱丘 曾增`;

/** Simplified characters and the traditional or variant form that older registers hold. */
const variants =
  '国國 丽麗 华華 张張 陈陳 刘劉 伟偉 军軍 兰蘭 凤鳳 东東 马馬 赵趙 黄黃 杨楊 吴吳 孙孫 龙龍 玉钰 云雲 宝寶 庆慶 荣榮 义義 贵貴 峰峯 杰傑';

const alternatives = new Map<string, string>();
for (const group of homophones.split(/\s+/))
  for (const character of group) if (!alternatives.has(character)) alternatives.set(character, group);
const traditional = new Map(variants.split(' ').map((pair) => [pair[0]!, pair[1]!]));

/** The name with one character replaced by another of the same sound; null when none has one. */
export function withHomophone(random: Random, name: string): string | null {
  const characters = [...name];
  const start = random.below(characters.length);
  for (let i = 0; i < characters.length; i++) {
    const at = (start + i) % characters.length;
    const group = alternatives.get(characters[at]!);
    if (!group) continue;
    characters[at] = random.pick([...group].filter((other) => other !== characters[at]));
    return characters.join('');
  }
  return null;
}

/** The name in traditional characters; null when it looks the same. */
export function inTraditional(name: string): string | null {
  const changed = [...name].map((character) => traditional.get(character) ?? character).join('');
  return changed === name ? null : changed;
}
