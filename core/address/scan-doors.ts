import { codeOf, is, kinds, sideMarks } from './characters.ts';
import { belowGround, doorForms, floorWords } from './forms/door-forms.ts';
import { stateOf } from './forms/labels.ts';
import { numeralEnd } from './numerals.ts';
import { wordList, wordsAt } from './dictionary.ts';

/** A stretch that may be a door's component. */
export interface Door {
  end: number;
  state: number;
  cost: number;
}

const [group, number, building, unit, floor, room] = (
  ['group', 'number', 'building', 'unit', 'floor', 'room'] as const
).map(stateOf) as [number, number, number, number, number, number];

const forms = wordList(
  doorForms.flatMap(({ label, endings, cost, sides }) =>
    endings.split(' ').map((word) => ({ word, state: stateOf(label), cost, takesSide: sides ?? false })),
  ),
  ({ word }) => word,
);
const floors = wordList(floorWords.keys(), (word) => word);

const none: readonly Door[] = [];

/** What a door may begin with besides numerals. */
const beginnings = new Set(
  [...sideMarks, ...[...belowGround, ...floorWords.keys()].map((word) => word[0]!), '第'].map(codeOf),
);
const [ordinal, annex, of, dash, sign, storey, floorSign, letterF, village] = [...'第附之-号层楼F村'].map(
  codeOf,
);
const ranks = [...'甲乙丙丁'].map(codeOf);
const below = belowGround.map((word) => [...word].map(codeOf));

/** Every component of a door that may begin at a place. */
export function doorsAt(codes: Int32Array, from: number): readonly Door[] {
  if (!is(codes[from]!, kinds.alphanumeric | kinds.chineseNumeral) && !beginnings.has(codes[from]!))
    return none;
  const doors: Door[] = [];
  wordsAt(floors, codes, from, (_, end) => doors.push({ end, state: floor, cost: 0 }));
  addBelowGround(codes, from, doors);
  if (isInsideNumeral(codes, from)) return doors;
  const storeyAt = storeyEnd(codes, from);
  if (storeyAt > 0) doors.push({ end: storeyAt, state: floor, cost: 0.5 });
  const start = codes[from] === ordinal ? from + 1 : from;
  addNumeral(codes, start, numeralEnd(codes, start), doors);
  addSide(codes, start, doors);
  if (start === from) addBare(codes, from, doors);
  return doors;
}

function isInsideNumeral(codes: Int32Array, at: number): boolean {
  if (at === 0 || storeyEnd(codes, at - 2) === at) return false;
  const kind = is(codes[at]!, kinds.alphanumeric) ? kinds.alphanumeric : kinds.chineseNumeral;
  return is(codes[at]!, kind) && is(codes[at - 1]!, kind);
}

function addNumeral(codes: Int32Array, from: number, end: number, doors: Door[]): void {
  if (end === from) return;
  addForms(codes, end, false, doors);
  if (is(codes[end]!, kinds.side)) addForms(codes, end + 1, false, doors);
  const joined = joinedEnd(codes, end);
  if (joined === end) return;
  wordsAt(forms, codes, joined, (found, formEnd) => {
    for (const { state, cost } of found) {
      const fits = state === room ? isRoomRange(from, end) : state === number;
      if (fits) doors.push({ end: formEnd, state, cost });
    }
  });
}

function addForms(codes: Int32Array, at: number, isSide: boolean, doors: Door[]): void {
  wordsAt(forms, codes, at, (found, end) => {
    for (const { state, cost, takesSide } of found) {
      if (isSide && !takesSide) continue;
      doors.push({ end, state, cost });
      if (state === number) addAnnex(codes, end, cost, doors);
    }
  });
}

/** 12号附1号, 12号之1, 12号-1: a number of its own. */
function addAnnex(codes: Int32Array, from: number, cost: number, doors: Door[]): void {
  const link = codes[from]!;
  if (ranks.includes(link)) doors.push({ end: from + 1, state: number, cost });
  if (link !== annex && link !== of && link !== dash) return;
  const end = numeralEnd(codes, from + 1);
  if (end === from + 1) return;
  const isClosed = codes[end] === sign;
  if (link !== dash || isClosed)
    doors.push({ end: isClosed ? end + 1 : end, state: number, cost: cost - 0.6 });
}

