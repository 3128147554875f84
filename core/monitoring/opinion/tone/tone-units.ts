import type { ToneLexicon, ToneWord } from './tone-lexicon.ts';

/** A piece of a text as the lexicon knows it, and what it does; null: nothing. */
export interface ToneUnit {
  text: string;
  word: ToneWord | null;
}

/** The longest entries of the lexicon that segmenters cut, in words and in characters. */
const longestWords = 4;
const longestCharacters = 8;

/**
 * Joins neighbouring words that the lexicon has as one, the longest first, and takes a word apart that it does not have when its end is
 * one (不好吃).
 */
export function toneUnits(words: readonly string[], lexicon: ToneLexicon): ToneUnit[] {
  const units: ToneUnit[] = [];
  for (let at = 0; at < words.length;) {
    const length = longestEntry(words, at, lexicon);
    const text = length > 1 ? words.slice(at, at + length).join('') : words[at]!;
    const word = lexicon.get(text) ?? null;
    if (word !== null || !addParts(units, text, lexicon)) units.push({ text, word });
    at += length;
  }
  return units;
}

function longestEntry(words: readonly string[], from: number, lexicon: ToneLexicon): number {
  let joined = words[from]!;
  let longest = 1;
  for (let count = 2; count <= longestWords && from + count <= words.length; count++) {
    joined += words[from + count - 1]!;
    if (joined.length > longestCharacters) break;
    if (lexicon.has(joined)) longest = count;
  }
  return longest;
}

/** A denying or stressing beginning and a valuing end: both are units of their own. */
function addParts(units: ToneUnit[], text: string, lexicon: ToneLexicon): boolean {
  if (text.length < 2 || text.length > 5) return false;
  for (let cut = 1; cut < text.length; cut++) {
    const start = lexicon.get(text.slice(0, cut));
    if (start === undefined || (start.degree === 1 && !start.isNegation)) continue;
    const end = lexicon.get(text.slice(cut));
    if (end === undefined || end.strength === 0) continue;
    units.push({ text: text.slice(0, cut), word: start }, { text: text.slice(cut), word: end });
    return true;
  }
  return false;
}
