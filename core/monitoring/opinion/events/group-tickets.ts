import { addCentre, addTicket, centreOf, type EventCentre } from './event-centre.ts';
import { createEventIndex } from './event-index.ts';
import type { GramCounts } from './gram-counts.ts';
import { createComparer, weighedCentre, type Likeness } from './likeness.ts';
import { groupingRules, isOneEvent, isSameMatter } from './rules.ts';
import { type TicketText, vectorWriter } from './ticket-vector.ts';

/** A ticket to be grouped. */
export interface Ticket extends TicketText {
  /** Number; its event is called after the first one's. */
  id: number;
  day: number;
  /** Code of its town; empty when it is not known. */
  area: string;
}

/** What became of a ticket. */
export interface Placed {
  ticket: number;
  event: number;
  /** How alike it was to the event's centre; null for the first one. */
  likeness: Likeness | null;
}

/** Groups tickets as they come. */
export interface Grouper {
  /** Takes in a ticket that is not much older than the latest. */
  take(ticket: Ticket): Placed;
  /** Events that became one with an older one since: their id by the id that they lost. */
  merged: ReadonlyMap<number, number>;
  /** Events that may still grow. */
  live(): EventCentre[];
}

/**
 * Groups tickets of the same matter in one pass in the order of their days: each joins the event whose centre it is most like, or begins
 * one (leader clustering; events are found by their rare grams, so that a ticket meets a few dozens of them and not all). Nothing
 * chains: a ticket is held against what all tickets of the event have in common. A ticket that is like two events whose centres are alike
 * makes them one, with the older one's id. Whoever goes on from the live events of an earlier run gets what one run over everything
 * gives, save that the weights of grams are those known at the time.
 *
 * @param live events of an earlier run
 */
export function createGrouper(counts: GramCounts, live: Iterable<EventCentre> = []): Grouper {
  const [index, comparer, write] = [createEventIndex(), createComparer(), vectorWriter(counts)];
  const events = new Map<number, EventCentre>();
  const merged = new Map<number, number>();
  const add = (event: EventCentre) => {
    events.set(event.id, event);
    index.add(event);
  };
  for (const event of live) add(event);
  const mergeAlike = (one: EventCentre, other: EventCentre): EventCentre => {
    comparer.hold(weighedCentre(one));
    if (!isOneEvent(comparer.compare(other))) return one;
    const [older, younger] = one.id < other.id ? [one, other] : [other, one];
    addCentre(older, younger);
    events.delete(younger.id);
    index.remove(younger);
    merged.set(younger.id, older.id);
    return older;
  };
  const take = ({ id, day, area, ...text }: Ticket): Placed => {
    const vector = write(text);
    comparer.hold({ grams: vector.grams, weights: vector.weights, places: vector.isPlace });
    const candidates = index.near(vector.grams, vector.weights, day - groupingRules.lull).flatMap((event) => {
      if (area !== '' && event.area !== '' && area !== event.area) return [];
      const likeness = comparer.compare(event);
      return isSameMatter(likeness, day - event.last) ? [{ event, likeness }] : [];
    });
    candidates.sort((a, b) => b.likeness.whole - a.likeness.whole || a.event.id - b.event.id);
    const [best, second] = candidates;
    if (!best) {
      add(centreOf(id, day, area, vector));
      return { ticket: id, event: id, likeness: null };
    }
    addTicket(best.event, day, area, vector);
    const event = second ? mergeAlike(best.event, second.event) : best.event;
    index.update(event);
    return { ticket: id, event: event.id, likeness: best.likeness };
  };
  return { take, merged, live: () => [...events.values()] };
}

/** The id that an event has now. */
export function eventNow(merged: ReadonlyMap<number, number>, event: number): number {
  let now = event;
  for (let older = merged.get(now); older !== undefined; older = merged.get(now)) now = older;
  return now;
}
