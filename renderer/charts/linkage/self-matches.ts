import type { Unlinkable } from '../../../schemas/api/linkage/clusters.ts';
import type { ChartContext, ChartView } from '../chart-view.ts';
import { binBarsOption, joinBins } from './bin-bars.ts';
import { roundBits, signedBits } from './bits.ts';

export interface SelfMatchLabels {
  weight: string;
  records: string;
  threshold: string;
}

/** How well records match themselves: what stays below the threshold cannot be linked, whatever is there. */
export function selfMatchesView(
  { bins, binWidth, threshold }: Pick<Unlinkable, 'bins' | 'binWidth' | 'threshold'>,
  { labels, theme, number }: ChartContext<SelfMatchLabels>,
): ChartView {
  const joined = joinBins(
    bins.map(({ weight, records }) => ({ from: weight, count: records })),
    binWidth,
  );
  return {
    option: binBarsOption(
      {
        ...joined,
        number,
        format: roundBits,
        names: { value: labels.weight, count: labels.records },
        threshold: { at: threshold, name: labels.threshold },
      },
      theme,
    ),
    headers: [labels.weight, labels.records],
    rows: joined.bins.map(({ from, count }) => ({ cells: [signedBits(from), number(count)] })),
    textColumns: 0,
    note: '',
  };
}
