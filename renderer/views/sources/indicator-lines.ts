import { QualityIndicator, type QualityMeasure, type QualitySeries } from '../../../schemas/api/quality.ts';

/** One indicator over the batches of a source. */
export interface IndicatorLine {
  indicator: QualityIndicator;
  latest: QualityMeasure;
  /** The batch that `latest` is of. */
  batchId: number;
  /** Shares in time order. */
  shares: number[];
}

/** The measures of a source's batches, indicator by indicator; one that no batch could be judged by is left out. */
export function indicatorLines(points: QualitySeries['points']): IndicatorLine[] {
  return QualityIndicator.options.flatMap((indicator) => {
    const measured = points.flatMap(({ batchId, measures }) =>
      measures.filter((measure) => measure.indicator === indicator).map((measure) => ({ batchId, measure })),
    );
    const last = measured.at(-1);
    if (!last) return [];
    return [
      {
        indicator,
        latest: last.measure,
        batchId: last.batchId,
        shares: measured.map(({ measure }) => measure.numerator / measure.denominator),
      },
    ];
  });
}

/** The latest measures of several sources together, indicator by indicator. */
export function latestTogether(
  series: readonly QualitySeries[],
): Map<QualityIndicator, { numerator: number; denominator: number }> {
  const sums = new Map<QualityIndicator, { numerator: number; denominator: number }>();
  for (const { points } of series)
    for (const { indicator, latest } of indicatorLines(points)) {
      const sum = sums.get(indicator) ?? { numerator: 0, denominator: 0 };
      sums.set(indicator, {
        numerator: sum.numerator + latest.numerator,
        denominator: sum.denominator + latest.denominator,
      });
    }
  return sums;
}
