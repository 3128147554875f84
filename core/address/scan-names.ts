import { insideCost, isNameCharacter } from './characters.ts';
import type { FoldedText } from './fold-text.ts';
import { nameForms, sectionEndings } from './forms/name-forms.ts';
import { stateOf } from './forms/labels.ts';
import { sideMarks } from './forms/door-forms.ts';
import type { Lattice } from './lattice.ts';
import { isAlphanumeric, isChineseNumeral } from './numerals.ts';
import { trieOf, wordsAt } from './trie.ts';

interface Ending {
  word: string;
  /** null: a remainder. */
  state: number | null;
  takesSection: boolean;
  cost: number;
  shortest: number;
  longest: number;
}

interface FoundEnding extends Omit<Ending, 'word'> {
  end: number;
}

const endings = trieOf(
  nameForms.flatMap(({ label, endings: words, cost, body }) =>
    words.split(' ').map(
      (word): Ending => ({
        word,
        state: label === 'remainder' ? null : stateOf(label),
        takesSection: label === 'estate' || label === 'place',
        cost,
        shortest: body[0],
        longest: body[1],
      }),
    ),
  ),
  ({ word }) => word,
);

/** A section is itself an ending: 诚信三区 is a place though 诚信 says nothing. */
const sectionAsEnding = { state: stateOf('place'), takesSection: false, cost: 1, shortest: 2, longest: 6 };

const longestBody = 16;
const place = stateOf('place');

/** Where names end in a text; made once for each text. */
export interface NameEndings {
  at: readonly (readonly FoundEnding[])[];
}

/** Finds every word that may end a name, with the section behind it. */
export function findNameEndings({ characters }: FoldedText): NameEndings {
  return {
    at: characters.map((_, at) => {
      const found: FoundEnding[] = [];
      wordsAt(endings, characters, at, (forms, end) => {
        for (const { state, takesSection, cost, shortest, longest } of forms) {
          const ending = { state, takesSection, cost, shortest, longest };
          found.push({ ...ending, end });
          const section = takesSection ? sectionEnd(characters, end) : null;
          if (section) found.push({ ...ending, end: section, cost: cost - 0.3 });
        }
      });
      const section = sectionEnd(characters, at);
      if (section) found.push({ ...sectionAsEnding, end: section });
      return found;
    }),
  };
}

/** 二期, A区, 东苑: the end of a section that begins here. */
function sectionEnd(characters: readonly string[], from: number): number | null {
  let at = from;
  while (at < from + 3 && (isChineseNumeral(characters[at]) || isAlphanumeric(characters[at]))) at++;
  if (at === from && sideMarks.includes(characters[at] ?? ' ')) at++;
  if (at === from) return null;
  const ending = sectionEndings.find((word) => [...word].every((character, k) => characters[at + k] === character));
  return ending ? at + ending.length : null;
}

/** What the text around a name says of it, by place. */
export interface NameBoundaries {
  /** Whether a name without an ending may end before the place. */
  endsBefore: readonly boolean[];
  /** What it costs that a name begins there. */
  beginsBadly: readonly number[];
}

/** Offers every name that begins at a place and ends in one of the words, and the free stretches before a door. */
export function offerNames(
  { characters, gaps }: FoldedText,
  found: NameEndings,
  boundaries: NameBoundaries,
  from: number,
  lattice: Lattice,
): void {
  if (from > 0 && isAlphanumeric(characters[from]) && isAlphanumeric(characters[from - 1])) return;
  let doubt = boundaries.beginsBadly[from]!;
  for (let at = from; at < characters.length && at - from <= longestBody; at++) {
    const length = at - from;
    if (at > from && gaps[at]) doubt += 1;
    for (const { end, state, cost, shortest, longest } of found.at[at]!) {
      if (length < shortest || length > longest) continue;
      const total = cost + doubt + lengthCost(length);
      if (state === null) lattice.pass(from, end, 'remainder', total);
      else lattice.relax(from, end, state, total);
    }
    if (boundaries.endsBefore[at] && length >= 2 && length <= 12) lattice.relax(from, at, place, 3 + doubt + 0.35 * length);
    if (!isNameCharacter(characters[at]!)) return;
    doubt += length > 0 || isAlphanumeric(characters[at]) ? insideCost(characters[at]!) : 0;
  }
}

function lengthCost(length: number): number {
  if (length === 1) return 0.8;
  return length <= 3 ? 0 : (length - 3) * 0.5;
}
