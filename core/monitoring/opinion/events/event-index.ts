import type { EventCentre } from './event-centre.ts';

/** Finds the events that share telling grams with a ticket, without looking at the others. */
export interface EventIndex {
  add(event: EventCentre): void;
  /** An event whose heaviest grams may have changed. */
  update(event: EventCentre): void;
  remove(event: EventCentre): void;
  /** Events with at least two of these grams, those that share most first. */
  near(grams: Int32Array, weights: Float32Array, since: number): EventCentre[];
}

/** So many of the heaviest grams of an event are indexed, and so many of a ticket's are looked up. */
const indexedGrams = 20;
const askedGrams = 16;
/** A gram of so many live events tells nothing any more. */
const longestList = 400;
const mostCandidates = 32;

interface Slot {
  event: EventCentre;
  indexed: Set<number>;
  isGone: boolean;
}

/** An index of live events by their grams; those that ended long ago fall out when they are met. */
export function createEventIndex(): EventIndex {
  const lists = new Map<number, Slot[]>();
  const slots = new Map<number, Slot>();
  const put = (slot: Slot) => {
    for (const gram of slot.event.grams.subarray(0, indexedGrams)) {
      if (slot.indexed.has(gram)) continue;
      slot.indexed.add(gram);
      const list = lists.get(gram);
      if (list) list.push(slot);
      else lists.set(gram, [slot]);
    }
  };
  const liveOf = (gram: number, since: number): readonly Slot[] => {
    const list = lists.get(gram);
    if (!list) return [];
    let kept = 0;
    for (const slot of list) if (!slot.isGone && slot.event.last >= since) list[kept++] = slot;
    list.length = kept;
    return kept > longestList ? [] : list;
  };
  return {
    add(event) {
      const slot = { event, indexed: new Set<number>(), isGone: false };
      slots.set(event.id, slot);
      put(slot);
    },
    update: (event) => put(slots.get(event.id)!),
    remove(event) {
      slots.get(event.id)!.isGone = true;
      slots.delete(event.id);
    },
    near(grams, weights, since) {
      const shared = new Map<Slot, [grams: number, weight: number]>();
      for (let at = 0; at < Math.min(askedGrams, grams.length); at++)
        for (const slot of liveOf(grams[at]!, since)) {
          const known = shared.get(slot);
          if (known) {
            known[0]++;
            known[1] += weights[at]!;
          } else shared.set(slot, [1, weights[at]!]);
        }
      return [...shared]
        .filter(([, [count]]) => count > 1)
        .sort((a, b) => b[1][1] - a[1][1] || a[0].event.id - b[0].event.id)
        .slice(0, mostCandidates)
        .map(([{ event }]) => event);
    },
  };
}
