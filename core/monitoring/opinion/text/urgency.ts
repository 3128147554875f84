import {
  urgencyDenials,
  type UrgencyMark,
  urgencyMarks,
  urgencyWords,
} from '../../../../schemas/opinion/urgency.ts';

/** A mark with the words that made it, where they stand in the text. */
export interface UrgencyReason {
  mark: UrgencyMark;
  words: string;
  start: number;
}

const patterns = urgencyMarks.map((mark) => ({
  mark,
  pattern: new RegExp(urgencyWords[mark].join('|'), 'gu'),
}));
const denied = new RegExp(`(?:${urgencyDenials.join('|')})(?:人员|造成|出现|发生|任何|人)?$`, 'u');
const denialReach = 8;

/** Every word of a text that says it cannot wait; of injuries those that are not denied. */
export function urgencyOf(text: string): UrgencyReason[] {
  return patterns.flatMap(({ mark, pattern }) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => mark !== 'hurt' || !isDenied(text, index))
      .map(({ 0: words, index }) => ({ mark, words, start: index })),
  );
}

/** The marks as bits, by their order in `urgencyMarks`. */
export function urgencyBits(text: string): number {
  return urgencyOf(text).reduce((bits, { mark }) => bits | (1 << urgencyMarks.indexOf(mark)), 0);
}

/** The marks that bits stand for. */
export function marksOfBits(bits: number): UrgencyMark[] {
  return urgencyMarks.filter((_, at) => (bits & (1 << at)) !== 0);
}

function isDenied(text: string, at: number): boolean {
  return denied.test(text.slice(Math.max(0, at - denialReach), at));
}
