import { daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { baselinePerDay, estatesOfGrids, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt, spreadDays } from './spread.ts';

const matters = ['消防安全', '用电安全'] as const;
const count = 24;

/** Fire and electrical hazards in neighbouring grids within a fortnight. */
export function hazardCluster(ground: Ground, grids: readonly number[], random: Random): PlantedEvent {
  const [first, last] = [daysFrom(2026, 10, 8), daysFrom(2026, 10, 21)];
  const planted = spreadDays(count, first, last).map((day, i) => {
    const estates = estatesOfGrids(ground, [grids[i % grids.length]!]);
    return rowAt('hazards', matters[i % 2]!, day, estates, random);
  });
  return {
    name: 'hazard-cluster',
    kind: 'cluster',
    isReal: true,
    stream: 'hazards',
    matters,
    areas: grids.map((grid) => ground.grids.code[grid]!),
    first,
    last,
    baselinePerDay: baselinePerDay(ground, 'hazards', matters, estatesOfGrids(ground, grids)),
    planted,
    note: `${count} hazards within 14 days in neighbouring grids of one town`,
  };
}
