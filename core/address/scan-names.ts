import { codeOf, is, kinds } from './characters.ts';
import type { FoldedText } from './fold-text.ts';
import { nameForms, sectionEndings } from './forms/name-forms.ts';
import { stateOf } from './forms/labels.ts';
import type { Lattice } from './lattice.ts';
import { wordList, wordsAt } from './trie.ts';

interface Ending {
  word: string;
  /** null: a remainder. */
  state: number | null;
  takesSection: boolean;
  cost: number;
  shortest: number;
  longest: number;
}

/** An ending that stands in the text, and where it ends. */
export interface FoundEnding extends Omit<Ending, 'word'> {
  end: number;
}

const endings = wordList(
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

const sectionCodes = [...sectionEndings].map(codeOf);
const [group, cluster] = [codeOf('组'), codeOf('团')];

const longestBody = 16;
const place = stateOf('place');

const none: readonly FoundEnding[] = [];

/** Every word that may end a name and begins at a place, with the section behind it. */
export function endingsAt(codes: Int32Array, at: number): readonly FoundEnding[] {
  let found: FoundEnding[] | null = null;
  wordsAt(endings, codes, at, (forms, end) => {
    found ??= [];
    for (const { state, takesSection, cost, shortest, longest } of forms) {
      found.push({ state, takesSection, cost, shortest, longest, end });
      const section = takesSection ? sectionEnd(codes, end) : null;
      if (section !== null)
        found.push({ state, takesSection, cost: cost - 0.3, shortest, longest, end: section });
    }
  });
  const section = sectionEnd(codes, at);
  if (section === null) return found ?? none;
  return [...(found ?? none), { ...sectionAsEnding, end: section }];
}

/** 二期, A区, 东苑: the end of a section that begins here. */
function sectionEnd(codes: Int32Array, from: number): number | null {
  let at = from;
  while (at < from + 3 && is(codes[at]!, kinds.chineseNumeral | kinds.alphanumeric)) at++;
  if (at === from && is(codes[at]!, kinds.side)) at++;
  if (at === from) return null;
  if (codes[at] === group && codes[at + 1] === cluster) return at + 2;
  return sectionCodes.includes(codes[at]!) ? at + 1 : null;
}

/** What the text around a name says of it, by place. */
export interface NameBoundaries {
  /** 1 where a name without an ending may end. */
  endsBefore: Uint8Array;
  /** What it costs that a name begins there. */
  beginsBadly: Float32Array;
  /** What it costs that the character stands inside a name; infinite where it cannot. */
  inside: Float32Array;
}

/** Offers every name that begins at a place and ends in one of the words, and the free stretches before a door. */
export function offerNames(
  { codes, gaps, length: textLength }: FoldedText,
  found: readonly (readonly FoundEnding[])[],
  boundaries: NameBoundaries,
  from: number,
  lattice: Lattice,
): void {
  if (from > 0 && is(codes[from]!, kinds.alphanumeric) && is(codes[from - 1]!, kinds.alphanumeric)) return;
  let doubt = boundaries.beginsBadly[from]!;
  for (let at = from; at < textLength && at - from <= longestBody; at++) {
    const length = at - from;
    if (at > from && gaps[at]) doubt += 1;
    for (const { end, state, cost, shortest, longest } of found[at]!) {
      if (length < shortest || length > longest) continue;
      const total = cost + doubt + lengthCost(length);
      if (state === null) lattice.pass(end, 'remainder', total);
      else lattice.relax(end, state, total);
    }
    if (boundaries.endsBefore[at] && length >= 2 && length <= 12) lattice.relax(at, place, 3 + doubt + 0.35 * length);
    const cost = boundaries.inside[at]!;
    if (cost === Infinity) return;
    if (length > 0 || cost < 1) doubt += cost;
  }
}

function lengthCost(length: number): number {
  if (length === 1) return 0.8;
  return length <= 3 ? 0 : (length - 3) * 0.9;
}
