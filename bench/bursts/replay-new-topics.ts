import { eventNow, createGrouper } from '../../core/monitoring/opinion/events/group-tickets.ts';
import { countGrams, noGrams } from '../../core/monitoring/opinion/events/gram-counts.ts';
import { openSegmenter } from '../../core/monitoring/opinion/text/segment.ts';
import { termsOf } from '../../core/monitoring/opinion/text/terms.ts';
import { findNewTopics, newTopicRules } from '../../core/monitoring/opinion/topics/find-new-topics.ts';
import { asOf } from '../../sample/base/calendar.ts';
import type { City } from '../../sample/city/city.ts';
import type { SampleTicket } from './sample-tickets.ts';

/** What a year's replay found, looking once a week at the last fortnight. */
export interface NewTopicsReplay {
  planted: number;
  found: number;
  /** Topics told of that no planted new topic explains. */
  wrong: number;
}

const [weeks, recentDays, beforeDays, fewestEvents] = [52, 14, 365, 3];

/** Looks for new topics week by week, and holds what is told against what was planted. */
export function replayNewTopics(city: City, tickets: readonly SampleTicket[]): NewTopicsReplay {
  const events = eventsOf(tickets);
  const segmenter = openSegmenter([]);
  const words = tickets.map(({ title, content }) => [
    ...new Set(termsOf(segmenter.cut(`${title}\n${content}`))),
  ]);
  const tested = new Set(words.flat()).size;
  const planted = city.events.flatMap(({ kind }, at) => (kind === 'new-topic' ? [at + 1] : []));
  const found = new Set<number>();
  let wrong = 0;
  for (let week = 0; week < weeks; week++) {
    const until = asOf - 7 * week;
    for (const told of tellTopics(tickets, words, { until, tested })) {
      if (new Set(told.map((at) => events[at])).size < fewestEvents) continue;
      const right = planted.filter(
        (event) => told.filter((at) => tickets[at]!.event === event).length * 2 > told.length,
      );
      for (const event of right) found.add(event);
      if (right.length === 0) wrong++;
    }
  }
  return { planted: planted.length, found: found.size, wrong };
}

function eventsOf(tickets: readonly SampleTicket[]): number[] {
  const counts = noGrams();
  countGrams(counts, tickets);
  const grouper = createGrouper(counts);
  return tickets.map((ticket) => grouper.take(ticket).event).map((event) => eventNow(grouper.merged, event));
}

/** The places of the tickets of each topic. */
function tellTopics(
  tickets: readonly SampleTicket[],
  words: readonly string[][],
  { until, tested }: { until: number; tested: number },
): number[][] {
  const recent = new Map<string, number[]>();
  const before = new Map<string, number>();
  let [recentCount, beforeCount] = [0, 0];
  for (const [at, { day }] of tickets.entries()) {
    if (day > until || day <= until - recentDays - beforeDays) continue;
    const isRecent = day > until - recentDays;
    if (isRecent) recentCount++;
    else beforeCount++;
    for (const word of words[at]!)
      if (isRecent) recent.set(word, [...(recent.get(word) ?? []), at]);
      else before.set(word, (before.get(word) ?? 0) + 1);
  }
  const candidates = [...recent].flatMap(([word, found]) =>
    found.length < newTopicRules.fewest ? [] : [{ word, tickets: found, before: before.get(word) ?? 0 }],
  );
  const topics = findNewTopics(candidates, { pace: recentCount / beforeCount, tested });
  return topics.map((topic) => [...topic[0]!.tickets]);
}
