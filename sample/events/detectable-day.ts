import { poissonTail } from '../base/poisson.ts';
import type { PlantedEvent } from './planted-event.ts';

/** Fewer rows than this are no evidence. */
const fewest = 5;
const chance = 1e-6;

/**
 * The first day on which what was planted so far could not have come by itself: at least five rows, and a chance below one
 * in a million that the background alone brings as many since the event's first day. Null for what is no problem.
 */
export function detectableDay({ isReal, first, last, baselinePerDay, planted }: PlantedEvent): number | null {
  if (!isReal) return null;
  for (let day = first; day <= last; day++) {
    const count = planted.filter((row) => row.day <= day).length;
    if (count >= fewest && poissonTail(count, baselinePerDay * (day - first + 1)) < chance) return day;
  }
  return null;
}
