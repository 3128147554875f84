import type { Likeness } from './likeness.ts';

/**
 * When a ticket is of the same matter as an event, as data that are shown beside every group: cosines between its grams and those of the
 * event's centre. They were set by reading groups of public 12345 data; bench/hot-issues measures what they are worth there.
 */
export const groupingRules = {
  /** Days without a ticket after which an event is over. */
  lull: 90,
  /** A ticket joins when it is so alike on the whole, … */
  whole: 0.32,
  /** … in what names the place, … */
  place: 0.35,
  /** … and in the rest: another matter at the same place is another event. */
  matter: 0.2,
  /** The less sure the place, the more of the matter must agree: its likeness and this share of the place's make at least … */
  placeShare: 0.25,
  /** … so much. */
  together: 0.42,
  /** So alike on the whole it is the same text, whatever names its place. */
  copy: 0.7,
  /** Two events whose centres are so alike are one. */
  oneCentre: 0.45,
  /** After a lull as long as the longest, a ticket must be so much more alike on the whole. */
  afterLull: 0.08,
} as const;

/** Whether a ticket that comes so many days after an event's last one is of the same matter. */
export function isSameMatter(likeness: Likeness, days: number): boolean {
  const more = (groupingRules.afterLull * Math.max(0, days)) / groupingRules.lull;
  return isAlike(likeness, groupingRules.whole + more);
}

/** Whether two events are one. */
export function isOneEvent(likeness: Likeness): boolean {
  return isAlike(likeness, groupingRules.oneCentre);
}

function isAlike({ whole, place, matter }: Likeness, least: number): boolean {
  const { copy, placeShare, together } = groupingRules;
  if (whole >= copy) return true;
  const isPlaced = place >= groupingRules.place && matter >= groupingRules.matter;
  return whole >= least && isPlaced && matter + placeShare * place >= together;
}
