import { countGrams, noGrams } from '../../core/monitoring/opinion/events/gram-counts.ts';
import { createGrouper, eventNow } from '../../core/monitoring/opinion/events/group-tickets.ts';
import type { SampleTicket } from './sample-tickets.ts';

/** Pairs of tickets that are of one matter, in truth and as grouped. */
export interface PairCounts {
  both: number;
  onlyGrouped: number;
  onlyTrue: number;
}

/** Groups a sample city's tickets; pairs of one planted event are left out, for nobody knows whether they are of one matter. */
export function compareGroups(tickets: readonly SampleTicket[]): PairCounts {
  const counts = noGrams();
  countGrams(counts, tickets);
  const grouper = createGrouper(counts);
  const placed = tickets.map((ticket) => grouper.take(ticket).event);
  const events = placed.map((event) => eventNow(grouper.merged, event));
  const isOpen = ([a, b]: readonly [number, number]) =>
    tickets[a]!.event > 0 && tickets[a]!.event === tickets[b]!.event;
  const isTrue = ([a, b]: readonly [number, number]) =>
    tickets[a]!.repeated > 0 && tickets[a]!.repeated === tickets[b]!.repeated;
  const grouped = pairsBy(tickets, (_, at) => events[at]!).filter((pair) => !isOpen(pair));
  const truly = pairsBy(tickets, ({ repeated }) => repeated);
  const both = grouped.filter(isTrue).length;
  return { both, onlyGrouped: grouped.length - both, onlyTrue: truly.length - both };
}

function pairsBy(
  tickets: readonly SampleTicket[],
  key: (ticket: SampleTicket, at: number) => number,
): (readonly [number, number])[] {
  const groups = new Map<number, number[]>();
  for (const [at, ticket] of tickets.entries()) {
    const group = key(ticket, at);
    if (group > 0) groups.set(group, [...(groups.get(group) ?? []), at]);
  }
  return [...groups.values()].flatMap((group) =>
    group.flatMap((one, at) => group.slice(0, at).map((other) => [one, other] as const)),
  );
}
