import type { ScoreView } from '../api/linkage/pairs.ts';
import type { Aim } from './linkage-model.ts';

type Expected = ScoreView['expected'][number];

/** What to expect of all pairs from a weight on: the lowest point that is not below it; null above all pairs. */
export function expectedAt(
  { expected, binWidth }: Pick<ScoreView, 'expected' | 'binWidth'>,
  weight: number,
): Expected | null {
  const reach = weight - binWidth / 2;
  return expected.reduce<Expected | null>(
    (lowest, point) =>
      point.weight >= reach && (lowest === null || point.weight < lowest.weight) ? point : lowest,
    null,
  );
}

/**
 * The point whose weight serves an aim: of a precision the lowest that is expected to reach it, so that no match is
 * given away, but never below even odds: many sure pairs do not make one right that is likely wrong. Of F1 the one
 * where it is highest. Null where the precision is expected nowhere, or without pairs.
 */
export function pointFor(aim: Aim, expected: readonly Expected[]): Expected | null {
  const candidates =
    aim === 'f1'
      ? expected
      : expected.filter(({ precision, weight }) => precision >= aim.precision && weight >= 0);
  const isBetter = (one: Expected, other: Expected) =>
    aim === 'f1' ? one.f1 > other.f1 : one.weight < other.weight;
  return candidates.reduce<Expected | null>(
    (best, point) => (best === null || isBetter(point, best) ? point : best),
    null,
  );
}
