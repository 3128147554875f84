import { codeOf, is, kinds } from './characters.ts';

/** A text as the scanner reads it: code points without spaces, half-width, upper-case, with one kind of dash. */
export interface FoldedText {
  /** The characters, and zeros behind the last. */
  codes: Int32Array;
  length: number;
  /** Where each character begins and ends in the text. */
  starts: Int32Array;
  ends: Int32Array;
  /** 1 where space stood before the character. */
  gaps: Uint8Array;
  /** Where what was read ends: the whole text, or where the longest address people write would. */
  end: number;
}

/** No address people write is longer; what stands behind is kept as remainder. */
export const longest = 160;

/** How much of a text is looked at: spaces count here, so that a text of spaces alone costs no more. */
const longestWithSpaces = 2 * longest;

const invisible = new Set(
  ['\u00a0', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\u3000', '\ufeff'].map(codeOf),
);

const likenesses = new Map(
  Object.entries({ '-': '—–―‐‑‒−﹣－_＿~～', '(': '〔［【[', ')': '〕］】]', 零: '〇○' }).flatMap(
    ([plain, others]) => [...others].map((other) => [codeOf(other), codeOf(plain)] as const),
  ),
);
const simplified = '棟栋號号樓楼單单區区縣县鎮镇鄉乡層层';
for (let at = 0; at < simplified.length; at += 2)
  likenesses.set(codeOf(simplified[at]!), codeOf(simplified[at + 1]!));

/** So many zeros stand behind the text that looking ahead needs no care. */
const zeros = 16;

/** Room for any text. */
export function emptyFold(): FoldedText {
  return {
    codes: new Int32Array(longest + zeros),
    length: 0,
    starts: new Int32Array(longest),
    ends: new Int32Array(longest),
    gaps: new Uint8Array(longest),
    end: 0,
  };
}

/** Reads the beginning of a text, at most `longest` characters, into `folded`. */
export function foldText(text: string, folded: FoldedText): FoldedText {
  const stop = Math.min(text.length, longestWithSpaces);
  let [at, gap] = [0, 0];
  folded.length = 0;
  while (at < stop && folded.length < longest) {
    const code = text.codePointAt(at)!;
    const start = at;
    at += code > 0xffff ? 2 : 1;
    if (isSpace(code)) gap = 1;
    else {
      const plain = isDashLike(text, start) ? dash : foldCode(code);
      if (gap === 1 && partsNumbers(folded, plain)) append(folded, space, start - 1, start, 0);
      if (folded.length < longest) append(folded, plain, start, at, gap);
      gap = 0;
    }
  }
  folded.codes.fill(0, folded.length, folded.length + zeros);
  folded.end = at;
  return folded;
}

/** Space between digits or letters keeps them apart: 168 201. */
function partsNumbers({ codes, length }: FoldedText, next: number): boolean {
  return length > 0 && is(codes[length - 1]!, kinds.alphanumeric) && is(next, kinds.alphanumeric);
}

function append(folded: FoldedText, code: number, start: number, end: number, gap: number): void {
  const at = folded.length++;
  folded.codes[at] = code;
  folded.starts[at] = start;
  folded.ends[at] = end;
  folded.gaps[at] = gap;
}

/** The folded characters between two places. */
export function foldedSlice({ codes }: FoldedText, from: number, to: number): string {
  let slice = '';
  for (let at = from; at < to; at++) slice += String.fromCodePoint(codes[at]!);
  return slice;
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  return (
    code >= 0xa0 &&
    (code < 0x4e00 || code === 0xfeff) &&
    (invisible.has(code) || (code >= 0x2000 && code <= 0x200a))
  );
}

const [one, dash, space] = [...'一- '].map(codeOf) as [number, number, number];

/** 12一3一301: the Chinese one between digits stands for a dash. */
function isDashLike(text: string, at: number): boolean {
  return text.charCodeAt(at) === one && isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
}

function isDigitAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}

/** What each character of the basic plane is folded to. */
const foldTable = Uint16Array.from({ length: 0x10000 }, (_, code) => foldOnce(code));

function foldOnce(code: number): number {
  const alike = likenesses.get(code);
  if (alike !== undefined) return alike;
  if (code >= 0x61 && code <= 0x7a) return code - 32;
  return code >= 0xff01 && code <= 0xff5e ? foldOnce(code - 0xfee0) : code;
}

function foldCode(code: number): number {
  return code < 0x10000 ? foldTable[code]! : code;
}
