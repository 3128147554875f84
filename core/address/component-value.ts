import type { Component } from './components.ts';
import { doorForms, floorWords } from './forms/door-forms.ts';
import { componentOf } from './forms/labels.ts';
import { nameForms } from './forms/name-forms.ts';
import { inArabic, numeralValue } from './numerals.ts';

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
      return inArabic(withoutEnding(component, withoutOrdinal(text)));
    case 'lane':
      return inArabic(text);
    case 'village':
      return text.replace(committees, '社区').replace(villageCommittees, '村');
    case 'town':
      return text.replace(/(街道办事处|街道办)$/, '街道');
    case 'estate':
      return text.replace(section, numeralValue);
    default:
      return text;
  }
}

const committees = /(社区居民委员会|社区居委会|居民委员会|居委会)$/;
const villageCommittees = /村?(村民委员会|村委会)$/;

/** Numerals of sections: 尚城二期 is 尚城2期; other numerals belong to the name. */
const section = /[零一二三四五六七八九十]+(?=(期|区|组团)$)/;

/** The words that may end a component, the longest first. */
function endingsOf(component: Component): string[] {
  const names = component === 'group' ? nameForms.filter(({ label }) => label === 'group') : [];
  return [...doorForms, ...names]
    .filter(({ label }) => label !== 'remainder' && componentOf(label) === component)
    .flatMap(({ endings }) => endings.split(' '))
    .toSorted((left, right) => right.length - left.length);
}

const doorComponents = ['group', 'number', 'building', 'unit', 'floor', 'room'] as const;
const endings = new Map<Component, string[]>(
  doorComponents.map((component) => [component, endingsOf(component)]),
);

/** What stands before the word that ends a component; all of it where nothing does. */
function withoutEnding(component: Component, text: string): string {
  const ending = endings.get(component)!.find((word) => text.endsWith(word) && text.length > word.length);
  return ending === undefined ? text : text.slice(0, -ending.length);
}

function withoutOrdinal(text: string): string {
  return text.startsWith('第') ? text.slice(1) : text;
}

/** 12号附1号, 12号之一 and 12-1号 are 12-1; 甲12号 and 12号甲 are 12甲. */
function numberValue(text: string): string {
  const plain = withoutEnding('number', withoutOrdinal(text))
    .replace(/号?[附之-]/, '-')
    .replaceAll('号', '');
  const side = /^[东西南北甲乙丙丁]/.exec(plain)?.[0] ?? '';
  return inArabic(plain.slice(side.length)) + side;
}

function floorValue(text: string): string {
  const word = floorWords.get(text);
  if (word !== undefined) return word;
  const below = /^(地下|负|-|B(?=\d))/.exec(text)?.[0] ?? '';
  const value = numeralValue(withoutEnding('floor', withoutOrdinal(text.slice(below.length))));
  return below === '' ? value : `-${value}`;
}
