/** Two neighbouring signs hash into so many buckets. */
export const gramBuckets = 1 << 20;

const isDigitOrLetter = (code: number) =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
const isHan = (code: number) => code >= 0x3400 && code <= 0x9fff;

/** Finaliser of MurmurHash3: neighbouring code points fall far apart. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function gramOf(first: number, second: number): number {
  return mixed(Math.imul(first, 0x9e3779b1) ^ second) & (gramBuckets - 1);
}

/**
 * Told every pair of neighbouring signs of a text: Chinese characters, and runs of digits and letters as one sign each, so that “58车贷”
 * and “A7县” have few and telling pairs. What stands between two signs parts them. Pairs of characters need no dictionary: the name of
 * an estate that no dictionary knows is as good a sign of the same matter as one that it does.
 */
export function eachGram(text: string, tell: (gram: number, at: number) => void): void {
  let previous = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    let sign = code;
    if (isDigitOrLetter(code)) {
      sign = 1;
      while (at < text.length && isDigitOrLetter(text.charCodeAt(at)))
        sign = Math.imul(sign, 31) + (text.charCodeAt(at++) | 32);
      at--;
    } else if (!isHan(code)) {
      previous = 0;
      continue;
    }
    if (previous !== 0) tell(gramOf(previous, sign), at);
    previous = sign;
  }
}

/** The gram that stands for a whole name. */
export function gramOfName(name: string): number {
  let hash = 7;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash, 31) + name.charCodeAt(at);
  return gramOf(hash, name.length);
}
