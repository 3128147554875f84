import { errors as en } from './en/errors.ts';
import { formatMessage, type MessageData } from './format.ts';
import { errors as zh } from './zh/errors.ts';

export interface ErrorText {
  /** What is wrong, and where. */
  what: string;
  /** What the person can do about it. */
  todo: string;
}

const byLanguage = { zh, en };

/**
 * Puts an error of the contract into words. A code that is not on the closed list reads as `INTERNAL`,
 * with the code as its reference.
 */
export function describeError(language: 'zh' | 'en', code: string, data: MessageData = {}): ErrorText {
  const texts: Record<string, ErrorText> = byLanguage[language];
  const known = Object.hasOwn(texts, code);
  const text = known ? texts[code]! : byLanguage[language].INTERNAL;
  const values = known ? data : { reference: code };
  return { what: formatMessage(text.what, values), todo: formatMessage(text.todo, values) };
}
