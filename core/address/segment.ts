import { isNameCharacter } from './characters.ts';
import type { FoldedText } from './fold-text.ts';
import { stateOf } from './forms/labels.ts';
import { connectives, fillers, positionWords } from './forms/words.ts';
import type { Gazetteer, KnownName } from './gazetteer.ts';
import type { Lattice, Step } from './lattice.ts';
import { isAlphanumeric } from './numerals.ts';
import { doorsAt, numeralEnd } from './scan-doors.ts';
import { findNameEndings, offerNames, type NameBoundaries } from './scan-names.ts';
import { trieOf, wordsAt } from './trie.ts';

interface PlainWord {
  word: string;
  label: 'filler' | 'remainder';
  cost: number;
}

const plainWords = trieOf<PlainWord>(
  [
    ...positionWords.map((word) => ({ word, label: 'remainder' as const, cost: word.length === 1 ? 1.5 : 1 })),
    ...connectives.map((word) => ({ word, label: 'filler' as const, cost: 1.2 })),
    ...fillers.map((word) => ({ word, label: 'filler' as const, cost: 0.5 })),
  ],
  ({ word }) => word,
);

/** What a known name costs by its form; names of the customer's own addresses cost nothing. */
const knownCosts = { full: 0, short: 1, bare: 1.5 };

/** What a character costs that nothing explains. */
const unknownCost = 2.2;

/** Reads a folded text: the cheapest sequence of names, doors and rest. Its work grows as the text does. */
export function segment(
  text: FoldedText,
  gazetteer: Gazetteer,
  lattice: Lattice,
): { steps: Step[]; code: string } {
  const { characters } = text;
  const doors = characters.map((_, at) => doorsAt(text, at));
  const endings = findNameEndings(text);
  const positions = characters.map((_, at) => isPosition(characters, at));
  const boundaries: NameBoundaries = {
    endsBefore: characters.map((_, at) => doors[at]!.length > 0 || positions[at]!),
    beginsBadly: characters.map((_, at) => beginningDoubt(characters, positions, at)),
  };
  lattice.begin(characters.length);
  for (let from = 0; from < characters.length; from++) {
    offerPlain(characters, from, lattice);
    offerKnown(text, gazetteer, from, lattice);
    offerNames(text, endings, boundaries, from, lattice);
    for (const { end, state, cost } of doors[from]!) lattice.relax(from, end, state, cost);
  }
  return lattice.path();
}

/** Whether a word of position begins here: it ends a name that has no ending of its own. */
function isPosition(characters: readonly string[], at: number): boolean {
  let found = characters[at] === '旁' && at + 1 === characters.length;
  wordsAt(plainWords, characters, at, (words) => {
    found ||= words.some(({ word, label }) => label === 'remainder' && word.length > 1);
  });
  return found;
}

/** What it costs that a name begins here: seldom with a word of position, or with 与 behind a road. */
function beginningDoubt(characters: readonly string[], positions: readonly boolean[], at: number): number {
  if (positions[at]) return 2;
  const followsRoad = '路街道巷弄'.includes(characters[at - 1] ?? ' ');
  if (!followsRoad || !connectives.includes(characters[at]!)) return 0;
  return characters[at] === '与' ? 3 : 1.5;
}

function offerPlain(characters: readonly string[], from: number, lattice: Lattice): void {
  const character = characters[from]!;
  const distance = distanceEnd(characters, from);
  if (distance !== null) lattice.pass(from, distance, 'remainder', 1);
  wordsAt(plainWords, characters, from, (words, end) => {
    for (const { label, cost } of words) lattice.pass(from, end, label, cost);
  });
  if (!isNameCharacter(character)) lattice.pass(from, from + 1, 'filler', 0);
  else if (!isAlphanumeric(character)) lattice.pass(from, from + 1, 'remainder', unknownCost);
  else {
    let end = from + 1;
    while (isAlphanumeric(characters[end])) end++;
    lattice.pass(from, end, 'remainder', 3);
  }
}

/** 东50米, 约200米, 西北2公里: the end of a distance that begins here. */
function distanceEnd(characters: readonly string[], from: number): number | null {
  let at = from;
  while (at < from + 3 && '东西南北约往向'.includes(characters[at] ?? ' ')) at++;
  const end = numeralEnd(characters, at);
  if (end === at) return null;
  if (characters[end] === '米') return end + 1;
  return characters[end] === '公' && characters[end + 1] === '里' ? end + 2 : null;
}

function offerKnown({ characters, gaps }: FoldedText, { names }: Gazetteer, from: number, lattice: Lattice): void {
  wordsAt<KnownName[]>(names, characters, from, (meanings, end) => {
    let doubt = 0;
    for (let at = from + 1; at < end; at++) if (gaps[at]) doubt += 0.5;
    for (const name of meanings)
      lattice.relax(from, end, stateOf(name.label), knownCosts[name.form] + doubt, name);
  });
}
