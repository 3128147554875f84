import { asOf } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import type { City } from '../city/city.ts';
import { fates, type Matters } from '../matters/matters.ts';
import { quantities } from '../texts/compose.ts';

export const incidentSources = ['网格员巡查', '群众上报', '12345', '上级交办', '110'] as const;

/** What share of incidents is closed in the usual time, and what share when the slow ones are; the rest takes up to thrice as long. */
const [usually, slowly] = [0.95, 0.992];

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
  days: { usual: number; slow: number },
): number | null {
  if (fate[incident] === fates.never) return null;
  const isInTime = fate[incident] === fates.inTime;
  const taken = isInTime ? Math.min(draw, usually) : draw;
  const closed = minute[incident]! + Math.floor(daysTaken(taken, days) * 1440);
  return closed < (asOf + 1) * 1440 ? closed : null;
}

function daysTaken(draw: number, { usual, slow }: { usual: number; slow: number }): number {
  if (draw <= usually) return 1 + (draw / usually) * (usual - 1);
  if (draw < slowly) return usual + ((draw - usually) / (slowly - usually)) * (slow - usual);
  return slow * (1 + (2 * (draw - slowly)) / (1 - slowly));
}

/** Slots for the place of an incident. */
export function placeSlots({ addresses }: City, estate: number, random: Random) {
  return {
    ...quantities(random),
    place: () => addresses.place(estate, 'road'),
    estate: () => addresses.place(estate, 'name'),
  };
}
