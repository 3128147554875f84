import { cusumChain } from '../../core/monitoring/risk/detect/charts/cusum.ts';
import { ewmaChain } from '../../core/monitoring/risk/detect/charts/ewma.ts';
import { averageRunLength } from '../../core/monitoring/risk/detect/charts/markov-chain.ts';
import { rounded, type BenchRow } from '../record-result.ts';

/** Lucas & Saccucci 1990 (λ 0.1, L 2.814) and the two-sided CUSUM of k 0.5 (Montgomery, tables 9.3 and 9.11), by shift in σ. */
const published = {
  'EWMA λ=0.1 L=2.814': { 0: 500, 0.25: 106, 0.5: 31.3, 1: 10.3, 2: 4.36 },
  'CUSUM k=0.5 h=4': { 0: 168, 0.5: 26.6, 1: 8.38, 2: 3.34 },
  'CUSUM k=0.5 h=5': { 0: 465, 0.5: 38, 1: 10.4, 2: 4.01 },
};

/** Average run lengths of our charts beside the published ones. */
export function runLengthRows(): BenchRow[] {
  return Object.entries(published).flatMap(([chart, lengths]) =>
    Object.entries(lengths).map(([shift, length]) => {
      const value = chart.startsWith('EWMA') ? ewmaLength(Number(shift)) : cusumLength(chart, Number(shift));
      return {
        case: chart,
        metric: `average run length at shift ${shift}`,
        value: rounded(value),
        unit: 'periods',
        peer: 'published',
        peerValue: length,
        ratio: rounded(value / length, 3),
      };
    }),
  );
}

function ewmaLength(shift: number): number {
  return averageRunLength(ewmaChain(2.814, { shift }));
}

function cusumLength(chart: string, shift: number): number {
  const limit = Number(chart.slice(-1));
  const side = (towards: number) => 1 / averageRunLength(cusumChain(limit, { shift: towards }));
  return 1 / (side(shift) + side(-shift));
}
