import { asOf } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { fates, type Matters } from '../matters/matters.ts';
import { quantities } from '../texts/compose.ts';

export const incidentSources = ['网格员巡查', '群众上报', '12345', '上级交办', '110'] as const;

/** What share of incidents is closed in the usual time, and what share at all. */
const [inTime, atAll] = [0.86, 0.975];

/**
 * The minute in which an incident was closed; null when it is still open on the data date.
 *
 * @param draw uniform in [0, 1)
 * @param days within which most are closed, and the slow ones
 */
export function closedAt(
  { minute, fate }: Matters,
  incident: number,
  draw: number,
  { usual, slow }: { usual: number; slow: number },
): number | null {
  if (fate[incident] === fates.never || (fate[incident] === fates.chance && draw >= atAll)) return null;
  const isUsual = fate[incident] === fates.inTime || draw < inTime;
  const days = isUsual
    ? 1 + Math.min(1, draw / inTime) * (usual - 1)
    : usual + ((draw - inTime) / (atAll - inTime)) * (slow - usual);
  const closed = minute[incident]! + Math.floor(days * 1440);
  return closed < (asOf + 1) * 1440 ? closed : null;
}

/** Slots for the place of an incident. */
export function placeSlots({ addresses }: City, estate: number, random: Random) {
  return {
    ...quantities(random),
    place: () => addresses.place(estate, 'road'),
    estate: () => addresses.place(estate, 'name'),
  };
}
