import { pinyin } from 'pinyin-pro';
import type { Dataset, Field } from '../../../schemas/datasets/dataset.ts';
import { headerStem, normaliseHeader } from '../../../schemas/datasets/header.ts';
import { inChinese } from './english-words.ts';
import { headerWords, type HeaderWord } from './header-concepts.ts';

/** A header in the forms in which it is compared. */
export interface HeaderForms {
  text: string;
  words: HeaderWord[];
  /** Letters that are no known word: likely the initials of a Chinese name. */
  isCipher: boolean;
  /** Its characters and pairs of characters, each once. */
  grams: Set<string>;
}

/** A name that a field goes by. */
export interface FieldName extends HeaderForms {
  /** First letters of its syllables, as GA/T 543 forms identifiers: 公民身份号码 → gmsfhm. */
  initials: string;
  /** What its words weigh together. */
  wordWeight: number;
}

export interface IndexedField {
  field: Field;
  names: FieldName[];
  /** Weight of each character and pair in all of its names together, and the length of that vector. */
  profile: Map<string, number>;
  profileLength: number;
}

/** A dataset's fields with how telling each word and each pair of characters is among them. */
export interface HeaderIndex {
  fields: IndexedField[];
  weightOfWord: (word: HeaderWord) => number;
  weightOfGram: (gram: string) => number;
}

const indexes = new WeakMap<Dataset, HeaderIndex>();

/** The dataset's index; made once. */
export function headerIndex(dataset: Dataset): HeaderIndex {
  const known = indexes.get(dataset);
  if (known) return known;
  const fields = dataset.fields.map((field) => ({ field, names: namesOf(field) }));
  const weightOfMeaning = weightBy(fields.map(({ names }) => names.flatMap(({ words }) => words.flat())));
  const weightOfGram = weightBy(fields.map(({ names }) => names.flatMap(({ grams }) => [...grams])));
  const weightOfWord = (word: HeaderWord) => Math.max(...word.map(weightOfMeaning));
  const index = {
    fields: fields.map(({ field, names }) => ({
      field,
      names: names.map((name) => ({ ...name, wordWeight: sum(name.words.map(weightOfWord)) })),
      ...profileOf(names, weightOfGram),
    })),
    weightOfWord,
    weightOfGram,
  };
  indexes.set(dataset, index);
  return index;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

type NameForms = Omit<FieldName, 'wordWeight'>;

/** Forms of the names that definitions give to fields; the same ones stand in many fields. */
const nameForms = new Map<string, NameForms>();

function formsOfName(name: string): NameForms {
  const known = nameForms.get(name);
  if (known) return known;
  const forms = { ...headerForms(name), initials: initialsOf(name) };
  nameForms.set(name, forms);
  return forms;
}

/** Label, variants and key; a note in brackets may be missing. The English label counts by its meaning. */
function namesOf({ key, label, variants }: Field): NameForms[] {
  const written = [label.zh, ...variants, key, label.en].flatMap((name) => [
    normaliseHeader(name),
    headerStem(name),
  ]);
  return [...new Set(written)].filter(Boolean).map(formsOfName);
}

/** What stands behind in a header of that length is no name any more. */
const longestHeader = 60;

export function headerForms(header: string): HeaderForms {
  const text = normaliseHeader(header).slice(0, longestHeader);
  const translated = inChinese(header.trim().slice(0, longestHeader));
  const isCipher = translated === null && /^[a-z\d_-]+$/.test(text);
  return {
    text,
    words: isCipher ? [[text]] : headerWords(translated ?? text).slice(0, 30),
    isCipher,
    grams: isCipher ? new Set() : gramsOf(text),
  };
}

function gramsOf(text: string): Set<string> {
  const characters = [...text];
  return new Set([...characters, ...characters.slice(1).map((character, at) => characters[at]! + character)]);
}

function initialsOf(text: string): string {
  const han = text.replace(/[^\p{Script=Han}]/gu, '');
  return han && pinyin(han, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
}

function profileOf(
  names: readonly HeaderForms[],
  weightOfGram: (gram: string) => number,
): Pick<IndexedField, 'profile' | 'profileLength'> {
  const counts = new Map<string, number>();
  for (const { grams } of names) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  const profile = new Map([...counts].map(([gram, count]) => [gram, Math.sqrt(count) * weightOfGram(gram)]));
  return { profile, profileLength: Math.sqrt(sum([...profile.values()].map((weight) => weight ** 2))) };
}

/** The fewer fields have a term, the more it tells. */
function weightBy(termsOfFields: readonly (readonly string[])[]): (term: string) => number {
  const counts = new Map<string, number>();
  for (const terms of termsOfFields)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const weightOf = (count: number) => Math.log(1 + termsOfFields.length / count);
  const weights = new Map([...counts].map(([term, count]) => [term, weightOf(count)]));
  return (term) => weights.get(term) ?? weightOf(1);
}
