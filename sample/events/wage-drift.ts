import { asOf, daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { baselinePerDay, estatesOfTown, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt, spreadDays } from './spread.ts';

const matters = ['劳资纠纷'] as const;
const count = 43;

/** Wage disputes of a town that grow evenly over seven months. */
export function wageDrift(ground: Ground, town: number, random: Random): PlantedEvent {
  const estates = estatesOfTown(ground, town);
  const first = daysFrom(2026, 4, 1);
  // What grows evenly has brought a share of its rows when the root of that share of the time has passed.
  const days = spreadDays(count, first, asOf, Math.sqrt);
  return {
    name: 'wage-drift',
    kind: 'drift',
    isReal: true,
    stream: 'disputes',
    matters,
    areas: [ground.divisions.towns[town]!.code],
    first,
    last: asOf,
    baselinePerDay: baselinePerDay(ground, 'disputes', matters, estates),
    planted: days.map((day) => rowAt('disputes', matters[0], day, estates, random)),
    note: `${count} disputes over seven months; from 0 to 0.4 a day; evenly growing`,
  };
}
