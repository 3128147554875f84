import { dateText } from '../base/calendar.ts';
import { detectableDay } from '../events/detectable-day.ts';
import { matterNumber } from '../matters/numbers.ts';
import { type StreamId, streams } from '../matters/streams.ts';
import type { TruthTable } from './city-truth.ts';

/** What a monitor should find, and what it should not take for a problem. */
export const eventTruth: TruthTable = {
  file: 'event.csv',
  columns: [
    ...['event', 'kind', 'real', 'dataset', 'matter', 'area', 'from_day', 'to_day', 'baseline_per_day'],
    ...['planted', 'detectable_day', 'note'],
  ],
  *rows({ events }) {
    for (const event of events) {
      const detectable = detectableDay(event);
      yield [
        event.name,
        event.kind,
        event.isReal ? '1' : '0',
        streams[event.stream].dataset,
        event.matters.join(' '),
        event.areas.join(' '),
        dateText(event.first, 'dash'),
        dateText(event.last, 'dash'),
        event.baselinePerDay.toFixed(6),
        String(event.planted.length),
        detectable === null ? '' : dateText(detectable, 'dash'),
        event.note,
      ];
    }
  },
};

/** Which tickets are about one matter at one estate; those of an event may be of one matter or of several. */
export const repeatedTruth: TruthTable = {
  file: 'repeated.csv',
  columns: ['matter', 'no', 'day', 'grid'],
  *rows({ matters: { tickets }, grids, housing }) {
    for (let ticket = 0; ticket < tickets.count; ticket++) {
      if (tickets.repeated[ticket] === 0) continue;
      yield [
        `R${tickets.repeated[ticket]}`,
        matterNumber('tickets', tickets, ticket),
        dateText(Math.floor(tickets.minute[ticket]! / 1440), 'dash'),
        grids.code[housing.estateGrid[tickets.estate[ticket]!]!]!,
      ];
    }
  },
};

/** Which rows of the exports belong to an event. */
export const eventRowTruth: TruthTable = {
  file: 'event-row.csv',
  columns: ['event', 'dataset', 'no', 'day', 'grid'],
  *rows({ events, matters, grids, housing }) {
    for (const stream of Object.keys(streams) as StreamId[]) {
      const { count, event, minute, estate } = matters[stream];
      for (let matter = 0; matter < count; matter++) {
        if (event[matter] === 0) continue;
        yield [
          events[event[matter]! - 1]!.name,
          streams[stream].dataset,
          matterNumber(stream, matters[stream], matter),
          dateText(Math.floor(minute[matter]! / 1440), 'dash'),
          grids.code[housing.estateGrid[estate[matter]!]!]!,
        ];
      }
    }
  },
};
