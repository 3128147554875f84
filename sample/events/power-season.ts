import { daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { baselinePerDay, estatesOfTown, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt, spreadDays } from './spread.ts';

const matters = ['供电问题'] as const;
const countPerYear = 45;

/**
 * Calls about power in one town, every summer as many. In the first summer nothing in the data says that it is a season; in the
 * second the same days of the year before do.
 */
export function powerSeason(ground: Ground, town: number, random: Random): PlantedEvent {
  const estates = estatesOfTown(ground, town);
  const summer = (year: number) => [daysFrom(year, 6, 20), daysFrom(year, 9, 5)] as const;
  const planted = [2025, 2026].flatMap((year) =>
    spreadDays(countPerYear, ...summer(year), rise).map((day) =>
      rowAt('tickets', matters[0], day, estates, random),
    ),
  );
  const [first, last] = summer(2026);
  return {
    name: 'power-season',
    kind: 'season',
    isReal: false,
    stream: 'tickets',
    matters,
    areas: [ground.divisions.towns[town]!.code],
    first,
    last,
    baselinePerDay: baselinePerDay(ground, 'tickets', matters, estates),
    planted,
    note: `${countPerYear} calls between 20 June and 5 September of 2025 and again of 2026; judged in 2026`,
  };
}

/** Most come in the middle: the quantile of a density that rises to a peak and falls again (a triangle). */
function rise(share: number): number {
  return share < 0.5 ? Math.sqrt(share / 2) : 1 - Math.sqrt((1 - share) / 2);
}
