import { codeOf, is, kinds } from './characters.ts';

const digits = new Map([...'零一二三四五六七八九'].map((character, at) => [character, at]));
[...'壹贰叁肆伍陆柒捌玖'].forEach((character, at) => digits.set(character, at + 1));
digits.set('两', 2);
const tens = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
]);

/** How long a run of digits and letters may be to count as a door's number: telephone numbers are longer. */
const longestRun = 6;

/** The end of the digits and letters, or of the Chinese numeral, that begin here; `from` where none does. */
export function numeralEnd(codes: Int32Array, from: number): number {
  let at = from;
  if (is(codes[at]!, kinds.alphanumeric)) {
    while (is(codes[at]!, kinds.alphanumeric)) at++;
    return at - from > longestRun ? from : at;
  }
  while (at < from + longestRun && is(codes[at]!, kinds.chineseNumeral)) at++;
  return at;
}

/**
 * Arabic for a Chinese numeral, without leading zeros before a digit: 三→3, 十二→12, 二十→20, 一百零二→102, 三零一→301,
 * 03→3. Everything else stays: 12A, 东, 甲.
 */
export function numeralValue(text: string): string {
  let [sum, pending] = [0, 0];
  let [spelt, hasTens] = ['', false];
  for (const character of text) {
    const ten = tens.get(character);
    const digit = digits.get(character);
    if (ten === undefined && digit === undefined) return withoutZeros(text);
    if (ten === undefined) {
      pending = digit!;
      spelt += digit;
    } else {
      hasTens = true;
      sum += (pending || 1) * ten;
      pending = 0;
    }
  }
  return hasTens ? String(sum + pending) : withoutZeros(spelt);
}

/** Each numeral of a text in Arabic. */
export function inArabic(text: string): string {
  let value = '';
  let run = '';
  let runKind = 0;
  for (const character of text) {
    const kind = runKindOf(character);
    if (kind !== runKind) {
      value += numeralValue(run);
      run = '';
    }
    runKind = kind;
    run += character;
  }
  return value + numeralValue(run);
}

function runKindOf(character: string): number {
  const code = codeOf(character);
  if (is(code, kinds.alphanumeric)) return kinds.alphanumeric;
  return is(code, kinds.chineseNumeral) ? kinds.chineseNumeral : 0;
}

function withoutZeros(text: string): string {
  let at = 0;
  while (at < text.length - 1 && text[at] === '0' && is(codeOf(text[at + 1]!), kinds.alphanumeric)) at++;
  return at === 0 ? text : text.slice(at);
}
