import { addCentre, centreOf, type EventCentre } from './event-centre.ts';
import { createEventIndex } from './event-index.ts';
import type { GramCounts } from './gram-counts.ts';
import { createComparer, weighedCentre, type Likeness } from './likeness.ts';
import { buildingsIn, isContrary, isOtherCategory } from './particulars.ts';
import { isOneEvent, isSameMatter } from './rules.ts';
import { type TicketText, vectorWriter } from './ticket-vector.ts';

/** A ticket to be grouped. */
export interface Ticket extends TicketText {
  /** Number; its event is called after the first one's. */
  id: number;
  /** Since 1970-01-01. */
  day: number;
  /** Code of its village or community; empty when it is not known. */
  area: string;
  /** Its finest category; empty when none is known. */
  category: string;
  /** The firm or organisation that is complained of; empty when none is known. */
  subject: string;
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
  /** Takes in the next ticket in the order of days. */
  take(ticket: Ticket): Placed;
  /** Events that became one with another since: its id by the id that they lost. */
  merged: ReadonlyMap<number, number>;
  /** Events that may still grow. */
  live(): EventCentre[];
}

/**
 * Groups tickets of the same matter in one pass in the order of their days: each joins the event whose centre it is most like, or begins
 * one (leader clustering; events are found by their rare grams, so that a ticket meets a few dozens of them and not all). Nothing
 * chains: a ticket is held against what all tickets of the event have in common. A ticket that is like two events whose centres are alike
 * makes them one, with the smaller id. Whoever goes on from the live events of an earlier run gets what one run over everything gives,
 * save that the weights of grams are those known at the time.
 *
 * @param live events of an earlier run
 */
export function createGrouper(counts: GramCounts, live: Iterable<EventCentre> = []): Grouper {
  const [index, comparer, write] = [createEventIndex(live), createComparer(), vectorWriter(counts)];
  const merged = new Map<number, number>();
  const candidatesFor = (ticket: EventCentre) => {
    comparer.hold(weighedCentre(ticket));
    const candidates = index.near(ticket).flatMap((event) => {
      const days = Math.max(0, ticket.first - event.last, event.first - ticket.first);
      if (isContrary(ticket.particulars, event.particulars, days)) return [];
      const isDoubtful = isOtherCategory(ticket.particulars, event.particulars);
      const likeness = comparer.compare(event);
      return isSameMatter(likeness, { days, tickets: event.members, isDoubtful })
        ? [{ event, likeness }]
        : [];
    });
    return candidates.sort((a, b) => b.likeness.whole - a.likeness.whole || a.event.id - b.event.id);
  };
  const mergeAlike = (one: EventCentre, other: EventCentre): EventCentre => {
    comparer.hold(weighedCentre(one));
    if (isContrary(one.particulars, other.particulars, 0) || !isOneEvent(comparer.compare(other))) return one;
    const [older, younger] = one.id < other.id ? [one, other] : [other, one];
    addCentre(older, younger);
    index.remove(younger);
    merged.set(younger.id, older.id);
    return older;
  };
  const take = ({ id, day, area, category, subject, ...text }: Ticket): Placed => {
    const buildings = buildingsIn(`${text.title} ${text.content}`);
    const ticket = centreOf(id, day, write(text), {
      area,
      category,
      subject,
      buildings,
      places: text.places,
    });
    const [best, second] = candidatesFor(ticket);
    if (!best) {
      index.add(ticket);
      return { ticket: id, event: id, likeness: null };
    }
    addCentre(best.event, ticket);
    const event = second ? mergeAlike(best.event, second.event) : best.event;
    index.update(event);
    return { ticket: id, event: event.id, likeness: best.likeness };
  };
  return { take, merged, live: () => index.live() };
}

/** The id that an event has now. */
export function eventNow(merged: ReadonlyMap<number, number>, event: number): number {
  let now = event;
  for (let other = merged.get(now); other !== undefined; other = merged.get(now)) now = other;
  return now;
}
