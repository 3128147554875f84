import type { Random } from '../base/random.ts';
import { fates } from '../matters/matters.ts';
import { kindOf, type StreamId } from '../matters/streams.ts';
import type { Planted } from './planted-event.ts';

/**
 * Days of `count` rows between two days, without chance, so that an event of a stated size is one in every city.
 * @param quantile what share of the time has passed when that share of the rows has come
 */
export function spreadDays(
  count: number,
  first: number,
  last: number,
  quantile: (share: number) => number = (share) => share,
): number[] {
  return Array.from(
    { length: count },
    (_, i) => first + Math.floor(quantile((i + 0.5) / count) * (last - first + 1)),
  );
}

/** A row of an event at one of some estates. */
export function rowAt(
  stream: StreamId,
  matter: string,
  day: number,
  estates: readonly number[],
  random: Random,
): Planted {
  return { day, kind: kindOf(stream, matter), estate: random.pick(estates), fate: fates.chance };
}
