import type { Movement } from '../../../../schemas/api/opinion/topics.ts';
import { shareTails } from '../../risk/detect/numbers/count-tails.ts';

/** A week stands against the four before it. */
export const movementDays = { recent: 7, before: 28 } as const;
/** Chance alone moves one in a hundred so far up or down. */
const least = 0.01;

/**
 * Whether more came in the last week than in the weeks before: given how many came in all, those of the week are binomial when nothing
 * has changed (Przyborowski & Wilenski 1940).
 *
 * @param isNew nothing of it is older than the week
 */
export function movementOf(recent: number, before: number, isNew = false): Movement {
  const share = movementDays.recent / (movementDays.recent + movementDays.before);
  const { upper, lower } = shareTails(recent, recent + before, share);
  const expected = (before * movementDays.recent) / movementDays.before;
  const pValue = Math.min(1, 2 * Math.min(upper, lower));
  if (isNew) return { state: 'new', recent, expected, pValue };
  const moved = recent > expected ? 'rising' : 'falling';
  return { state: pValue < least ? moved : 'steady', recent, expected, pValue };
}

/** Aggregates `recent` and `before` of requests with a column `day`, as of a day. */
export function movementSql(day: string, asOf: string): string {
  const { recent, before } = movementDays;
  return `count(*) FILTER (WHERE ${day} > ${asOf} - ${recent})::DOUBLE AS recent,
    count(*) FILTER (WHERE ${day} <= ${asOf} - ${recent} AND ${day} > ${asOf} - ${recent + before})::DOUBLE AS before`;
}
