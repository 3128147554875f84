import { asOf, firstMatterDay } from '../base/calendar.ts';
import { poisson } from '../base/poisson.ts';
import { Random } from '../base/random.ts';
import { dailyFactors } from '../base/rhythm.ts';
import { Weighted } from '../base/weighted.ts';
import type { PlantedEvent } from '../events/planted-event.ts';
import type { RepeatedMatter } from '../events/repeated-matters.ts';
import { kindWeights, type Stream, type StreamId, streams } from './streams.ts';

/** How a matter ends: by chance, or as its event wants it. */
export const fates = { chance: 0, inTime: 1, never: 2 } as const;

/** Matters of one stream in the order in which they came, as columns. */
export interface Matters {
  count: number;
  /** Minutes since 1970-01-01. */
  minute: Int32Array;
  kind: Uint8Array;
  estate: Int32Array;
  /** Number of the planted event that it belongs to, from 1; 0 for none. */
  event: Uint8Array;
  /** One of `fates`. */
  fate: Uint8Array;
  /** Number of the repeated matter that it is about, from 1; 0 for none. */
  repeated: Int32Array;
}

interface Matter {
  minute: number;
  kind: number;
  estate: number;
  event: number;
  fate: number;
  repeated: number;
}

interface Besides {
  /** Estates in which nothing happens by itself. */
  quiet?: ReadonlySet<number>;
  /** What several people call about. Nothing else of its kind happens at an estate within so many days: it would be the same matter. */
  repeated?: readonly RepeatedMatter[];
}

const apartDays = 30;

/**
 * What happened in a stream in twenty-six months: a Poisson process with weekdays, seasons and quiet holidays, and the planted
 * events in it.
 */
export function takePlace(
  id: StreamId,
  city: { people: number; estates: number; seed: number },
  events: readonly PlantedEvent[],
  besides: Besides = {},
): Matters {
  const random = new Random(city.seed, id);
  const stream = streams[id];
  const matters = background(stream, city, besides, random);
  events.forEach((event, index) => {
    if (event.stream !== id) return;
    for (const { day, ...row } of event.planted)
      matters.push({ ...row, minute: minuteOf(day, stream, random), event: index + 1, repeated: 0 });
  });
  besides.repeated?.forEach(({ kind, estate, days }, index) => {
    for (const day of days)
      matters.push({
        minute: minuteOf(day, stream, random),
        kind,
        estate,
        event: 0,
        fate: fates.chance,
        repeated: index + 1,
      });
  });
  return inColumns(matters.sort((a, b) => a.minute - b.minute));
}

function background(
  stream: Stream,
  { people, estates }: { people: number; estates: number },
  { quiet = new Set(), repeated }: Besides,
  random: Random,
): Matter[] {
  const [perDay, factors] = [stream.perDay(people), dailyFactors(stream.rhythm)];
  const matters: Matter[] = [];
  const apart = repeated ? keepApart(estates, repeated) : () => true;
  for (let day = firstMatterDay; day <= asOf; day++) {
    const kinds = new Weighted(kindWeights(stream, day));
    for (let i = poisson(perDay * factors[day - firstMatterDay]!, random); i > 0; i--) {
      let estate: number;
      do estate = random.below(estates);
      while (quiet.has(estate));
      const [minute, kind] = [minuteOf(day, stream, random), kinds.draw(random)];
      while (!apart(day, kind, estate)) estate = random.below(estates);
      matters.push({ minute, kind, estate, event: 0, fate: fates.chance, repeated: 0 });
    }
  }
  return matters;
}

/** Told a matter, says whether no other of its kind is near it at the same estate; after a hundred refusals in a row everything is. */
function keepApart(estates: number, repeated: readonly RepeatedMatter[]) {
  const days = new Map<number, number[]>();
  for (const { kind, estate, days: called } of repeated)
    days.set(kind * estates + estate, [...(days.get(kind * estates + estate) ?? []), ...called]);
  let refused = 0;
  return (day: number, kind: number, estate: number): boolean => {
    const others = days.get(kind * estates + estate) ?? [];
    if (refused++ < 100 && others.some((other) => Math.abs(day - other) <= apartDays)) return false;
    days.set(kind * estates + estate, [...others, day]);
    refused = 0;
    return true;
  };
}

function minuteOf(day: number, { hours }: Stream, random: Random): number {
  return day * 1440 + hours.draw(random) * 60 + random.below(60);
}

function inColumns(matters: readonly Matter[]): Matters {
  return {
    count: matters.length,
    minute: Int32Array.from(matters, ({ minute }) => minute),
    kind: Uint8Array.from(matters, ({ kind }) => kind),
    estate: Int32Array.from(matters, ({ estate }) => estate),
    event: Uint8Array.from(matters, ({ event }) => event),
    fate: Uint8Array.from(matters, ({ fate }) => fate),
    repeated: Int32Array.from(matters, ({ repeated }) => repeated),
  };
}