/** 12-3, 12-3-1, 415/416: the end of what is joined to a numeral. */
function joinedEnd(codes: Int32Array, from: number): number {
  let at = from;
  while (is(codes[at]!, kinds.joint) && is(codes[at + 1]!, kinds.alphanumeric)) {
    const end = numeralEnd(codes, at + 1);
    if (end === at + 1) return at;
    at = end;
  }
  return at;
}

/** 301-302 and 301-2 are one room or several; 2-301 is a unit and a room. */
function isRoomRange(from: number, end: number): boolean {
  return end - from >= 3;
}

function addSide(codes: Int32Array, from: number, doors: Door[]): void {
  if (!is(codes[from]!, kinds.side)) return;
  addForms(codes, from + 1, true, doors);
  const stands = from > 0 && is(codes[from - 1]!, kinds.joint) && is(codes[from + 1]!, kinds.joint);
  if (stands) doors.push({ end: from + 1, state: unit, cost: 0.5 });
  const end = numeralEnd(codes, from + 1);
  if (end > from + 1) addForms(codes, end, !ranks.includes(codes[from]!), doors);
}

function addBelowGround(codes: Int32Array, from: number, doors: Door[]): void {
  for (const word of below) {
    if (codes[from] !== word[0] || (word.length > 1 && codes[from + 1] !== word[1])) continue;
    if (word[0] === dash && from > 0 && is(codes[from - 1]!, kinds.alphanumeric)) continue;
    const start = from + word.length;
    const end = numeralEnd(codes, start);
    if (end > start && (codes[end] === storey || codes[end] === floorSign))
      doors.push({ end: end + 1, state: floor, cost: 0 });
  }
}

/** 村3-12 is 3组12号; a longer numeral behind 3- is a flat's, and 3-12号 a number of its own. */
function isShortNumeral(codes: Int32Array, from: number): boolean {
  const end = numeralEnd(codes, from);
  return end > from && end - from <= 2 && !is(codes[end]!, kinds.joint) && codes[end] !== sign;
}

/** 5F, 12F1203: the end of a storey that begins here, or -1; the letter belongs to the run. */
function storeyEnd(codes: Int32Array, from: number): number {
  if (from < 0 || !isDigit(codes[from]!)) return -1;
  const end = isDigit(codes[from + 1]!) ? from + 2 : from + 1;
  return codes[end] === letterF ? end + 1 : -1;
}

function isDigit(code: number): boolean {
  return is(code, kinds.alphanumeric) && !is(code, kinds.letter);
}

/** Numerals that no word follows: 12-3-301, 文一路98, 12幢301. */
function addBare(codes: Int32Array, from: number, doors: Door[]): void {
  const end = numeralEnd(codes, from);
  const length = end - from;
  if (length === 0) return;
  if (!is(codes[from]!, kinds.alphanumeric)) {
    if (length >= 3) doors.push({ end, state: room, cost: 1 });
    return;
  }
  const isJoined = from > 0 && is(codes[from - 1]!, kinds.joint);
  const joins = is(codes[end]!, kinds.joint) && is(codes[end + 1]!, kinds.alphanumeric | kinds.side);
  if (joins && length <= 4) doors.push({ end, state: building, cost: 1 });
  if (joins && from > 0 && codes[from - 1] === village && isShortNumeral(codes, end + 1))
    doors.push({ end, state: group, cost: 0.2 });
  if (joins && length <= 2) doors.push({ end, state: unit, cost: isJoined ? 1 : 1.2 });
  if (isJoined && !joins && length <= 2) doors.push({ end, state: unit, cost: 1.2 });
  if (!joins) doors.push({ end, state: room, cost: length >= 3 ? 0.7 : 2 });
  doors.push({ end, state: number, cost: 2.5 });
  const joined = joinedEnd(codes, end);
  if (joined === end) return;
  doors.push({ end: joined, state: number, cost: 2.3 });
  if (isRoomRange(from, end)) doors.push({ end: joined, state: room, cost: 1.5 });
}
