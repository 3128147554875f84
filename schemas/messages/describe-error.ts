import { errorWords as enWords } from './en/error-words.ts';
import { errors as en } from './en/errors.ts';
import { formatMessage, type MessageData } from './format.ts';
import { errorWords as zhWords } from './zh/error-words.ts';
import { errors as zh } from './zh/errors.ts';

export interface ErrorText {
  /** What is wrong, and where. */
  what: string;
  /** What the person can do about it. */
  todo: string;
}

interface Texts {
  errors: Record<string, ErrorText>;
  words: Record<string, Record<string, string>>;
}

const byLanguage: Record<'zh' | 'en', Texts> = {
  zh: { errors: zh, words: zhWords },
  en: { errors: en, words: enWords },
};

/**
 * Puts an error of the contract into words. A code that is not on the closed list reads as `INTERNAL`,
 * with the code as its reference.
 */
export function describeError(language: 'zh' | 'en', code: string, data: MessageData = {}): ErrorText {
  const { errors, words } = byLanguage[language];
  const known = Object.hasOwn(errors, code);
  const text = errors[known ? code : 'INTERNAL']!;
  const values = known ? inWords(data, words) : { reference: code };
  return { what: formatMessage(text.what, values), todo: formatMessage(text.todo, values) };
}

/** Replaces coded values by their words; what has none stays as it is. `place` names the file, and its sheet if it has one; `who` whoever did it, where that is known. */
function inWords(data: MessageData, words: Texts['words']): MessageData {
  const translated = Object.entries(data).map(([name, value]) => [
    name,
    words[name]?.[String(value)] ?? value,
  ]);
  const place = formatMessage(words.place?.[data.sheet ? 'sheet' : 'file'] ?? '', data);
  const who = data.by === undefined ? '' : formatMessage(words.who?.by ?? '', data);
  return { ...Object.fromEntries(translated), place, who };
}
