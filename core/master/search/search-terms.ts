import type { MatchedBy } from '../../../schemas/api/master/entities.ts';

/** How well a field meets the words: 0 whole, 1 from the beginning, 2 somewhere in it. */
export type Closeness = 'whole' | 'beginning' | 'anywhere';

/** One way in which the words may be meant: what they are looked for in, and how much of it they must be. */
export interface Reading {
  by: MatchedBy;
  /** The words as this reading takes them. */
  text: string;
  /** The loosest that counts. */
  atLeast: Closeness;
}

/** Fewer digits than these begin too many numbers. */
const leastDigits = 6;
const code = /^[0-9A-Za-z][0-9A-Za-z()*#-]*$/;

/** What the words of a search may be: several readings, all of which are looked for. */
export function readWords(words: string): Reading[] {
  const text = words.normalize('NFKC').replace(/\s+/g, '');
  if (/^[a-z]{1,12}$/i.test(text) && text.length < leastDigits + 6)
    return [...initials(text), ...(text.length >= leastDigits ? numbers(text) : [])];
  if (code.test(text)) return numbers(text);
  return [
    { by: 'name', text, atLeast: 'anywhere' },
    ...(text.length >= 2 ? [{ by: 'address', text, atLeast: 'anywhere' } as const] : []),
  ];
}

function initials(text: string): Reading[] {
  return [{ by: 'initials', text: text.toLowerCase(), atLeast: 'beginning' }];
}

function numbers(text: string): Reading[] {
  const upper = text.toUpperCase();
  const atLeast = upper.length >= leastDigits ? 'beginning' : 'whole';
  return [
    { by: 'number', text: upper, atLeast },
    { by: 'code', text: upper, atLeast },
  ];
}
