import type { Likeness } from './likeness.ts';

/**
 * When a ticket is of the same matter as an event, as data that are shown beside every group: cosines between its grams and those of the
 * event's centre. They were set by reading groups of public 12345 data; bench/hot-issues measures what they are worth there.
 */
export const groupingRules = {
  /** Days without another ticket after which an event of one ticket is over, … */
  lull: 30,
  /** … for how many more of them it waits for each further ticket, … */
  patience: 10,
  /** … and how many at most. */
  longestLull: 90,
  /** A ticket joins when it is so alike on the whole, … */
  whole: 0.32,
  /** … in what names the place, … */
  place: 0.35,
  /** … and in the rest: another matter at the same place is another event. */
  matter: 0.2,
  /** Of a ticket that is filed under another category so much must agree. */
  otherCategory: 0.5,
  /** The less sure the place, the more of the matter must agree: its likeness and this share of the place's make at least … */
  placeShare: 0.25,
  /** … so much. */
  together: 0.42,
  /** What names no place must be so alike on the whole: the same text again. */
  copy: 0.7,
  /** Two events whose centres are so alike are one. */
  oneCentre: 0.45,
  /** After the longest lull a ticket must be so much more alike on the whole; after shorter ones less. */
  afterLull: 0.3,
} as const;

/** Days without another ticket after which an event of so many tickets is over. */
export function lullOf(tickets: number): number {
  const { lull, patience, longestLull } = groupingRules;
  return Math.min(longestLull, lull + patience * (tickets - 1));
}

/** Whether a ticket is of the same matter as an event that has so many tickets, with so many days between. */
export function isSameMatter(
  likeness: Likeness,
  event: { days: number; tickets: number; isDoubtful: boolean },
): boolean {
  const { longestLull, afterLull, whole } = groupingRules;
  if (event.days > lullOf(event.tickets)) return false;
  if (event.isDoubtful && likeness.matter < groupingRules.otherCategory) return false;
  return isAlike(likeness, whole + (afterLull * event.days) / longestLull);
}

/** Whether two events are one. */
export function isOneEvent(likeness: Likeness): boolean {
  return isAlike(likeness, groupingRules.oneCentre);
}

function isAlike({ whole, place, matter }: Likeness, least: number): boolean {
  const { copy, placeShare, together } = groupingRules;
  if (place === null) return whole >= copy;
  if (whole < least || place < groupingRules.place) return false;
  return matter >= groupingRules.matter && matter + placeShare * place >= together;
}
