import { daysFrom } from '../base/calendar.ts';
import { fates } from '../matters/matters.ts';
import { kindOf } from '../matters/streams.ts';
import { estatesOfGrids, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';

const matters = ['消防安全'] as const;

/** A village with two hazards ever, one of which is overdue: half of hardly anything. */
export function smallVillage(ground: Ground, village: number): PlantedEvent {
  const { code, grids } = ground.divisions.villages[village]!;
  const estate = estatesOfGrids(ground, grids)[0]!;
  const kind = kindOf('hazards', matters[0]);
  const [first, second] = [daysFrom(2026, 9, 8), daysFrom(2026, 9, 10)];
  return {
    name: 'small-village',
    kind: 'small-sample',
    isReal: false,
    stream: 'hazards',
    matters,
    areas: [code],
    first,
    last: daysFrom(2026, 10, 31),
    baselinePerDay: 0,
    planted: [
      { day: first, kind, estate, fate: fates.inTime },
      { day: second, kind, estate, fate: fates.never },
    ],
    note: '2 hazards in 26 months; 1 of them overdue (50 %)',
  };
}
