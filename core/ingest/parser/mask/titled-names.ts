import { isEverydayWord } from './everyday-words.ts';
import { wordFinder } from './find-words.ts';
import type { Span } from './introduced-names.ts';
import { plainTitles, titles } from './name-words.ts';
import { commonSurnames, compoundSurnames, doubtfulCompounds, unmistakableSurnames } from './surnames.ts';

const findTitles = wordFinder([...titles, ...plainTitles]);
const namesNobody = new Set(plainTitles);

/** Surnames that end the name of a place or an office, or join words: 人民路王老师, 现任局长, 于张先生. */
const endsWord = new Set('路江河山石田林龙池房台乐党团区村城楼门关边单车查和时成应连班任管师商全安文原司费');
const joinsWords = new Set('于向从由与及找和对给被让师管班任全费章房谢车');
/** Words that end like a surname: 感谢市长, 开发商老板. */
const wordsBefore = new Set(
  '感谢 致谢 拜谢 多谢 理解 了解 调解 和解 地方 双方 对方 各方 多方 官方 校方 警方 院方 资方 提高 最高 经常 非常 日常 正常 说明 证明 声明 文明 安全 完全 医院 交易 容易 公安 治安 保安 现任 新任 担任 前任 历任 原任'.split(
    ' ',
  ),
);
const name = /^\p{Script=Han}{1,4}$/u;

/** 张先生, 李志强老师: the longest name before the title that reads like one; 张某, 李某某. */
export function titledNames(text: string): Span[] {
  return [
    ...findTitles(text).flatMap(({ word, start }) => (namesNobody.has(word) ? [] : nameBefore(text, start))),
    ...someNames(text),
  ];
}

function nameBefore(text: string, end: number): Span[] {
  for (const length of [4, 3, 2, 1]) {
    const start = end - length;
    if (start >= 0 && readsAsName(text, start, end)) return [{ start, end }];
  }
  return [];
}

function readsAsName(text: string, start: number, end: number): boolean {
  const candidate = text.slice(start, end);
  if (!name.test(candidate)) return false;
  const two = candidate.slice(0, 2);
  if (compoundSurnames.has(two) && !doubtfulCompounds.has(two)) return true;
  const [surname, given] = candidate;
  if (unmistakableSurnames.has(surname!)) return candidate.length < 4;
  const before = isHanAt(text, start - 1) ? text[start - 1]! : null;
  if (candidate.length === 4 || !commonSurnames.has(surname!) || (before !== null && endsWord.has(surname!)))
    return false;
  if (given !== undefined) return !joinsWords.has(surname!) && !isEverydayWord(surname!, given);
  return before === null || !(wordsBefore.has(before + surname!) || isEverydayWord(before, surname!));
}

function isHanAt(text: string, at: number): boolean {
  return at >= 0 && name.test(text[at]!);
}

function someNames(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf('某'); at >= 0; at = text.indexOf('某', at + 1)) {
    if (!commonSurnames.has(text[at - 1] ?? '') || text[at + 1] === '些') continue;
    spans.push({ start: at - 1, end: text[at + 1] === '某' ? at + 2 : at + 1 });
  }
  return spans;
}
