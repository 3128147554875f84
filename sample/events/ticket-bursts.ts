import { asOf, daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { streams } from '../matters/streams.ts';
import { baselinePerDay, estatesOfTown, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt } from './spread.ts';

const matters = ['供水问题', '校外培训退费', '工业异味', '消防通道堵塞', '拖欠工资'] as const;

/** Five times one kind of complaint flares up in one town for 5 to 12 days; the last time is not over yet. */
export function ticketBursts(ground: Ground, towns: ArrayLike<number>, random: Random): PlantedEvent[] {
  return matters.map((_, index) => ticketBurst(ground, random.pick(towns), index, random));
}

function ticketBurst(ground: Ground, town: number, index: number, random: Random): PlantedEvent {
  const matter = matters[index]!;
  const days = random.between(5, 12);
  const latest = asOf - days + 1;
  const isLast = index === matters.length - 1;
  const first = isLast ? latest : random.between(daysFrom(2025, 11, 1), latest - 30);
  const count = Math.round(Math.max(12, streams.tickets.perDay(ground.people) * days * 0.22));
  const estates = estatesOfTown(ground, town);
  const planted = Array.from({ length: count }, () => {
    const day = first + Math.floor(days * Math.min(random.next(), random.next() + 0.3));
    return rowAt('tickets', matter, day, estates, random);
  });
  return {
    name: `burst-${index + 1}`,
    kind: 'burst',
    isReal: true,
    stream: 'tickets',
    matters: [matter],
    areas: [ground.divisions.towns[town]!.code],
    first,
    last: first + days - 1,
    baselinePerDay: baselinePerDay(ground, 'tickets', [matter], estates),
    planted,
    note: isLast ? 'still going on at the data date' : `${count} complaints within ${days} days`,
  };
}
