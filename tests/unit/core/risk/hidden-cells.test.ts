import { describe, expect, it } from 'vitest';
import { type Cell, hiddenCells } from '../../../../core/monitoring/risk/figures/hidden-cells.ts';

const cells = (parent: string, sizes: Record<string, number>): Cell[] =>
  Object.entries(sizes).map(([code, size]) => ({ code, parent, size, isFew: size > 0 && size < 5 }));
const hidden = (...levels: Cell[][]) => [...hiddenCells(levels, false)].sort();

describe('figures of few persons', () => {
  it('are hidden with the smallest other part, from which with the total they could be told', () => {
    expect(hidden(cells('', { A: 3, B: 40, C: 12, D: 0 }))).toEqual(['A', 'C']);
  });

  it('hide nothing else where two of them hide each other, or there is none', () => {
    expect(hidden(cells('', { A: 3, B: 40, C: 2 }))).toEqual(['A', 'C']);
    expect(hidden(cells('', { A: 30, B: 40, C: 0 }))).toEqual([]);
  });

  it('are not told by the parts of what is hidden for their sake', () => {
    const towns = cells('', { A: 3, B: 12, C: 40 });
    const villages = [...cells('A', { a1: 3 }), ...cells('B', { b1: 5, b2: 7 }), ...cells('C', { c1: 40 })];
    // B is hidden for A: were both of its villages told, their sum would be.
    expect(hidden(towns, villages)).toEqual(['A', 'B', 'a1', 'b1']);
  });
});
