import type { EventCentre } from './event-centre.ts';
import { lullOf } from './rules.ts';

/** Finds the events that share telling grams with a ticket, without looking at the others. */
export interface EventIndex {
  add(event: EventCentre): void;
  /** An event whose heaviest grams may have changed. */
  update(event: EventCentre): void;
  remove(event: EventCentre): void;
  /** Events that are not over and share at least two of its heaviest grams, those that share most first. */
  near(ticket: EventCentre): EventCentre[];
  /** Events that `near` may still find. */
  live(): EventCentre[];
}

/** So many of the heaviest grams of an event are indexed, and so many of a ticket's are looked up. */
const indexedGrams = 20;
const askedGrams = 20;
/** The rarest are looked up first, until so many events were met: what common grams would add is like them in nothing else. */
const mostMet = 300;
const mostCandidates = 16;
/** Events that ended are swept out when time has gone on by so many days. */
const sweepDays = 7;

interface Slot {
  event: EventCentre;
  indexed: Set<number>;
  isGone: boolean;
  /** The question in which it was met last, how many grams it shared there, and how heavy they were. */
  asked: number;
  shared: number;
  weight: number;
}

const isOver = ({ last, members }: EventCentre, day: number) => day - last > lullOf(members);

/** An index of events by their grams. */
export function createEventIndex(events: Iterable<EventCentre>): EventIndex {
  const lists = createLists();
  const slots = new Map<number, Slot>();
  let swept = -Infinity;
  let question = 0;
  const add = (event: EventCentre) => {
    const slot = { event, indexed: new Set<number>(), isGone: false, asked: 0, shared: 0, weight: 0 };
    slots.set(event.id, slot);
    lists.put(slot);
  };
  for (const event of events) add(event);
  const remove = (event: EventCentre) => {
    slots.get(event.id)!.isGone = true;
    slots.delete(event.id);
  };
  const sweep = (day: number) => {
    swept = day;
    for (const { event } of slots.values()) if (isOver(event, day)) remove(event);
    lists.sweep();
  };
  const near = (ticket: EventCentre) => {
    if (ticket.first >= swept + sweepDays) sweep(ticket.first);
    question++;
    const met: Slot[] = [];
    lists.eachRarest(ticket, (slot, weight) => {
      if (slot.isGone || isOver(slot.event, ticket.first)) return;
      if (slot.asked !== question) {
        [slot.asked, slot.shared, slot.weight] = [question, 0, 0];
        met.push(slot);
      }
      slot.shared++;
      slot.weight += weight;
    });
    return met
      .filter(({ shared }) => shared > 1)
      .sort((a, b) => b.weight - a.weight || a.event.id - b.event.id)
      .slice(0, mostCandidates)
      .map(({ event }) => event);
  };
  const live = () => Array.from(slots.values(), ({ event }) => event);
  return { add, update: (event) => lists.put(slots.get(event.id)!), remove, near, live };
}

/** Which events have a gram among their heaviest ones. */
function createLists() {
  const lists = new Map<number, Slot[]>();
  return {
    put(slot: Slot): void {
      for (const gram of slot.event.grams.subarray(0, indexedGrams)) {
        if (slot.indexed.has(gram)) continue;
        slot.indexed.add(gram);
        const list = lists.get(gram);
        if (list) list.push(slot);
        else lists.set(gram, [slot]);
      }
    },
    sweep(): void {
      for (const [gram, list] of lists) {
        const kept = list.filter(({ isGone }) => !isGone);
        if (kept.length === 0) lists.delete(gram);
        else if (kept.length < list.length) lists.set(gram, kept);
      }
    },
    /** Tells those of the shortest lists of a ticket's grams. */
    eachRarest({ grams, sums }: EventCentre, tell: (slot: Slot, weight: number) => void): void {
      const found: { list: Slot[]; weight: number }[] = [];
      for (let at = 0; at < Math.min(askedGrams, grams.length); at++) {
        const list = lists.get(grams[at]!);
        if (list) found.push({ list, weight: sums[at]! });
      }
      found.sort((a, b) => a.list.length - b.list.length);
      let looked = 0;
      for (const { list, weight } of found) {
        if (looked > 0 && looked + list.length > mostMet) return;
        looked += list.length;
        for (const slot of list) tell(slot, weight);
      }
    },
  };
}
