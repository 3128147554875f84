import {
  type Burst,
  burstRules,
  findBursts,
  type CategoryCounts,
} from '../../core/monitoring/opinion/bursts/find-bursts.ts';
import { createFrame } from '../../core/monitoring/risk/detect/baseline/frame.ts';
import { dateText, firstMatterDay, asOf } from '../../sample/base/calendar.ts';
import type { City } from '../../sample/city/city.ts';
import type { SampleTicket } from './sample-tickets.ts';

/** What a year's replay found. */
export interface Replay {
  /** Planted bursts, spikes and new topics, and how many were told of during them or within a week. */
  planted: number;
  found: number;
  /** Bursts told of for the first time in a week, and how many of them planted requests do not explain. */
  told: number;
  wrong: number;
}

interface Told extends Burst {
  day: number;
}

const days = 365;
const afterwards = 7;

/** Judges the last year of a sample city day by day, and holds what is told against what was planted. */
export function replayBursts(city: City, tickets: readonly SampleTicket[]): Replay {
  const townOf = ({ id }: SampleTicket) => {
    const village = city.addresses.villageOf(city.matters.tickets.estate[id - 1]!);
    return city.divisions.towns[village.town]!.code;
  };
  const placed = tickets.map((ticket) => ({ ...ticket, town: townOf(ticket) }));
  const told = tellDays(placed, city.divisions.towns.length);
  const planted = city.events.filter(
    ({ isReal, stream, first }) => isReal && stream === 'tickets' && first > asOf - days,
  );
  const isTold = ({ matters, areas, first, last }: City['events'][number]) =>
    told.some(
      ({ category, area, day }) =>
        matters.includes(category) && areas.includes(area) && day >= first && day <= last + afterwards,
    );
  const isPlanted = ({ event, repeated }: SampleTicket) =>
    repeated > 0 || city.events[event - 1]?.isReal === true;
  const first = told.filter(
    (one, at) =>
      !told.some(
        (other, before) =>
          before < at &&
          other.category === one.category &&
          other.area === one.area &&
          other.day >= one.day - burstRules.lull,
      ),
  );
  const wrong = first.filter(({ category, area, day, span }) => {
    const within = placed.filter(
      (ticket) =>
        ticket.category === category &&
        (area === '' || ticket.town === area) &&
        ticket.day > day - span &&
        ticket.day <= day,
    );
    return within.filter(isPlanted).length * 2 < within.length;
  });
  return {
    planted: planted.length,
    found: planted.filter(isTold).length,
    told: first.length,
    wrong: wrong.length,
  };
}

function tellDays(tickets: readonly (SampleTicket & { town: string })[], towns: number): Told[] {
  const periods = Array.from({ length: asOf - firstMatterDay + 1 }, (_, at) =>
    dateText(firstMatterDay + at, 'dash'),
  );
  const frame = createFrame({ grain: 'day', periods });
  const covered = new Uint8Array(periods.length).fill(1);
  const categories = new Map<string, CategoryCounts & { towns: Map<string, Float64Array> }>();
  const none = () => new Float64Array(periods.length);
  for (const { category, town, day } of tickets) {
    const counts = categories.get(category) ?? {
      category,
      city: none(),
      towns: new Map<string, Float64Array>(),
    };
    categories.set(category, counts);
    const inTown = counts.towns.get(town) ?? none();
    counts.towns.set(town, inTown);
    counts.city[day - firstMatterDay]!++;
    inTown[day - firstMatterDay]!++;
  }
  return Array.from({ length: days }, (_, i) => asOf - days + 1 + i).flatMap((day) =>
    findBursts([...categories.values()], { frame, covered }, { towns, at: day - firstMatterDay }).map(
      (burst) => ({
        ...burst,
        day,
      }),
    ),
  );
}
