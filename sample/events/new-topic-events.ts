import { daysFrom } from '../base/calendar.ts';
import type { Random } from '../base/random.ts';
import { newTopics } from '../texts/new-topics.ts';
import { baselinePerDay, estatesOfTown, type Ground } from './ground.ts';
import type { PlantedEvent } from './planted-event.ts';
import { rowAt, spreadDays } from './spread.ts';

const count = 14;
const days = 12;
const begins = [daysFrom(2026, 5, 11), daysFrom(2026, 8, 17)] as const;

/** Twice citizens of one town begin to call about something that nobody called about before. */
export function newTopicEvents(ground: Ground, towns: ArrayLike<number>, random: Random): PlantedEvent[] {
  return newTopics.map(({ name, category, titles, sentences }, index) => {
    const town = random.pick(towns);
    const estates = estatesOfTown(ground, town);
    const [first, last] = [begins[index]!, begins[index]! + days - 1];
    return {
      name: `new-topic-${name}`,
      kind: 'new-topic',
      isReal: true,
      stream: 'tickets',
      matters: [category],
      areas: [ground.divisions.towns[town]!.code],
      first,
      last,
      baselinePerDay: baselinePerDay(ground, 'tickets', [category], estates),
      planted: spreadDays(count, first, last).map((day) => rowAt('tickets', category, day, estates, random)),
      texts: { titles, sentences },
      note: `${count} tickets within ${days} days about something new`,
    };
  });
}
