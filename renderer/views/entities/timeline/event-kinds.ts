import type { TimelineEvent } from '../../../../schemas/api/master/entities.ts';

export type EventKind = TimelineEvent['kind'];

/** What a credit summary counts, whether there is any or not. */
export const creditKinds = ['penalty', 'abnormal', 'permit', 'inspection', 'check'] as const;

/** The other kinds, counted where there are any. */
export const otherKinds = ['registration', 'tax', 'insurance', 'matter'] as const;

/** What counts against whom it happened to. */
export const adverseKinds: ReadonlySet<EventKind> = new Set(['penalty', 'abnormal']);

/** How many events of a kind there are. */
export function countOf(events: readonly TimelineEvent[], kind: EventKind): number {
  return events.filter((event) => event.kind === kind).length;
}

/** The events of a portrait, the latest first. */
export function newestFirst(events: readonly TimelineEvent[]): TimelineEvent[] {
  return [...events].sort((a, b) => b.day.localeCompare(a.day));
}
