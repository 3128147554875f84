/** A text as the scanner reads it: code points without spaces, half-width, upper-case, with one kind of dash. */
export interface FoldedText {
  characters: string[];
  /** Where each character begins and ends in the text. */
  starts: number[];
  ends: number[];
  /** Whether space stood before the character. */
  gaps: boolean[];
  /** Where what was read ends: the whole text, or where the longest address people write would. */
  end: number;
}

/** No address people write is longer; what stands behind is kept as remainder. */
export const longest = 160;

/** How much of a text is looked at: spaces count here, so that a text of spaces alone costs no more. */
const longestWithSpaces = 2 * longest;

const invisible = new Set('\u200b\u200c\u200d\u2060\ufeff\u00ad');
const dashes = new Set('—–―‐‑‒−﹣－_＿~～');
const likenesses = new Map([
  ['〔', '('],
  ['［', '('],
  ['【', '('],
  ['[', '('],
  ['〕', ')'],
  ['］', ')'],
  ['】', ')'],
  [']', ')'],
  ['〇', '零'],
  ['○', '零'],
  ['祘', '弄'],
  ['栜', '栋'],
  ['棟', '栋'],
  ['號', '号'],
  ['樓', '楼'],
  ['單', '单'],
  ['區', '区'],
  ['縣', '县'],
  ['鎮', '镇'],
  ['鄉', '乡'],
  ['層', '层'],
]);

/** Reads the beginning of a text, at most `longest` characters. */
export function foldText(text: string): FoldedText {
  const folded: FoldedText = { characters: [], starts: [], ends: [], gaps: [], end: 0 };
  const stop = Math.min(text.length, longestWithSpaces);
  let gap = false;
  while (folded.end < stop && folded.characters.length < longest) {
    const point = text.codePointAt(folded.end)!;
    const character = String.fromCodePoint(point);
    const start = folded.end;
    folded.end += character.length;
    if (isSpace(point, character)) gap = true;
    else {
      folded.characters.push(foldCharacter(point, character));
      folded.starts.push(start);
      folded.ends.push(folded.end);
      folded.gaps.push(gap);
      gap = false;
    }
  }
  return folded;
}

function isSpace(point: number, character: string): boolean {
  if (point <= 0x20 || point === 0xa0 || point === 0x3000) return true;
  return point >= 0x00ad && point < 0x4e00 ? invisible.has(character) || /\s/u.test(character) : point === 0xfeff;
}

function foldCharacter(point: number, character: string): string {
  if (point >= 0x4e00 && point <= 0x9fff) return likenesses.get(character) ?? character;
  if (dashes.has(character)) return '-';
  const alike = likenesses.get(character);
  if (alike) return alike;
  const isFullWidth = point >= 0xff01 && point <= 0xff5e;
  return (isFullWidth ? String.fromCharCode(point - 0xfee0) : character).toUpperCase();
}
