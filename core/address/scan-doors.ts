import type { FoldedText } from './fold-text.ts';
import { belowGround, doorForms, floorWords, sideMarks } from './forms/door-forms.ts';
import { stateOf } from './forms/labels.ts';
import { isAlphanumeric, isChineseNumeral, isLetter } from './numerals.ts';
import { trieOf, wordsAt } from './trie.ts';

/** A stretch that may be a door's component. */
export interface Door {
  end: number;
  state: number;
  cost: number;
}

const [number, building, unit, floor, room] = (['number', 'building', 'unit', 'floor', 'room'] as const).map(stateOf) as [
  number, number, number, number, number,
];

const forms = trieOf(
  doorForms.flatMap(({ label, endings, cost, sides }) =>
    endings.split(' ').map((word) => ({ word, state: stateOf(label), cost, takesSide: sides ?? false })),
  ),
  ({ word }) => word,
);
const floors = trieOf(floorWords.keys(), (word) => word);

/** How long a run of digits and letters may be to count as a number of a door: telephone numbers are longer. */
const longestRun = 6;

/** Every component of a door that may begin at a place. */
export function doorsAt(text: FoldedText, from: number): Door[] {
  const { characters } = text;
  const doors: Door[] = [];
  const add = (end: number, state: number, cost: number) => doors.push({ end, state, cost });
  wordsAt(floors, characters, from, (_, end) => add(end, floor, 0));
  addBelowGround(characters, from, add);
  if (from > 0 && isAlphanumeric(characters[from]) && isAlphanumeric(characters[from - 1])) return doors;
  if (isChineseNumeral(characters[from]) && isChineseNumeral(characters[from - 1])) return doors;
  const start = characters[from] === '第' ? from + 1 : from;
  addNumeral(characters, start, numeralEnd(characters, start), add);
  addSide(characters, start, add);
  if (start === from) addBare(characters, from, add);
  return doors;
}

type Add = (end: number, state: number, cost: number) => void;

/** The end of the digits and letters, or of the Chinese numeral, that begin here; `from` where none does. */
export function numeralEnd(characters: readonly string[], from: number): number {
  let at = from;
  if (isAlphanumeric(characters[at])) {
    while (isAlphanumeric(characters[at])) at++;
    return at - from > longestRun ? from : at;
  }
  while (at < from + 6 && isChineseNumeral(characters[at])) at++;
  return at;
}

function addNumeral(characters: readonly string[], from: number, end: number, add: Add): void {
  if (end === from) return;
  addForms(characters, end, false, add);
  if (sideMarks.includes(characters[end] ?? ' ')) addForms(characters, end + 1, false, add);
  const joined = joinedEnd(characters, end);
  if (joined === end) return;
  wordsAt(forms, characters, joined, (found, formEnd) => {
    for (const { state, cost } of found) {
      const fits = state === room ? isRoomRange(from, end) : state === number;
      if (fits) add(formEnd, state, cost);
    }
  });
}

function addForms(characters: readonly string[], at: number, isSide: boolean, add: Add): void {
  wordsAt(forms, characters, at, (found, end) => {
    for (const { state, cost, takesSide } of found) {
      if (isSide && !takesSide) continue;
      add(end, state, cost);
      if (state === number) addAnnex(characters, end, cost, add);
    }
  });
}

/** 12号附1号, 12号之1, 12号-1: a number of its own. */
function addAnnex(characters: readonly string[], from: number, cost: number, add: Add): void {
  const sign = characters[from];
  if (sign !== '附' && sign !== '之' && sign !== '-') {
    if ('甲乙丙丁'.includes(sign ?? ' ')) add(from + 1, number, cost);
    return;
  }
  const end = numeralEnd(characters, from + 1);
  if (end === from + 1) return;
  const isClosed = characters[end] === '号';
  if (sign !== '-' || isClosed) add(isClosed ? end + 1 : end, number, cost - 0.6);
}

/** 12-3, 12-3-1, 415/416: the end of what is joined to a numeral. */
function joinedEnd(characters: readonly string[], from: number): number {
  let at = from;
  while (isJoint(characters[at]) && isAlphanumeric(characters[at + 1])) {
    const end = numeralEnd(characters, at + 1);
    if (end === at + 1) return at;
    at = end;
  }
  return at;
}

function isJoint(character: string | undefined): boolean {
  return character === '-' || character === '/' || character === '.' || character === '、';
}

/** 301-302 and 301-2 are one room or several; 2-301 is a unit and a room. */
function isRoomRange(from: number, end: number): boolean {
  return end - from >= 3;
}

function addSide(characters: readonly string[], from: number, add: Add): void {
  if (!sideMarks.includes(characters[from] ?? ' ')) return;
  addForms(characters, from + 1, true, add);
  const end = numeralEnd(characters, from + 1);
  if (end > from + 1) addForms(characters, end, false, add);
}

function addBelowGround(characters: readonly string[], from: number, add: Add): void {
  for (const word of belowGround) {
    if (![...word].every((character, k) => characters[from + k] === character)) continue;
    if (word === '-' && isAlphanumeric(characters[from - 1])) continue;
    const start = from + word.length;
    const end = numeralEnd(characters, start);
    if (end > start && (characters[end] === '层' || characters[end] === '楼')) add(end + 1, floor, 0);
  }
}

/** 5F: the letter belongs to the run. */
function isStorey(characters: readonly string[], from: number, end: number): boolean {
  return end - from >= 2 && end - from <= 3 && characters[end - 1] === 'F' && !isLetter(characters[from]!);
}

/** Numerals that no word follows: 12-3-301, 文一路98, 12幢301. */
function addBare(characters: readonly string[], from: number, add: Add): void {
  const end = numeralEnd(characters, from);
  const length = end - from;
  if (length === 0) return;
  if (!isAlphanumeric(characters[from])) {
    if (length >= 3) add(end, room, 1);
    return;
  }
  const isJoined = isJoint(characters[from - 1]);
  const joins = isJoint(characters[end]) && isAlphanumeric(characters[end + 1]);
  if (isStorey(characters, from, end)) add(end, floor, 0.5);
  if (joins && length <= 4) add(end, building, 1);
  if (joins && length <= 2) add(end, unit, isJoined ? 1 : 1.2);
  if (isJoined && !joins && length <= 2) add(end, unit, 2.2);
  if (!joins) add(end, room, isJoined || length >= 3 ? 0.7 : 2);
  add(end, number, 2.5);
  const joined = joinedEnd(characters, end);
  if (joined === end) return;
  add(joined, number, 2.3);
  if (isRoomRange(from, end)) add(joined, room, 1.5);
}
