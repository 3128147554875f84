import type { ToneLexicon, ToneWord } from './tone-lexicon.ts';

/** A piece of a text as the lexicon knows it, and what it does; null: nothing. */
export interface ToneUnit {
  text: string;
  word: ToneWord | null;
}

/** Gives the pieces of a text's words. */
export type UnitFinder = (words: readonly string[]) => ToneUnit[];

/** The longest entries of the lexicon that segmenters cut, in characters; the longest words that are taken apart. */
const longestJoined = 8;
const longestApart = 5;

/**
 * Joins neighbouring words that the lexicon has as one, the longest first, and takes a word apart that it does not have when its
 * beginning denies or stresses and its end values (不好吃).
 */
export function unitFinder(lexicon: ToneLexicon): UnitFinder {
  const beginnings = beginningsOf(lexicon);
  const modifying = modifyingStarts(lexicon);

  function longestEntry(words: readonly string[], from: number): number {
    let joined = words[from]!;
    let longest = 1;
    for (let next = from + 1; next < words.length && beginnings.has(joined); next++) {
      joined += words[next]!;
      if (lexicon.has(joined)) longest = next - from + 1;
    }
    return longest;
  }

  function addParts(units: ToneUnit[], text: string): boolean {
    if (text.length < 2 || text.length > longestApart || !modifying.has(text.charCodeAt(0))) return false;
    for (let cut = 1; cut < text.length; cut++) {
      const start = lexicon.get(text.slice(0, cut));
      if (start === undefined || !modifies(start)) continue;
      const end = lexicon.get(text.slice(cut));
      if (end === undefined || end.strength === 0) continue;
      units.push({ text: text.slice(0, cut), word: start }, { text: text.slice(cut), word: end });
      return true;
    }
    return false;
  }

  return (words) => {
    const units: ToneUnit[] = [];
    for (let at = 0; at < words.length;) {
      const length = longestEntry(words, at);
      const text = length > 1 ? words.slice(at, at + length).join('') : words[at]!;
      const word = lexicon.get(text) ?? null;
      if (word !== null || !addParts(units, text)) units.push({ text, word });
      at += length;
    }
    return units;
  };
}

const modifies = ({ degree, isNegation }: ToneWord) => degree !== 1 || isNegation;

/** What entries that may have been cut begin with: only after these is it worth while to look on. */
function beginningsOf(lexicon: ToneLexicon): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const text of lexicon.keys())
    if (text.length <= longestJoined)
      for (let end = 1; end < text.length; end++) beginnings.add(text.slice(0, end));
  return beginnings;
}

function modifyingStarts(lexicon: ToneLexicon): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const [text, word] of lexicon) if (modifies(word)) starts.add(text.charCodeAt(0));
  return starts;
}
