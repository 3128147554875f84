import { describe, expect, it } from 'vitest';
import { auditResultView } from '../../../../renderer/charts/linkage/audit-result.ts';
import { scoreChangeView } from '../../../../renderer/charts/linkage/score-change.ts';
import { contextOf } from './chart-fixtures.ts';

describe('scores before and after training', () => {
  const context = contextOf({ weight: 'w', before: 'then', after: 'now', threshold: 't' });
  const scores = (bins: [number, number][]) => ({
    binWidth: 0.1,
    threshold: 6.6,
    bins: bins.map(([weight, pairs]) => ({ weight, pairs, matches: 0 })),
  });

  it('counts all pairs of both, in bins of one width', () => {
    const { rows } = scoreChangeView(
      scores([
        [-1.2, 5],
        [0.1, 7],
      ]),
      scores([
        [-1.9, 4],
        [0.9, 8],
      ]),
      context,
    );
    const sum = (column: number) => rows.reduce((total, { cells }) => total + Number(cells[column]), 0);
    expect([sum(1), sum(2)]).toEqual([12, 12]);
    expect(rows[0]!.cells[0]).toBe('−1.9');
  });

  it('draws nothing of nothing', () => {
    expect(scoreChangeView(scores([]), scores([]), context).rows).toEqual([]);
  });
});

describe('the result of an audit', () => {
  const labels = {
    measure: 'm',
    precision: 'P',
    recall: 'R',
    estimate: 'e',
    low: 'l',
    high: 'h',
    between: (low: string, high: string) => `${low}–${high}`,
  };
  const result = {
    precision: { estimate: 0.98, low: 0.95, high: 0.99 },
    recall: { estimate: 0.9, low: 0.84, high: 0.94 },
  };

  it('gives both measures with their limits, on an axis that begins below all of them', () => {
    const { rows, option } = auditResultView(result, contextOf(labels));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['P', '98%', '95%', '99%'],
      ['R', '90%', '84%', '94%'],
    ]);
    const { min } = (option as unknown as { xAxis: { min: number } }).xAxis;
    expect(min).toBeLessThanOrEqual(0.84);
    expect(min).toBeGreaterThan(0.7);
  });
});
