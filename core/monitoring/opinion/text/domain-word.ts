/** A word that the segmenter's own dictionary need not know: out of the master data, or added by people. */
export interface DomainWord {
  word: string;
  kind: 'place' | 'department' | 'term';
}

/** What a word may be made of: the segmenter cuts at anything else. */
const cuttable = /^[\u4E00-\u9FD5A-Z0-9]{2,20}$/u;

/** A word as texts are read: half-width, capital letters, without the spaces around. Null: the segmenter could never find it. */
export function foldWord(word: string): string | null {
  const folded = foldForWords(word).trim();
  return cuttable.test(folded) ? folded : null;
}

/** A text as the segmenter reads it: half-width and with capital letters, character by character, so that places in it stay. */
export function foldForWords(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000a-z]/gu, foldCharacter);
}

function foldCharacter(character: string): string {
  if (character === '\u3000') return ' ';
  const code = character.charCodeAt(0);
  const halfWidth = code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : character;
  return halfWidth.toUpperCase();
}
