import { daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { baselinePerDay, estatesOfTown, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt } from './spread.ts';

const matters = ['工业异味'] as const;
const count = 16;

/** One day of complaints about a smell in one town. */
export function odourSpike(ground: Ground, town: number, random: Random): PlantedEvent {
  const estates = estatesOfTown(ground, town);
  const day = daysFrom(2026, 9, 16);
  return {
    name: 'odour-spike',
    kind: 'spike',
    isReal: true,
    stream: 'tickets',
    matters,
    areas: [ground.divisions.towns[town]!.code],
    first: day,
    last: day,
    baselinePerDay: baselinePerDay(ground, 'tickets', matters, estates),
    planted: Array.from({ length: count }, () => rowAt('tickets', matters[0], day, estates, random)),
    note: `${count} environment complaints on one day`,
  };
}
