import type { EventCentre } from './event-centre.ts';

/** Finds the events that share telling grams with a ticket, without looking at the others. */
export interface EventIndex {
  add(event: EventCentre): void;
  /** An event whose heaviest grams may have changed. */
  update(event: EventCentre): void;
  remove(event: EventCentre): void;
  /** Events with a ticket since a day that share at least two of its heaviest grams, those that share most first. */
  near(ticket: EventCentre, since: number): EventCentre[];
  /** Events that `near` may still find. */
  live(): EventCentre[];
}

/** So many of the heaviest grams of an event are indexed, and so many of a ticket's are looked up. */
const indexedGrams = 20;
const askedGrams = 16;
/** A gram of so many live events tells nothing any more. */
const longestList = 400;
const mostCandidates = 32;
/** Events that ended are swept out when time has gone on by so many days. */
const sweepDays = 7;

interface Slot {
  event: EventCentre;
  indexed: Set<number>;
  isGone: boolean;
}

/** An index of events by their grams. */
export function createEventIndex(events: Iterable<EventCentre>): EventIndex {
  const lists = new Map<number, Slot[]>();
  const slots = new Map<number, Slot>();
  let swept = -Infinity;
  const put = (slot: Slot) => {
    for (const gram of slot.event.grams.subarray(0, indexedGrams)) {
      if (slot.indexed.has(gram)) continue;
      slot.indexed.add(gram);
      const list = lists.get(gram);
      if (list) list.push(slot);
      else lists.set(gram, [slot]);
    }
  };
  const add = (event: EventCentre) => {
    const slot = { event, indexed: new Set<number>(), isGone: false };
    slots.set(event.id, slot);
    put(slot);
  };
  for (const event of events) add(event);
  const remove = (event: EventCentre) => {
    slots.get(event.id)!.isGone = true;
    slots.delete(event.id);
  };
  const sweep = (since: number) => {
    swept = since;
    for (const { event } of slots.values()) if (event.last < since) remove(event);
    for (const [gram, list] of lists) {
      const kept = list.filter(({ isGone }) => !isGone);
      if (kept.length === 0) lists.delete(gram);
      else if (kept.length < list.length) lists.set(gram, kept);
    }
  };
  const near = ({ grams, sums }: EventCentre, since: number) => {
    if (since >= swept + sweepDays) sweep(since);
    const shared = new Map<Slot, [grams: number, weight: number]>();
    for (let at = 0; at < Math.min(askedGrams, grams.length); at++) {
      const list = lists.get(grams[at]!);
      if (!list || list.length > longestList) continue;
      for (const slot of list) {
        if (slot.isGone || slot.event.last < since) continue;
        const known = shared.get(slot);
        if (known) {
          known[0]++;
          known[1] += sums[at]!;
        } else shared.set(slot, [1, sums[at]!]);
      }
    }
    return [...shared]
      .filter(([, [count]]) => count > 1)
      .sort((a, b) => b[1][1] - a[1][1] || a[0].event.id - b[0].event.id)
      .slice(0, mostCandidates)
      .map(([{ event }]) => event);
  };
  return {
    add,
    update: (event) => put(slots.get(event.id)!),
    remove,
    near,
    live: () => Array.from(slots.values(), ({ event }) => event),
  };
}
