import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { type DomainWord, foldForWords, foldWord } from './domain-word.ts';

/** Cuts Chinese texts into words. */
export interface Segmenter {
  /**
   * Every word of a text in its order, spaces and punctuation among them: joined they are the text, half-width and with capital
   * letters.
   */
  cut(text: string): string[];
}

/**
 * So often that a domain word is kept whole: the pieces of a longer word are rarer together. One of two characters is often part of
 * other words (上海 in 海上海), so that it is weighed as a common word only.
 */
const frequencyOf = (word: string) => (word.length === 2 ? 3_000 : 1_000_000);

const tags: Record<DomainWord['kind'], string> = { place: 'ns', department: 'nt', term: 'nz' };

/** Opens a segmenter with its shipped dictionary and the given words: some 150 ms and 40 MB. It knows words beyond both by their characters. */
export function openSegmenter(words: readonly DomainWord[]): Segmenter {
  const jieba = Jieba.withDict(dict);
  const lines = words.flatMap(({ word, kind }) => {
    const folded = foldWord(word);
    return folded === null ? [] : [`${folded} ${frequencyOf(folded)} ${tags[kind]}\n`];
  });
  if (lines.length > 0) jieba.loadDict(Buffer.from(lines.join('')));
  return { cut: (text) => jieba.cut(foldForWords(text), true) };
}
