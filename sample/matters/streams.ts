import type { Rhythm } from '../base/rhythm.ts';
import { seasonal } from '../base/rhythm.ts';
import { Weighted } from '../base/weighted.ts';
import { categories } from '../texts/categories.ts';
import { disputeKinds, hazardKinds } from '../texts/incident-texts.ts';

/** What happens day by day: calls to 12345, disputes, hazards. */
export type StreamId = 'tickets' | 'disputes' | 'hazards';

export interface MatterKind {
  name: string;
  weight: number;
  /** By month (January first). */
  season: readonly number[];
}

/** How often matters of a stream come, and of which kinds. */
export interface Stream {
  /** Dataset of the hub. */
  dataset: string;
  perDay(people: number): number;
  rhythm: Rhythm;
  hours: Weighted;
  kinds: readonly MatterKind[];
}

/** Rates are told for this many days. */
const span = 548;
const even = new Array<number>(12).fill(1);
const peaked = (peaks: readonly number[]) => even.map((_, month) => (peaks.includes(month + 1) ? 2.5 : 1));
const atLeast = (matters: number, perPerson: number) => (people: number) =>
  Math.max(matters, people * perPerson) / span;
const alike = (kinds: readonly { name: string }[]) =>
  kinds.map(({ name }) => ({ name, weight: 1, season: even }));

export const streams: Readonly<Record<StreamId, Stream>> = {
  tickets: {
    dataset: 'service-ticket',
    perDay: atLeast(500, 0.08),
    rhythm: {
      weekday: [0.62, 1.22, 1.12, 1.08, 1.05, 1.0, 0.68],
      season: [0.92, 0.8, 0.98, 1.0, 1.03, 1.12, 1.25, 1.22, 1.02, 0.94, 0.95, 0.98],
      holiday: 0.45,
    },
    hours: new Weighted([
      1, 0.6, 0.4, 0.4, 0.5, 1, 2, 5, 11, 14, 13, 10, 7, 9, 11, 11, 10, 8, 6, 6, 6, 5, 3, 2,
    ]),
    kinds: categories.map(({ name, weight, peaks }) => ({ name, weight, season: peaked(peaks) })),
  },
  disputes: {
    dataset: 'incident',
    perDay: atLeast(60, 0.018),
    rhythm: {
      weekday: [0.9, 1.1, 1.04, 1.0, 1.0, 1.0, 0.96],
      season: [1.12, 0.9, 0.95, 0.97, 1.0, 1.03, 1.06, 1.04, 0.98, 0.95, 0.98, 1.08],
      holiday: 0.6,
    },
    hours: new Weighted([2, 1, 1, 1, 1, 1, 2, 4, 8, 10, 10, 8, 5, 6, 8, 9, 9, 8, 8, 9, 9, 7, 5, 3]),
    kinds: alike(disputeKinds),
  },
  hazards: {
    dataset: 'incident',
    perDay: atLeast(60, 0.014),
    rhythm: {
      weekday: [0.35, 1.16, 1.2, 1.18, 1.16, 1.1, 0.5],
      season: [0.95, 0.85, 1.0, 1.0, 1.03, 1.15, 1.02, 0.98, 1.0, 0.96, 1.03, 1.05],
      holiday: 0.35,
    },
    hours: new Weighted([0, 0, 0, 0, 0, 0, 1, 3, 9, 14, 15, 10, 3, 6, 13, 14, 11, 5, 2, 1, 1, 0, 0, 0]),
    kinds: alike(hazardKinds),
  },
};

/** What to weigh the kinds by on a day. */
export function kindWeights({ kinds }: Stream, day: number): number[] {
  return kinds.map(({ weight, season }) => weight * seasonal(season, day));
}

/** The place of a kind in its stream. */
export function kindOf(stream: StreamId, name: string): number {
  return streams[stream].kinds.findIndex((kind) => kind.name === name);
}

/** The mean share of some kinds among the matters of a stream. */
export function shareOfKinds({ kinds }: Stream, names: readonly string[]): number {
  const mean = ({ weight, season }: MatterKind) => weight * season.reduce((sum, factor) => sum + factor, 0);
  const sum = (some: readonly MatterKind[]) => some.reduce((total, kind) => total + mean(kind), 0);
  return sum(kinds.filter(({ name }) => names.includes(name))) / sum(kinds);
}
