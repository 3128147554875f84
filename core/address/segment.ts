import { codeOf, insideCost, is, kinds } from './characters.ts';
import { longest, type FoldedText } from './fold-text.ts';
import { stateOf } from './forms/labels.ts';
import { connectives, fillers, notes, positionWords } from './forms/words.ts';
import type { Gazetteer, KnownName } from './gazetteer.ts';
import {
  begin,
  cheapestReading,
  createLattice,
  moveTo,
  pass,
  relax,
  type Lattice,
  type Step,
} from './lattice.ts';
import { numeralEnd } from './numerals.ts';
import type { Region } from './region.ts';
import { doorsAt, type Door } from './scan-doors.ts';
import { endingsAt, offerNames, type FoundEnding, type NameBoundaries } from './scan-names.ts';
import { wordList, wordsAt } from './dictionary.ts';

interface PlainWord {
  word: string;
  label: 'filler' | 'remainder';
  cost: number;
}

const plainWords = wordList<PlainWord>(
  [
    ...positionWords.map((word) => ({
      word,
      label: 'remainder' as const,
      cost: word.length === 1 ? 1.5 : 1,
    })),
    ...notes.map((word) => ({ word, label: 'remainder' as const, cost: 1 })),
    ...connectives.map((word) => ({ word, label: 'filler' as const, cost: 1.2 })),
    ...fillers.map((word) => ({ word, label: 'filler' as const, cost: 0.5 })),
  ],
  ({ word }) => word,
);

/** What a character costs that nothing explains. */
const unknownCost = 2.2;

/** Reads folded texts, one after another. */
export interface Segmenter {
  /** The cheapest sequence of names, doors and rest, and the last division it is sure of. */
  segment(text: FoldedText): { steps: Step[]; region: Region };
  /** How many stretches were weighed so far: the work grows as the texts do. */
  work(): number;
}

export function createSegmenter(gazetteer: Gazetteer): Segmenter {
  const lattice = createLattice(longest, gazetteer.home);
  const boundaries = emptyBoundaries();
  const doors: (readonly Door[])[] = [];
  const endings: (readonly FoundEnding[])[] = [];

  return {
    segment(text) {
      const { codes, length } = text;
      for (let at = 0; at < length; at++) {
        doors[at] = doorsAt(codes, at);
        endings[at] = endingsAt(codes, at);
        setBoundary(boundaries, text, at, doors[at]!.length > 0);
      }
      begin(lattice, length);
      for (let from = 0; from < length; from++) {
        if (!moveTo(lattice, from)) continue;
        offerPlain(codes, from, lattice);
        offerKnown(text, gazetteer, from, lattice);
        offerNames(text, endings, boundaries, from, lattice);
        for (const { end, state, cost } of doors[from]!) relax(lattice, end, state, cost);
      }
      return cheapestReading(lattice);
    },
    work: () => lattice.work,
  };
}

function emptyBoundaries(): NameBoundaries {
  return {
    endsBefore: new Uint8Array(longest),
    beginsBadly: new Float32Array(longest),
    inside: new Float32Array(longest),
  };
}

function setBoundary(
  boundaries: NameBoundaries,
  { codes, length }: FoldedText,
  at: number,
  isDoor: boolean,
): void {
  const isPosition = isPositionAt(codes, at, length);
  boundaries.endsBefore[at] = isPosition || isDoor ? 1 : 0;
  boundaries.beginsBadly[at] = isPosition ? 2 : beginningDoubt(codes, at);
  boundaries.inside[at] = insideCost(codes[at]!);
}

/** Whether a word of position begins here: it ends a name that has no ending of its own. */
function isPositionAt(codes: Int32Array, at: number, length: number): boolean {
  let found = codes[at] === beside && at + 1 === length;
  wordsAt(plainWords, codes, at, (words) => {
    found ||= words.some(({ word, label }) => label === 'remainder' && word.length > 1);
  });
  return found;
}

const beside = codeOf('旁');
const streetEndings: ReadonlySet<number> = new Set([...'路街道巷弄'].map(codeOf));
const beginningCosts = new Float32Array(0x10000);
for (const character of '市区县镇乡路街') beginningCosts[codeOf(character)] = 1.5;
for (const character of '号幢栋室层弄') beginningCosts[codeOf(character)] = 4;

/** What it costs behind a road, where these words lead on to the next: 与 hardly begins a name, 和 does. */
const connectiveCosts = new Map(connectives.map((word) => [codeOf(word), word === '与' ? 3 : 1.5]));

/** What it costs that a name begins here: seldom with a word that ends others, or with 与 behind a road. */
function beginningDoubt(codes: Int32Array, at: number): number {
  if (at > 0 && streetEndings.has(codes[at - 1]!)) {
    const cost = connectiveCosts.get(codes[at]!);
    if (cost !== undefined) return cost;
  }
  return beginningCosts[codes[at]! & 0xffff]!;
}

function offerPlain(codes: Int32Array, from: number, lattice: Lattice): void {
  const distance = is(codes[from]!, mayBeginDistance) ? distanceEnd(codes, from) : null;
  if (distance !== null) pass(lattice, distance, 'remainder', 1);
  wordsAt(plainWords, codes, from, (words, end) => {
    for (const { label, cost } of words) pass(lattice, end, label, cost);
  });
  if (!is(codes[from]!, kinds.name)) pass(lattice, from + 1, 'filler', 0);
  else if (!is(codes[from]!, kinds.alphanumeric)) pass(lattice, from + 1, 'remainder', unknownCost);
  else {
    let end = from + 1;
    while (is(codes[end]!, kinds.alphanumeric)) end++;
    pass(lattice, end, 'remainder', 3);
  }
}

const [metre, kilo, metres] = [...'米公里'].map(codeOf);
const mayBeginDistance = kinds.alphanumeric | kinds.chineseNumeral | kinds.heading;

/** 东50米, 约200米, 西北2公里: the end of a distance that begins here. */
function distanceEnd(codes: Int32Array, from: number): number | null {
  let at = from;
  while (at < from + 3 && is(codes[at]!, kinds.heading)) at++;
  const end = numeralEnd(codes, at);
  if (end === at) return null;
  if (codes[end] === metre) return end + 1;
  return codes[end] === kilo && codes[end + 1] === metres ? end + 2 : null;
}

function offerKnown({ codes, gaps }: FoldedText, { names }: Gazetteer, from: number, lattice: Lattice): void {
  wordsAt<KnownName[]>(names, codes, from, (meanings, end) => {
    let doubt = 0;
    for (let at = from + 1; at < end; at++) if (gaps[at]) doubt += 0.5;
    for (const name of meanings) relax(lattice, end, stateOf(name.label), name.cost + doubt, name);
  });
}
