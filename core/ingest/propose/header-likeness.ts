import { editLikeness } from './edit-likeness.ts';
import type { HeaderWord } from './header-concepts.ts';
import type { FieldName, HeaderForms, HeaderIndex, IndexedField } from './header-index.ts';

/** How alike a header and a field's names are, one part for each way of comparing them (0 to 1). */
export interface HeaderLikeness {
  /** One minus the edits needed, by length. */
  edits: number;
  /** One name stands whole inside the other: its share of the longer. */
  inside: number;
  /** Characters and pairs of all names together, telling ones weighing more (cosine). */
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
  indexed: IndexedField,
): HeaderLikeness {
  const likeness = {
    edits: 0,
    inside: 0,
    profile: profileLikeness(index, header, indexed),
    words: 0,
    ending: 0,
    initials: 0,
  };
  const weight = header.words.reduce((total, word) => total + index.weightOfWord(word), 0);
  for (const name of indexed.names) {
    if (header.isCipher) likeness.initials = Math.max(likeness.initials, initialLikeness(name, header));
    else {
      likeness.edits = Math.max(likeness.edits, editLikeness(name.text, header.text));
      likeness.inside = Math.max(likeness.inside, containment(name.text, header.text));
    }
    const shared = sharedWeight(index, name.words, header.words);
    likeness.words = Math.max(likeness.words, (2 * shared) / (weight + name.wordWeight || 1));
    if (shared > 0 && shareMeaning(name.words.at(-1)!, header.words.at(-1)!)) likeness.ending = 1;
  }
  return likeness;
}

function containment(left: string, right: string): number {
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  return short.length > 1 && long.includes(short) ? short.length / long.length : 0;
}

function profileLikeness({ weightOfGram }: HeaderIndex, { grams }: HeaderForms, field: IndexedField): number {
  let [shared, length] = [0, 0];
  for (const gram of grams) {
    const weight = weightOfGram(gram);
    length += weight ** 2;
    shared += weight * (field.profile.get(gram) ?? 0);
  }
  return shared / (Math.sqrt(length) * field.profileLength || 1);
}

function shareMeaning(left: HeaderWord, right: HeaderWord): boolean {
  for (const meaning of left) if (right.includes(meaning)) return true;
  return false;
}

/** What the words weigh that both have, each word counted once. */
function sharedWeight(
  { weightOfWord }: HeaderIndex,
  left: readonly HeaderWord[],
  right: readonly HeaderWord[],
): number {
  let [shared, used] = [0, 0];
  for (const word of right)
    for (let at = 0; at < left.length; at++) {
      if (used & (1 << at) || !shareMeaning(left[at]!, word)) continue;
      used |= 1 << at;
      shared += Math.min(weightOfWord(left[at]!), weightOfWord(word));
      break;
    }
  return shared;
}

function initialLikeness({ initials }: FieldName, { text }: HeaderForms): number {
  const letters = text.replace(/[\d_-]/g, '');
  if (initials.length < 2 || letters.length < 2) return 0;
  if (letters === initials) return 1;
  if (letters.length < 3) return 0;
  return initials.startsWith(letters) ? 0.7 : editLikeness(letters, initials) * 0.5;
}
