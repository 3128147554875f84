import type { Rule } from '../../../../../schemas/indicators/rule.ts';
import { fewestPersons } from '../../figures/figure-value.ts';
import { countTails, shareTails, type Tails } from '../numbers/count-tails.ts';
import type { Outcome } from './outcome.ts';
import { lowestBound, reachedLevel } from './reached-level.ts';
import { shownValue, type Subject } from './subject.ts';

/** A part of the city reaches a bound by chance more easily than the city does: it must also be worse than the city beyond this. */
const chance = 0.01;

/**
 * A bound that people set. Rates of too few cases do not warn, nor do those of a part of the city that chance would explain (exact
 * binomial or Poisson test against the city's rate): one of two is half of nothing.
 */
export function judgeFixed(subject: Subject, rule: Rule): Outcome {
  const { indicator, series, at, worse } = subject;
  if (!series.covered[at]) return { state: 'no-data' };
  const numerator = series.numerator[at]!;
  const denominator = series.denominator?.[at] ?? null;
  const value = shownValue(indicator.unit, numerator, denominator);
  const isFew = denominator !== null && denominator < indicator.minimumSample;
  if (value === null || isFew || (indicator.countsPersons && numerator < fewestPersons))
    return { state: 'small' };
  const order = worse === 'higher' ? 'rising' : 'falling';
  const reached = reachedLevel(rule.bounds, value, order);
  const isReal = reached !== null && !isChance(subject, numerator, denominator);
  return {
    state: 'judged',
    level: isReal ? reached.level : null,
    statistic: value,
    bound: reached?.bound ?? lowestBound(rule.bounds),
    numerator,
    denominator,
    value,
    baseline: null,
    periods: 1,
    pValue: null,
    members: [],
  };
}

function isChance(
  { nature, series, city, at, worse }: Subject,
  numerator: number,
  denominator: number | null,
): boolean {
  if (series === city || denominator === null || nature === 'mean') return false;
  const usual = city.numerator[at]! / (city.denominator?.[at] ?? 0);
  if (!Number.isFinite(usual)) return false;
  const tails: Tails =
    nature === 'share'
      ? shareTails(numerator, denominator, usual)
      : countTails(numerator, denominator * usual);
  return (worse === 'higher' ? tails.upper : tails.lower) > chance;
}
