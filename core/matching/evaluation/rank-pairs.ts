import { unknown } from './compare-clusters.ts';
import { pairQuality, type PairQuality } from './pair-quality.ts';

/** Scored pairs by position. */
export interface ScoredPairs {
  left: Int32Array;
  right: Int32Array;
  weight: Float32Array;
}

/** Quality of the pairs from a weight on: one point of the ROC and of the precision–recall curve. */
export interface RankedPoint extends PairQuality {
  weight: number;
  /** Share of the pairs of different entities that were taken for matches. */
  falsePositiveRate: number;
}

/** What is known of a pair. */
export const label = { different: 0, same: 1, unknown: -1 } as const;

/** A pair on the wrong side of the threshold. */
export interface PairError {
  left: number;
  right: number;
  weight: number;
  kind: 'false-match' | 'missed';
}

/**
 * Labels of pairs, one each, from the true entities of their records.
 *
 * @param entity the true entity of every record; `unknown` where the truth does not name it
 */
export function labelPairs({ left, right }: ScoredPairs, entity: Int32Array): Int8Array {
  return Int8Array.from(left, (record, pair) => {
    const [one, other] = [entity[record]!, entity[right[pair]!]!];
    if (one === unknown || other === unknown) return label.unknown;
    return one === other ? label.same : label.different;
  });
}

/**
 * The curves over all thresholds that tell pairs apart, from the highest weight, thinned out to about `points`.
 *
 * @param labels by pair; pairs of which nothing is known are left out
 * @param totals true pairs and all pairs there are, compared or not
 */
export function rankPairs(
  pairs: ScoredPairs,
  labels: Int8Array,
  totals: { truePairs: number; allPairs: number },
  points = 200,
): RankedPoint[] {
  const order = known(labels).sort((a, b) => pairs.weight[b]! - pairs.weight[a]! || a - b);
  const step = Math.max(1, Math.floor(order.length / points));
  const curve: RankedPoint[] = [];
  let [correct, since] = [0, 0];
  for (const [at, pair] of order.entries()) {
    correct += labels[pair]!;
    since++;
    const next = order[at + 1];
    const isLast = next === undefined;
    // Pairs of one weight lie on one side of every threshold.
    if (!isLast && (since < step || pairs.weight[next] === pairs.weight[pair])) continue;
    since = 0;
    curve.push({
      weight: pairs.weight[pair]!,
      ...pairQuality(totals.truePairs, at + 1, correct),
      falsePositiveRate: (at + 1 - correct) / Math.max(1, totals.allPairs - totals.truePairs),
    });
  }
  return curve;
}

/** Pairs on the wrong side of the threshold, those first of which the model was surest, `most` of each kind. */
export function pairErrors(
  pairs: ScoredPairs,
  labels: Int8Array,
  threshold: number,
  most: number,
): PairError[] {
  const wrong = (kind: PairError['kind']) =>
    known(labels)
      .filter((pair) => labels[pair] === (kind === 'missed' ? label.same : label.different))
      .filter((pair) => (kind === 'missed') === pairs.weight[pair]! < threshold)
      .sort((a, b) => (kind === 'missed' ? 1 : -1) * (pairs.weight[a]! - pairs.weight[b]!) || a - b)
      .subarray(0, most);
  return (['false-match', 'missed'] as const).flatMap((kind) =>
    Array.from(wrong(kind), (pair) => ({
      left: pairs.left[pair]!,
      right: pairs.right[pair]!,
      weight: pairs.weight[pair]!,
      kind,
    })),
  );
}

function known(labels: Int8Array): Int32Array {
  return Int32Array.from(labels.keys()).filter((pair) => labels[pair] !== label.unknown);
}
