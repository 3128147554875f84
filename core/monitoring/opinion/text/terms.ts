import { stopWords } from './stop-words.ts';

const telling = /^(?:\p{Script=Han}{2,}|[A-Z][A-Z0-9]+|\p{Script=Han}*[A-Z0-9]+\p{Script=Han}+)$/u;

/** The words of a text that say what it is about: no marks, bare numbers, single characters or words that stand in any request. */
export function termsOf(words: readonly string[]): string[] {
  return words.filter((word) => word.length > 1 && telling.test(word) && !stopWords.has(word));
}
