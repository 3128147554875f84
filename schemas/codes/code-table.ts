import type { Label } from '../datasets/dataset.ts';

export interface CodeValue {
  code: string;
  label: Label;
  /** What departments write for it beside the code and the Chinese label. */
  synonyms: readonly string[];
}

/** A code table as data. */
export interface CodeTable {
  id: string;
  label: Label;
  /** The standard that it follows; none for tables of our own. */
  standard?: string;
  /** `verified`: compared with published texts; `from memory`: to be compared before use; `own`: ours, no standard lists these values. */
  status: 'verified' | 'from memory' | 'own';
  /** RE2 pattern of finer codes that the table does not list; group 1 holds digits of which the first two mean a value. */
  finer?: string;
  values: readonly CodeValue[];
}

/** One value, short: code, Chinese label, English label, synonyms. */
export type CodeLine = readonly [code: string, zh: string, en: string, ...synonyms: string[]];

/** Builds a table from its lines. */
export function codeTable(table: Omit<CodeTable, 'values'>, lines: readonly CodeLine[]): CodeTable {
  const values = lines.map(([code, zh, en, ...synonyms]) => ({ code, label: { zh, en }, synonyms }));
  return { ...table, values };
}

/** A text as the normaliser writes it before it looks it up the second time: half-width, upper case, no spaces. */
export function plainKey(text: string): string {
  return text.normalize('NFKC').toUpperCase().replaceAll(' ', '');
}

/**
 * Every text that means a value, with the value's code: codes come first, then labels, then synonyms, so that a
 * code is never taken for another value's synonym; a code may also lack its leading zeros.
 */
export function keysOf(table: CodeTable): Map<string, string> {
  const keys = new Map<string, string>();
  const add = (text: string, code: string) => {
    for (const key of [text, plainKey(text)]) if (!keys.has(key)) keys.set(key, code);
  };
  for (const { code } of table.values) add(code, code);
  for (const { code, label } of table.values) add(label.zh, code);
  for (const { code, synonyms } of table.values) for (const text of synonyms) add(text, code);
  for (const { code } of table.values) if (/^0+\d/.test(code)) add(code.replace(/^0+(?=\d)/, ''), code);
  return keys;
}
