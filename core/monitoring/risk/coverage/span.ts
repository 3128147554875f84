import { addDays } from '../../../ingest/sources/calendar-period.ts';

/** A stretch of days, first and last as ISO dates. */
export interface Span {
  first: string;
  last: string;
}

/** Whether all days from one to another are in one of the spans. */
export function isCovered(spans: readonly Span[], first: string, last: string): boolean {
  return spans.some((span) => span.first <= first && last <= span.last);
}

/** The days that are in a span of both. */
export function intersect(left: readonly Span[], right: readonly Span[]): Span[] {
  return left.flatMap((a) =>
    right.flatMap((b) => {
      const first = a.first > b.first ? a.first : b.first;
      const last = a.last < b.last ? a.last : b.last;
      return first <= last ? [{ first, last }] : [];
    }),
  );
}

/** The days of a span without those of others. */
export function without(span: Span, gaps: readonly Span[]): Span[] {
  let rest = [span];
  for (const gap of gaps)
    rest = rest.flatMap(({ first, last }) => {
      if (gap.last < first || last < gap.first) return [{ first, last }];
      const before = { first, last: addDays(gap.first, -1) };
      const after = { first: addDays(gap.last, 1), last };
      return [before, after].filter((part) => part.first <= part.last);
    });
  return rest;
}
