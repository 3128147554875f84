import type { HeaderForms, HeaderIndex, IndexedField } from './header-index.ts';
import type { HeaderWord } from './header-concepts.ts';

/** How alike a header and a field's names are, one part for each way of comparing them (0 to 1). */
export interface HeaderLikeness {
  /** One minus the edits needed, by length. */
  edits: number;
  /** One name stands whole inside the other: its share of the longer. */
  inside: number;
  /** Pairs and characters of all names together, telling ones weighing more (cosine). */
  profile: number;
  /** Words of the same meaning, telling ones weighing more. */
  words: number;
  /** The same word ends both. */
  ending: number;
  /** A header of Latin letters is the initials of the name's syllables. */
  initials: number;
}

export function headerLikeness(
  index: HeaderIndex,
  header: HeaderForms,
  { names, profile }: IndexedField,
): HeaderLikeness {
  const best = (of: (name: HeaderForms) => number) => Math.max(0, ...names.map(of));
  const spelt = (of: (left: string, right: string) => number) =>
    header.isCipher ? 0 : best((name) => of(name.text, header.text));
  return {
    edits: spelt(editLikeness),
    inside: spelt(containment),
    profile: profileLikeness(index, header, profile),
    words: best((name) => wordLikeness(index, name.words, header.words)),
    ending: best((name) => Number(shareMeaning(name.words.at(-1), header.words.at(-1)))),
    initials: best((name) => initialLikeness(name, header)),
  };
}

/** One minus the Levenshtein distance over the longer length. */
export function editLikeness(left: string, right: string): number {
  const [a, b] = [[...left], [...right]];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, character] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + Number(character !== other)));
    row = next;
  }
  return 1 - row[b.length]! / (Math.max(a.length, b.length) || 1);
}

function containment(left: string, right: string): number {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length > 1 && long.includes(short) ? short.length / long.length : 0;
}

function profileLikeness(
  { gramWeight }: HeaderIndex,
  { grams }: HeaderForms,
  profile: Map<string, number>,
): number {
  let [shared, left, right] = [0, 0, 0];
  for (const gram of grams.keys()) {
    const weight = gramWeight(gram);
    left += weight ** 2;
    shared += weight ** 2 * (profile.get(gram) ?? 0);
  }
  for (const [gram, count] of profile) right += (gramWeight(gram) * count) ** 2;
  return shared / Math.sqrt(left * right || 1);
}

const shareMeaning = (left: HeaderWord | undefined, right: HeaderWord | undefined) =>
  left !== undefined && right !== undefined && left.some((meaning) => right.includes(meaning));

function wordLikeness(index: HeaderIndex, left: readonly HeaderWord[], right: readonly HeaderWord[]): number {
  const weightOf = (word: HeaderWord) => Math.max(...word.map(index.wordWeight));
  const total = (words: readonly HeaderWord[]) => words.reduce((sum, word) => sum + weightOf(word), 0);
  const rest = [...left];
  let shared = 0;
  for (const word of right) {
    const at = rest.findIndex((other) => shareMeaning(other, word));
    if (at < 0) continue;
    shared += Math.min(weightOf(rest[at]!), weightOf(word));
    rest.splice(at, 1);
  }
  return (2 * shared) / (total(left) + total(right) || 1);
}

function initialLikeness(name: HeaderForms, header: HeaderForms): number {
  const letters = header.text.replace(/[^a-z]/g, '');
  if (name.initials.length < 2 || letters.length < 2 || letters !== header.text.replace(/[_\d-]/g, ''))
    return 0;
  if (letters === name.initials) return 1;
  if (letters.length < 3) return 0;
  return name.initials.startsWith(letters) ? 0.7 : editLikeness(letters, name.initials) * 0.5;
}
