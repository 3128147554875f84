import type { ScoreView } from '../../../../schemas/api/linkage/pairs.ts';
import type { Behind } from '../../chart-view.ts';
import { joinBins } from '../bin-bars.ts';
import { signedBits } from '../bits.ts';

export type ShownScores = Pick<ScoreView, 'bins' | 'binWidth' | 'threshold' | 'expected'>;

export interface Bar {
  /** Lower end. */
  weight: number;
  pairs: number;
  matches: number;
}

/** Bars that the eye can tell apart, with the matches expected among their pairs. */
export function scoreBars({ bins, binWidth }: ShownScores): { bars: Bar[]; width: number } {
  const joined = (count: (bin: ShownScores['bins'][number]) => number) =>
    joinBins(
      bins.map((bin) => ({ from: bin.weight, count: count(bin) })),
      binWidth,
    );
  const pairs = joined((bin) => bin.pairs);
  const matches = joined((bin) => bin.matches).bins;
  const bars = pairs.bins.map(({ from, count }, at) => ({
    weight: from,
    pairs: count,
    matches: matches[at]!.count,
  }));
  return { bars, width: pairs.width };
}

/** The bar's own pairs: from its lower end up to, but not with, its upper one. */
export function pairsBehind({ weight }: Bar, width: number): Behind {
  return {
    name: `${signedBits(weight)} … ${signedBits(weight + width)}`,
    filters: [{ field: 'weight', operator: 'between', values: [weight, weight + width] }],
  };
}

/** What the model expects of all pairs from a weight on; null where none reaches it. */
export function expectedFrom({ expected, binWidth }: ShownScores, weight: number) {
  const enough = expected.filter((point) => point.weight >= weight - binWidth / 2);
  return enough.reduce<(typeof enough)[number] | null>(
    (lowest, point) => (lowest === null || point.weight < lowest.weight ? point : lowest),
    null,
  );
}
