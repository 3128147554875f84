import { yearOf } from '../base/calendar.ts';
import type { Matters } from './matters.ts';
import type { StreamId } from './streams.ts';

/** The number that a matter has in the export of its stream. */
export function matterNumber(stream: StreamId, { minute }: Matters, matter: number): string {
  const day = Math.floor(minute[matter]! / 1440);
  switch (stream) {
    case 'tickets':
      return `YL${day}${String(matter).padStart(6, '0')}`;
    case 'disputes':
      return `JF${String(matter + 1).padStart(7, '0')}`;
    case 'hazards':
      return `YH${yearOf(day)}${String(matter + 1).padStart(6, '0')}`;
  }
}
