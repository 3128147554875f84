import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexAreas } from '../../../core/space/area-index.ts';
import type { Outline, Position } from '../../../core/space/position.ts';

function box(west: number, south: number, east: number, north: number): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function locate(outlines: readonly Outline[], points: readonly Position[]): number[] {
  const [x, y] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)];
  return [...indexAreas(outlines).locate(Float64Array.from(x), Float64Array.from(y))];
}

describe('the areas that points lie in', () => {
  it('are found with their holes, parts and enclaves', () => {
    const ring: Outline = [[box(0, 0, 9, 9), box(3, 3, 6, 6)]];
    const enclave: Outline = [[box(3, 3, 6, 6)], [box(20, 20, 21, 21)]];
    const points: Position[] = [
      [1, 1],
      [4, 4],
      [20.5, 20.5],
      [10, 1],
      [-1, -1],
      [NaN, 2],
    ];
    expect(locate([ring, enclave], points)).toEqual([0, 1, 1, -1, -1, -1]);
  });

  it('are the smallest where several overlap', () => {
    expect(locate([[[box(0, 0, 9, 9)]], [[box(1, 1, 2, 2)]]], [[1.5, 1.5]])).toEqual([1]);
  });

  it('are none without areas', () => {
    expect(locate([], [[1, 1]])).toEqual([-1]);
  });

  it('are exactly one for any point of a board, on its lines too', () => {
    const board = Array.from({ length: 64 }, (_, at): Outline => {
      const [x, y] = [at % 8, Math.floor(at / 8)];
      return [[box(x, y, x + 1, y + 1)]];
    });
    const half = fc.integer({ min: 0, max: 31 }).map((value) => value / 4);
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { minLength: 1 }), (points) => {
        const found = locate(board, points);
        points.forEach(([x, y], at) => expect(found[at]).toBe(Math.floor(y) * 8 + Math.floor(x)));
      }),
    );
  });
});
