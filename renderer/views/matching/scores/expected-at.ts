import type { ScoreView } from '../../../../schemas/api/linkage/pairs.ts';

/** What to expect of all pairs from a weight on: the lowest point that is not below it; null above all pairs. */
export function expectedAt(
  { expected, binWidth }: Pick<ScoreView, 'expected' | 'binWidth'>,
  weight: number,
): ScoreView['expected'][number] | null {
  const reach = weight - binWidth / 2;
  return expected.reduce<ScoreView['expected'][number] | null>(
    (lowest, point) =>
      point.weight >= reach && (lowest === null || point.weight < lowest.weight) ? point : lowest,
    null,
  );
}
