import { foldForWords } from './domain-word.ts';

/** Longer texts are cut: nobody searches what stands behind. */
export const longestText = 20_000;

/** Where a run of characters ends, as the second half of its last pair. */
const end = 0;

/**
 * The terms by which a text is found: each pair of neighbouring characters as one number, and the last character of a run of
 * letters, digits or Han with nothing behind it. Pairs need no dictionary: whatever a segmenter cuts elsewhere is found all the same.
 *
 * @param visit is given each term as often as it stands there
 */
export function forEachTerm(text: string, visit: (term: number) => void): void {
  const folded = foldForWords(text);
  const length = Math.min(folded.length, longestText);
  let before = 0;
  for (let at = 0; at <= length; at++) {
    const code = at < length ? folded.charCodeAt(at) : 0;
    const letter = isLetter(code) ? code : end;
    if (before !== end) visit(termOf(before, letter));
    before = letter;
  }
}

/** A pair of UTF-16 units as a signed 32-bit number; those that begin alike stand side by side. */
export function termOf(first: number, second: number): number {
  return (first << 16) | second;
}

function isLetter(code: number): boolean {
  if (code < 0x3400) return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
  return code <= 0x9fff || (code >= 0xd800 && code <= 0xdfff);
}

/** Columns of postings that grow. */
export interface Postings {
  /** Adds the terms of one text. Returns how many there are, with repetitions. */
  add(ticket: number, text: string): number;
  /** What was added since, and begins anew. */
  take(): { terms: Int32Array; tickets: Int32Array; times: Uint8Array };
}

const mostTimes = 255;

/** Collects the terms of texts, each once a text with how often it stands there. */
export function openPostings(): Postings {
  const scratch = new Int32Array(longestText + 1);
  let room = 1 << 16;
  let size = 0;
  let terms = new Int32Array(room);
  let tickets = new Int32Array(room);
  let times = new Uint8Array(room);

  function push(term: number, ticket: number, count: number): void {
    if (size === room) grow();
    terms[size] = term;
    tickets[size] = ticket;
    times[size++] = Math.min(count, mostTimes);
  }

  function grow(): void {
    room *= 2;
    terms = copied(terms, new Int32Array(room));
    tickets = copied(tickets, new Int32Array(room));
    times = copied(times, new Uint8Array(room));
  }

  return {
    add(ticket, text) {
      let count = 0;
      forEachTerm(text, (term) => (scratch[count++] = term));
      const sorted = scratch.subarray(0, count).sort();
      for (let at = 0; at < count;) {
        const first = at;
        while (at < count && sorted[at] === sorted[first]) at++;
        push(sorted[first]!, ticket, at - first);
      }
      return count;
    },
    take() {
      const taken = {
        terms: terms.slice(0, size),
        tickets: tickets.slice(0, size),
        times: times.slice(0, size),
      };
      size = 0;
      return taken;
    },
  };
}

function copied<Column extends Int32Array | Uint8Array>(from: Column, to: Column): Column {
  to.set(from);
  return to;
}
