import { centreOf } from '../../core/monitoring/opinion/events/event-centre.ts';
import { countGrams, noGrams } from '../../core/monitoring/opinion/events/gram-counts.ts';
import { createGrouper, eventNow, type Ticket } from '../../core/monitoring/opinion/events/group-tickets.ts';
import { createComparer, weighedCentre } from '../../core/monitoring/opinion/events/likeness.ts';
import { vectorWriter } from '../../core/monitoring/opinion/events/ticket-vector.ts';
import { Random } from '../../sample/base/random.ts';

/** Groups tickets as the hub does; groups of one are left out. Largest first. */
export function groupsOf<T extends Ticket>(tickets: readonly T[]): T[][] {
  const counts = noGrams();
  countGrams(counts, tickets);
  const grouper = createGrouper(counts);
  const placed = tickets.map((ticket) => grouper.take(ticket));
  const groups = new Map<number, T[]>();
  for (const [at, { event }] of placed.entries()) {
    const now = eventNow(grouper.merged, event);
    groups.set(now, [...(groups.get(now) ?? []), tickets[at]!]);
  }
  return [...groups.values()].filter(({ length }) => length > 1).sort((a, b) => b.length - a.length);
}

/** Two tickets of one group, and how alike their texts are. */
export interface Pair<T> {
  one: T;
  other: T;
  weight: number;
  group: number;
}

/** A few pairs of every large group at most: else the two largest would be most of the sample. */
const perGroup = 8;

/** Draws as many pairs from every twentieth of the pairs in groups by their weight, lightest first. */
export function drawPairs<T extends Ticket>(
  tickets: readonly T[],
  groups: readonly T[][],
  { count, seed }: { count: number; seed: number },
): Pair<T>[] {
  const random = new Random(seed, 'pairs of tickets');
  const pairs = groups.flatMap((group, number) => {
    const all = group.flatMap((one, at) =>
      group.slice(0, at).map((other) => ({ one, other, group: number })),
    );
    return shuffled(all, random).slice(0, perGroup);
  });
  const weighed = weighPairs(tickets, pairs).sort((a, b) => a.weight - b.weight);
  const parts = 20;
  return Array.from({ length: parts }, (_, part) => {
    const cut = (at: number) => Math.floor((at * weighed.length) / parts);
    return shuffled(weighed.slice(cut(part), cut(part + 1)), random).slice(0, count / parts);
  }).flat();
}

function weighPairs<T extends Ticket, P extends { one: T; other: T }>(
  tickets: readonly T[],
  pairs: readonly P[],
) {
  const counts = noGrams();
  countGrams(counts, tickets);
  const [write, comparer] = [vectorWriter(counts), createComparer()];
  const asEvent = (ticket: T) =>
    centreOf(ticket.id, ticket.day, write(ticket), {
      area: '',
      category: '',
      subject: '',
      places: [],
      buildings: [],
    });
  return pairs.map((pair) => {
    comparer.hold(weighedCentre(asEvent(pair.one)));
    return { ...pair, weight: comparer.compare(asEvent(pair.other)).whole };
  });
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return [...random.shuffle(Int32Array.from(items, (_, at) => at))].map((at) => items[at]!);
}
