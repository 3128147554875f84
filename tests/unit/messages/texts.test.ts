import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeError, formatMessage, messages } from '../../../schemas/messages/index.ts';
import { errorData } from '../../../schemas/api/errors.ts';

const root = new URL('../../..', import.meta.url).pathname;

/** Every text of a language by its dotted key. */
function flatten(texts: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('texts', () => {
  const zh = flatten(messages.zh);
  const en = flatten(messages.en);

  it('exist in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('take the same data in both languages', () => {
    const differing = [...zh].filter(
      ([key, text]) =>
        new Set([...placeholders(text), '/', ...placeholders(en.get(key) ?? '')]).size !==
        new Set(placeholders(text)).size + 1,
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('hold no character that vue-i18n reads as syntax', () => {
    const risky = [...zh, ...en].filter(([, text]) => /[@|]/.test(text.replace(/\{'[^']*'\}/g, '')));
    expect(risky.map(([key]) => key)).toEqual([]);
  });

  it('exist for every key that the interface names in full', () => {
    const files = readdirSync(join(root, 'renderer'), { recursive: true, encoding: 'utf8' });
    const named = files
      .filter((file) => /\.(vue|ts)$/.test(file))
      .flatMap((file) => [
        ...readFileSync(join(root, 'renderer', file), 'utf8').matchAll(/\bt\('([\w.-]+)'/g),
      ])
      .map(([, key]) => key!);
    expect(named.length).toBeGreaterThan(100);
    expect([...new Set(named)].filter((key) => !zh.has(key))).toEqual([]);
  });
});

describe('formatMessage', () => {
  it('fills named placeholders and leaves absent ones empty', () => {
    expect(formatMessage('{rows} 行，{columns} 列{absent}', { rows: 3, columns: 0 })).toBe('3 行，0 列');
  });

  it('takes quoted text as it is', () => {
    expect(formatMessage("a{'@'}b{'{'}c")).toBe('a@b{c');
  });

  it('never fills placeholders of the data', () => {
    expect(formatMessage('{file}', { file: '{secret}', secret: 'x' })).toBe('{secret}');
  });
});

describe('describeError', () => {
  it('has words for every code of the closed list in both languages', () => {
    for (const language of ['zh', 'en'] as const)
      for (const code of Object.keys(errorData)) {
        const { what, todo } = describeError(language, code);
        expect(what, code).not.toBe('');
        expect(todo, code).not.toBe('');
      }
  });

  it('puts coded values into words', () => {
    const { what } = describeError('zh', 'FILE_REFUSED', { file: '名单.csv', reason: 'secret' });
    expect(what).toContain('名单.csv');
    expect(what).toContain('国家秘密');
  });

  it('names the sheet only when there is one', () => {
    expect(describeError('zh', 'HEADER_MISSING', { file: 'a.csv', sheet: '' }).what).toBe(
      '文件“a.csv”中找不到表头行。',
    );
    expect(describeError('zh', 'HEADER_MISSING', { file: 'a.xlsx', sheet: '表1' }).what).toBe(
      '文件“a.xlsx”的工作表“表1”中找不到表头行。',
    );
  });

  it('gives an unknown code as the reference', () => {
    expect(describeError('en', 'SOMETHING_ELSE').what).toContain('SOMETHING_ELSE');
  });
});
