import { codeOf, is, kinds } from './characters.ts';
import type { FoldedText } from './fold-text.ts';
import { nameForms, sectionEndings, type NameForm } from './forms/name-forms.ts';
import { stateOf } from './forms/labels.ts';
import { pass, relax, type Lattice } from './lattice.ts';
import { wordList, wordsAt } from './dictionary.ts';

interface Ending {
  word: string;
  /** null: a remainder. */
  state: number | null;
  /** What a part of the named place ends in. */
  sections: readonly number[] | null;
  cost: number;
  shortest: number;
  longest: number;
  /** What each character beyond the third costs: estates and firms may have long names. */
  perCharacter: number;
}

/** An ending that stands in the text, and where it ends. */
export interface FoundEnding extends Omit<Ending, 'word'> {
  end: number;
}

const estateSections = [...sectionEndings.estate].map(codeOf);
const sectionsOf: Partial<Record<NameForm['label'], readonly number[]>> = {
  estate: estateSections,
  place: estateSections,
  road: [...sectionEndings.road].map(codeOf),
};

const longNames: ReadonlySet<NameForm['label']> = new Set(['estate', 'place', 'remainder', 'zone']);

const endings = wordList(
  nameForms.flatMap(({ label, endings: words, cost, body }) =>
    words.split(' ').map((word): Ending => ({
      word,
      state: label === 'remainder' ? null : stateOf(label),
      sections: sectionsOf[label] ?? null,
      cost,
      shortest: body[0],
      longest: body[1],
      perCharacter: longNames.has(label) ? 0.5 : 1.4,
    })),
  ),
  ({ word }) => word,
);

/** A section is itself an ending: 诚信三区 is a place though 诚信 says nothing. */
const sectionAsEnding = {
  state: stateOf('place'),
  sections: null,
  cost: 1,
  shortest: 2,
  longest: 6,
  perCharacter: 0.5,
};

const [group, cluster] = [codeOf('组'), codeOf('团')];

const longestBody = 16;
const place = stateOf('place');

const none: readonly FoundEnding[] = [];

/** Every word that may end a name and begins at a place, with the section behind it. */
export function endingsAt(codes: Int32Array, at: number): readonly FoundEnding[] {
  let found: FoundEnding[] | null = null;
  wordsAt(endings, codes, at, (forms, end) => {
    found ??= [];
    for (const ending of forms) {
      found.push(foundAs(ending, end, ending.cost));
      const section = ending.sections ? sectionEnd(codes, end, ending.sections) : null;
      if (section !== null) found.push(foundAs(ending, section, ending.cost - 0.3));
    }
  });
  const section = sectionEnd(codes, at, estateSections);
  if (section === null) return found ?? none;
  return [...(found ?? none), { ...sectionAsEnding, end: section }];
}

function foundAs(ending: Ending, end: number, cost: number): FoundEnding {
  const { state, sections, shortest, longest, perCharacter } = ending;
  return { state, sections, shortest, longest, perCharacter, cost, end };
}

/** 二期, A区, 东苑: the end of a section that begins here. */
function sectionEnd(codes: Int32Array, from: number, sections: readonly number[]): number | null {
  let at = from;
  while (at < from + 3 && is(codes[at]!, kinds.chineseNumeral | kinds.alphanumeric)) at++;
  if (at === from && is(codes[at]!, kinds.side)) at++;
  if (at === from) return null;
  if (codes[at] === group && codes[at + 1] === cluster) return at + 2;
  return sections.includes(codes[at]!) ? at + 1 : null;
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
  const isSide = is(codes[from]!, kinds.side);
  for (let at = from; at < textLength && at - from <= longestBody; at++) {
    const length = at - from;
    if (at > from && gaps[at]) doubt += 1;
    for (const { end, state, cost, shortest, longest, perCharacter } of found[at]!) {
      if (length < shortest || length > longest) continue;
      const total = cost + doubt + lengthCost(length, perCharacter, isSide);
      if (state === null) pass(lattice, end, 'remainder', total);
      else relax(lattice, end, state, total);
    }
    if (boundaries.endsBefore[at] && length >= 2 && length <= 12)
      relax(lattice, at, place, 3 + doubt + 0.35 * length);
    const cost = boundaries.inside[at]!;
    if (cost === Infinity) return;
    if (length > 0 || cost < 1) doubt += cost;
  }
}

/**
 * Names have two or three characters before their ending as a rule. One is rare, and 东路 is mostly the end of a longer
 * name; what each one beyond the third costs depends on the kind.
 */
function lengthCost(length: number, perCharacter: number, isSide: boolean): number {
  if (length === 1) return isSide ? 2.6 : 0.8;
  return length <= 3 ? 0 : (length - 3) * perCharacter;
}
