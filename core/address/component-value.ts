import type { Component } from './components.ts';
import { floorWords } from './forms/door-forms.ts';
import { inArabic, numeralValue } from './numerals.ts';

/** Words around the numeral of a component; what stands between them is the value. */
const endings: Partial<Record<Component, RegExp>> = {
  group: /(村民小组|居民小组|村民组|居民组|生产队|小组|小队|组团|组|队|社)$/,
  building: /(号楼|#楼|号幢|号栋|号宿舍|宿舍楼|号厂房|号仓库|号仓|幢|栋|撞|憧|座|楼|排|号|#)$/,
  unit: /(号单元|单元|号门|门|梯|单位|号)$/,
  floor: /(楼层|层楼|楼|层|F)$/,
  room: /(号商铺|号店面|号房|号室|号铺|号摊|房间|店面|摊位|室|房|户|铺|档|店|市|号)$/,
};

const committees = /(社区居民委员会|社区居委会|居民委员会|居委会)$/;
const villageCommittees = /村?(村民委员会|村委会)$/;

/**
 * The normalised value of a component's folded text: 三号楼 and 3幢 are 3, 二单元 is 2, 负一层 is -1, 12号附1号 is 12-1,
 * 向阳社区居委会 is 向阳社区.
 */
export function componentValue(component: Component, text: string): string {
  switch (component) {
    case 'number':
      return numberValue(text);
    case 'floor':
      return floorValue(text);
    case 'group':
    case 'building':
    case 'unit':
    case 'room':
      return doorValue(text.replace(/^第/, '').replace(endings[component]!, ''));
    case 'lane':
      return inArabic(text);
    case 'village':
      return text.replace(committees, '社区').replace(villageCommittees, '村');
    case 'town':
      return text.replace(/(街道办事处|街道办)$/, '街道');
    case 'estate':
      return estateValue(text);
    default:
      return text;
  }
}

/** 12号附1号, 12号之一 and 12-1号 are 12-1; 甲12号 and 12号甲 are 12甲. */
function numberValue(text: string): string {
  const plain = text
    .replace(/^第/, '')
    .replace(/(号门牌|号大院|号院内|号院)$/, '号')
    .replace(/号?[附之-]/, '-')
    .replaceAll('号', '');
  const side = /^[东西南北甲乙丙丁]/.exec(plain)?.[0] ?? '';
  return inArabic(plain.slice(side.length)) + side;
}

function floorValue(text: string): string {
  const word = floorWords.get(text);
  if (word !== undefined) return word;
  const below = /^(地下|负|-|B(?=\d))/.exec(text);
  const value = numeralValue(
    text
      .slice(below?.[0].length ?? 0)
      .replace(/^第/, '')
      .replace(endings.floor!, ''),
  );
  return below ? `-${value}` : value;
}

function doorValue(text: string): string {
  return inArabic(text.replace(/号$/, ''));
}

/** Numerals of sections in Arabic: 尚城二期 is 尚城2期; other numerals belong to the name. */
function estateValue(text: string): string {
  return text.replace(/[零一二三四五六七八九十]+(?=(期|区|组团)$)/, numeralValue);
}
