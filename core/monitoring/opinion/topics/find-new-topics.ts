import { countTails } from '../../risk/detect/numbers/count-tails.ts';
import { discoveries } from '../../risk/detect/false-discovery.ts';

/** A word with the requests of the last days in which it stands. */
export interface RecentWord {
  word: string;
  tickets: readonly number[];
  /** Requests with it in the time before, which lasted `beforeDays` at the same pace. */
  before: number;
}

/** A word that came up, with how likely chance alone does that. */
export interface NewWord extends RecentWord {
  pValue: number;
}

/**
 * When words are new, as data: the fewest requests with one, how many times as often as before, the share of what is told that may be
 * false, and the share of their requests that two words must have in common to be of one topic.
 */
export const newTopicRules = { fewest: 5, times: 10, falseDiscovery: 0.01, overlap: 0.5 } as const;

/** Requests that were never seen are not never: added to what was before. */
const prior = 0.5;
/** Variance over mean: who has written a word writes it again. */
const dispersion = 1.2;

/**
 * Words that stand in far more requests than before, joined into topics by the requests that they share: what matches nothing before.
 *
 * @param words every word with at least `fewest` recent requests
 * @param pace how many requests came in the last days for one of the time before
 * @param tested how many words there are in all
 * @returns topics by their words, those with most requests first
 */
export function findNewTopics(
  words: readonly RecentWord[],
  { pace, tested }: { pace: number; tested: number },
): NewWord[][] {
  const told = words.flatMap(({ word, tickets, before }) => {
    const expected = (before + prior) * pace;
    if (tickets.length < newTopicRules.fewest || tickets.length < newTopicRules.times * expected) return [];
    return [
      {
        word,
        tickets,
        before,
        group: 'words',
        pValue: countTails(tickets.length, expected, dispersion).upper,
      },
    ];
  });
  const found = [...discoveries(told, new Map([['words', tested]]), newTopicRules.falseDiscovery)];
  found.sort(
    (a, b) => b.tickets.length - a.tickets.length || a.pValue - b.pValue || (a.word < b.word ? -1 : 1),
  );
  const topics: NewWord[][] = [];
  for (const { group: _, ...word } of found) {
    const topic = topics.find(([first]) => overlap(first!.tickets, word.tickets) >= newTopicRules.overlap);
    if (topic) topic.push(word);
    else topics.push([word]);
  }
  return topics;
}

/** Shared requests as a share of the smaller one's. */
function overlap(some: readonly number[], others: readonly number[]): number {
  const known = new Set(some);
  return others.filter((ticket) => known.has(ticket)).length / Math.min(some.length, others.length);
}
