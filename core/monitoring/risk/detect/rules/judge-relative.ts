import type { Rule } from '../../../../../schemas/indicators/rule.ts';
import { logGamma } from '../numbers/gamma.ts';
import { shareTails, type Tails } from '../numbers/count-tails.ts';
import type { Outcome } from './outcome.ts';
import { lowestBound, reachedLevel } from './reached-level.ts';
import { shownValue, type Subject } from './subject.ts';

/** Periods from `first` to `last`, both included. */
interface Span {
  first: number;
  last: number;
}

interface Sum {
  numerator: number;
  denominator: number | null;
  /** Days of the periods. */
  days: number;
}

/**
 * 同比 and 环比: change in per cent against the same period of last year, or the last period. Months are compared with months, January
 * and February together since the Spring Festival falls into either; days by four weeks against those 52 weeks before (同比) or by
 * a week against the one before (环比). The change must exceed what chance explains: an exact test of two counts (Przyborowski &
 * Wilenski 1940) or of two shares (Fisher).
 */
export function judgeRelative(subject: Subject, rule: Rule): Outcome {
  const { series, indicator, worse, nature } = subject;
  const spans = comparedSpans(subject, rule.against ?? 'period');
  if (spans === null) return { state: 'small' };
  const { now, before } = spans;
  if (!isCovered(series.covered, now) || !isCovered(series.covered, before)) return { state: 'no-data' };
  const [current, reference] = [sumOver(subject, now), sumOver(subject, before)];
  const value = shownValue(indicator.unit, current.numerator, current.denominator);
  const usual = shownValue(indicator.unit, reference.numerator, reference.denominator);
  if (value === null || usual === null || isSmall(indicator.minimumSample, current, reference))
    return { state: 'small' };
  const expected = current.denominator === null ? (usual * current.days) / reference.days : usual;
  if (expected === 0) return { state: 'small' };
  const change = (worse === 'higher' ? 1 : -1) * 100 * (value / expected - 1);
  const reached = reachedLevel(rule.bounds, change);
  const tails = nature === 'mean' ? null : changeTails(subject, current, reference);
  return {
    state: 'judged',
    level: reached?.level ?? null,
    statistic: change,
    bound: reached?.bound ?? lowestBound(rule.bounds),
    numerator: current.numerator,
    denominator: current.denominator,
    value,
    baseline: expected,
    periods: nature === 'stock' ? 1 : now.last - now.first + 1,
    pValue: tails && (worse === 'higher' ? tails.upper : tails.lower),
    members: [],
  };
}

function isSmall(minimum: number, current: Sum, reference: Sum): boolean {
  if (current.denominator === null) return reference.numerator < minimum;
  return Math.min(current.denominator, reference.denominator ?? 0) < minimum;
}

/** Null for January, whose February is not known yet, and before the first comparable period. */
function comparedSpans(
  { panel: { time }, at }: Subject,
  against: 'year' | 'period',
): { now: Span; before: Span } | null {
  const spans = time.grain === 'day' ? daySpans(at, against) : monthSpans(time.periods[at]!, at, against);
  return spans !== null && spans.before.first >= 0 ? spans : null;
}

function daySpans(at: number, against: 'year' | 'period') {
  const [length, lag] = against === 'year' ? [28, 364] : [7, 7];
  const now = { first: at - length + 1, last: at };
  return { now, before: { first: now.first - lag, last: now.last - lag } };
}

function monthSpans(period: string, at: number, against: 'year' | 'period') {
  const month = Number(period.slice(5, 7));
  if (month === 1) return null;
  const now = { first: month === 2 ? at - 1 : at, last: at };
  if (against === 'year') return { now, before: { first: now.first - 12, last: now.last - 12 } };
  const last = now.first - 1;
  return { now, before: { first: month === 3 ? last - 1 : last, last } };
}

function isCovered(covered: Uint8Array, { first, last }: Span): boolean {
  for (let t = first; t <= last; t++) if (!covered[t]) return false;
  return true;
}

function sumOver({ series, nature, panel: { time } }: Subject, { first, last }: Span): Sum {
  let [numerator, days] = [0, 0];
  let denominator: number | null = series.denominator ? 0 : null;
  for (let t = first; t <= last; t++) {
    numerator += series.numerator[t]!;
    if (denominator !== null) denominator += series.denominator![t]!;
    days += time.grain === 'day' ? 1 : daysOfMonth(time.periods[t]!);
  }
  // What stands does not add up over months: the last one counts.
  if (nature === 'stock') return { numerator: series.numerator[last]!, denominator, days: 1 };
  return { numerator, denominator, days };
}

function daysOfMonth(period: string): number {
  return new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).getUTCDate();
}

function changeTails({ nature }: Subject, current: Sum, reference: Sum): Tails {
  if (nature === 'share') return fisherTails(current, reference);
  const exposure = current.denominator ?? current.days;
  const before = reference.denominator ?? reference.days;
  const events = current.numerator + reference.numerator;
  return shareTails(current.numerator, events, exposure / (exposure + before));
}

/** Hypergeometric tails of the hits now, given all hits of both periods. */
function fisherTails(current: Sum, reference: Sum): Tails {
  const [n, m] = [current.denominator!, reference.denominator!];
  const hits = current.numerator + reference.numerator;
  const choose = (of: number, k: number) => logGamma(of + 1) - logGamma(k + 1) - logGamma(of - k + 1);
  const all = choose(n + m, hits);
  let [upper, lower] = [0, 0];
  for (let x = Math.max(0, hits - m); x <= Math.min(n, hits); x++) {
    const probability = Math.exp(choose(n, x) + choose(m, hits - x) - all);
    if (x >= current.numerator) upper += probability;
    if (x <= current.numerator) lower += probability;
  }
  return { upper: Math.min(1, upper), lower: Math.min(1, lower) };
}
