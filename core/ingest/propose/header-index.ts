import { pinyin } from 'pinyin-pro';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { headerStem, normaliseHeader } from '../../../schemas/datasets/header.ts';
import { inChinese } from './english-words.ts';
import { headerWords, type HeaderWord } from './header-concepts.ts';

/** A header, or a name that a field goes by, in the forms in which they are compared. */
export interface HeaderForms {
  text: string;
  words: HeaderWord[];
  /** Letters that are no known word: likely the initials of a Chinese name. */
  isCipher: boolean;
  /** Pairs of characters and single characters, each with how often. */
  grams: Map<string, number>;
  /** First letters of its syllables, as GA/T 543 forms identifiers: 公民身份号码 → gmsfhm. */
  initials: string;
}

export interface IndexedField {
  field: Field;
  names: HeaderForms[];
  /** How much of each pair or character is in all of its names. */
  profile: Map<string, number>;
}

/** A dataset's fields with how telling each word and each pair of characters is among them. */
export interface HeaderIndex {
  fields: IndexedField[];
  wordWeight: (meaning: string) => number;
  gramWeight: (gram: string) => number;
}

const indexes = new WeakMap<Dataset, HeaderIndex>();

/** The dataset's index; made once. */
export function headerIndex(dataset: Dataset): HeaderIndex {
  const known = indexes.get(dataset);
  if (known) return known;
  const fields = dataset.fields.map((field): IndexedField => {
    const names = namesOf(field).map(headerForms);
    return { field, names, profile: profileOf(names) };
  });
  const index = {
    fields,
    wordWeight: weightBy(fields, ({ names }) => names.flatMap(({ words }) => words.flat())),
    gramWeight: weightBy(fields, ({ profile }) => profile.keys()),
  };
  indexes.set(dataset, index);
  return index;
}

/** Chinese names come from label and variants; keys and Latin variants are compared as they are and in Chinese words. */
function namesOf({ key, label, variants }: Field): string[] {
  const written = [label.zh, ...variants, key, label.en];
  return [...new Set(written.flatMap((name) => [normaliseHeader(name), headerStem(name)]))].filter(Boolean);
}

export function headerForms(header: string): HeaderForms {
  const text = normaliseHeader(header);
  const translated = inChinese(header.trim());
  const isCipher = translated === null && /^[a-z\d_-]+$/.test(text);
  return {
    text,
    words: isCipher ? [[text]] : headerWords(translated ?? text),
    grams: gramsOf(isCipher ? '' : text),
    isCipher,
    initials: /\p{Script=Han}/u.test(text)
      ? pinyin(text.replace(/[^\p{Script=Han}]/gu, ''), {
          pattern: 'first',
          toneType: 'none',
          type: 'array',
        }).join('')
      : '',
  };
}

function gramsOf(text: string): Map<string, number> {
  const characters = [...text];
  const grams = new Map<string, number>();
  const add = (gram: string) => grams.set(gram, (grams.get(gram) ?? 0) + 1);
  for (const [at, character] of characters.entries()) {
    add(character);
    if (at > 0) add(characters[at - 1]! + character);
  }
  return grams;
}

function profileOf(names: readonly HeaderForms[]): Map<string, number> {
  const profile = new Map<string, number>();
  for (const { grams } of names)
    for (const gram of grams.keys()) profile.set(gram, (profile.get(gram) ?? 0) + 1);
  for (const [gram, count] of profile) profile.set(gram, Math.sqrt(count));
  return profile;
}

/** The fewer fields have it, the more it tells. */
function weightBy(
  fields: readonly IndexedField[],
  termsOf: (field: IndexedField) => Iterable<string>,
): (term: string) => number {
  const counts = new Map<string, number>();
  for (const field of fields)
    for (const term of new Set(termsOf(field))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return (term) => Math.log(1 + fields.length / (counts.get(term) ?? 1));
}
