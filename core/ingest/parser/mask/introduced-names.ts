import { type Found, wordFinder } from './find-words.ts';
import { nameLength } from './name-length.ts';
import { announcements, roles } from './name-words.ts';

/** Where something stands in a text. */
export interface Span {
  start: number;
  end: number;
}

const findIntroducers = wordFinder([...announcements, ...roles]);
const mustFollow = new Set(announcements);

/** What may stand between a role and the name: 业主代表：张三, 房东（李四）, 儿子名叫王五. */
const between =
  /(?:姓名|名字|名)?(?:[ \u3000]{0,2}[：:;；][ \u3000]{0,2}|[ \u3000"“'‘（(【]{1,2})?(?:名叫|叫做|叫|是|为|系)?[ \u3000]?/uy;
const announces = /叫|姓名|名字/u;
/** 业主：张三 names somebody; 书记：您好 speaks to somebody. */
const listsNames = /[人主东员者户方]$/u;

/** 我是张三， stands by itself: the name must end there. */
const iAm = /(?:我是|我系|本人系|本人是|本人为)(?=(\p{Script=Han}{2,4})(?:[，,。；;、！!（(\n \u3000]|$))/gu;

/** 张三、李四和王五. */
const joins = new Set('、，,和与及跟或');
const mostJoined = 20;

/** Names behind what introduces them, and those that are listed with them. */
export function introducedNames(text: string): Span[] {
  return [...findIntroducers(text).flatMap((found) => namesBehind(text, found)), ...selfNames(text)];
}

function namesBehind(text: string, { word, end }: Found): Span[] {
  between.lastIndex = end;
  const sign = between.exec(text)?.[0] ?? '';
  const start = end + sign.length;
  const isSure =
    mustFollow.has(word) || announces.test(sign) || (/[：:]/u.test(sign) && listsNames.test(word));
  const length = nameLength(text, start, isSure ? 'must' : 'may');
  return length === 0 ? [] : withJoined(text, { start, end: start + length });
}

function withJoined(text: string, first: Span): Span[] {
  const spans = [first];
  while (spans.length <= mostJoined) {
    const { end } = spans.at(-1)!;
    const start = end + ('）)】'.includes(text[end] || ' ') ? 2 : 1);
    const length = joins.has(text[start - 1] ?? '') ? nameLength(text, start, 'may') : 0;
    if (length === 0) break;
    spans.push({ start, end: start + length });
  }
  return spans;
}

function selfNames(text: string): Span[] {
  if (!text.includes('我是') && !text.includes('我系') && !text.includes('本人')) return [];
  return [...text.matchAll(iAm)].flatMap((match) => {
    const start = match.index + match[0].length;
    const length = nameLength(text, start, 'may');
    return length === match[1]!.length ? [{ start, end: start + length }] : [];
  });
}
