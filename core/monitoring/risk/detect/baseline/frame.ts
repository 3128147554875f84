import type { Time } from '../series.ts';
import { dayKind } from './day-kind.ts';

/** The periods as the baseline sees them: which share a weekday or holiday, and which a time of the year. */
export interface Frame {
  /** Number of the weekday (Monday 0) or kind of day. */
  cells: Uint8Array;
  cellCount: number;
  /** Place in the year: day 0–365 or month 0–11. */
  places: Uint16Array;
  placeCount: number;
  /** Days that a period has. */
  lengths: Float64Array;
  /** Periods of a year, of the time that says how high an area stands, and of the time before today that says nothing yet. */
  year: number;
  level: number;
  guard: number;
  /** A place of the year is learnt from as many periods before and after it in other years. */
  around: number;
}

const dayMs = 86_400_000;

export function createFrame({ grain, periods }: Time): Frame {
  return grain === 'day' ? dayFrame(periods) : monthFrame(periods);
}

function dayFrame(periods: readonly string[]): Frame {
  const known = new Map<string, number>();
  const cells = Uint8Array.from(periods, (day) => {
    const kind = dayKind(day);
    if (kind === null) return (new Date(day).getUTCDay() + 6) % 7;
    const cell = known.get(kind) ?? 7 + known.size;
    known.set(kind, cell);
    return cell;
  });
  return {
    cells,
    cellCount: 7 + known.size,
    places: Uint16Array.from(periods, dayOfYear),
    placeCount: 366,
    lengths: new Float64Array(periods.length).fill(1),
    year: 365,
    level: 364,
    guard: 56,
    around: 10,
  };
}

function monthFrame(periods: readonly string[]): Frame {
  const monthOf = (period: string) => Number(period.slice(5, 7));
  return {
    cells: new Uint8Array(periods.length),
    cellCount: 1,
    places: Uint16Array.from(periods, (period) => monthOf(period) - 1),
    placeCount: 12,
    lengths: Float64Array.from(periods, (period) =>
      new Date(Date.UTC(Number(period.slice(0, 4)), monthOf(period), 0)).getUTCDate(),
    ),
    year: 12,
    level: 12,
    guard: 1,
    around: 0,
  };
}

function dayOfYear(day: string): number {
  return (Date.parse(day) - Date.UTC(Number(day.slice(0, 4)), 0, 1)) / dayMs;
}
