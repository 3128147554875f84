import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageFaults, outsideOf } from '../../../core/space/coverage/coverage-faults.ts';
import { metresPerDegree, squareMetres } from '../../../core/space/measure.ts';
import type { Outline, Position } from '../../../core/space/position.ts';

const corner: Position = [129, 19.5];
const { east, north } = metresPerDegree(corner[1]);

/** An area from its corners in metres from the corner of the town. */
function area(...corners: readonly Position[]): Outline {
  const ring = [...corners, corners[0]!].map(([x, y]): Position => [
    corner[0] + x / east,
    corner[1] + y / north,
  ]);
  return [[ring]];
}

const box = (x: number, y: number, width: number, height: number) =>
  area([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

const found = (outlines: readonly Outline[], tolerance = 1) =>
  coverageFaults(outlines, tolerance).map(({ kind, areas, squareMetres: size }) => ({
    kind,
    areas: [...areas],
    size: Math.round(size / 10) * 10, // outlines are rounded to the centimetre
  }));

describe('grids that tile', () => {
  it('have neither gaps nor overlaps, in whatever direction they are drawn', () => {
    const backwards: Outline = [[[...box(100, 0, 100, 100)[0]![0]!].reverse()]];
    expect(found([box(0, 0, 100, 100), backwards, box(0, 100, 200, 50)])).toEqual([]);
  });

  it('have none when only one of two neighbours has a vertex on their line', () => {
    expect(found([box(0, 0, 100, 200), box(100, 0, 100, 100), box(100, 100, 100, 100)])).toEqual([]);
  });

  it('have none within the tolerance, and have them beyond it', () => {
    const ring = (apart: number) => [
      box(0, 0, 300, 100),
      box(0, 100, 100, 100),
      box(200 + apart, 100, 100 - apart, 100),
      box(100, 100, 100, 100),
      box(0, 200, 300, 100),
    ];
    expect(found(ring(0.6))).toEqual([]);
    expect(found(ring(4))).toEqual([{ kind: 'gap', areas: [2, 3], size: 400 }]);
  });

  it('leave bays of the coast out', () => {
    const bay = [box(0, 0, 300, 100), box(0, 100, 100, 100), box(200, 100, 100, 100)];
    expect(found(bay)).toEqual([]);
  });
});

describe('planted faults', () => {
  const around = [box(0, 0, 300, 100), box(0, 100, 100, 100), box(200, 100, 100, 100), box(0, 200, 300, 100)];

  it('shows a missing grid as a gap between those around it', () => {
    const [gap, ...others] = coverageFaults(around, 1);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ kind: 'gap', areas: [1, 2] });
    expect(gap!.squareMetres / 10_000).toBeCloseTo(1, 3);
    expect(gap!.outline).toHaveLength(1);
    expect(gap!.outline[0]![0]).toHaveLength(5);
  });

  it('shows a grid that reaches over its neighbour', () => {
    expect(found([box(0, 0, 100, 100), box(90, 0, 100, 100)])).toEqual([
      { kind: 'overlap', areas: [0, 1], size: 1000 },
    ]);
  });

  it('shows sides that cross: two right triangles of 50 by 10 metres', () => {
    const left = area([0, 0], [100, 0], [100, 100], [0, 100]);
    const right = area([90, 0], [200, 0], [200, 100], [110, 100]);
    expect(found([left, right])).toEqual([{ kind: 'overlap', areas: [0, 1], size: 250 }]);
  });

  it('shows the same grid registered twice, and one that lies in another', () => {
    expect(
      found([box(0, 0, 100, 100), box(0, 0, 100, 100), box(200, 0, 100, 100), box(210, 10, 20, 20)]),
    ).toEqual([
      { kind: 'overlap', areas: [0, 1], size: 10_000 },
      { kind: 'overlap', areas: [2, 3], size: 400 },
    ]);
  });

  it('takes a hole for uncovered unless another grid fills it', () => {
    const frame: Outline = [[box(0, 0, 300, 300)[0]![0]!, box(100, 100, 100, 100)[0]![0]!]];
    expect(found([frame])).toEqual([{ kind: 'gap', areas: [0, null], size: 10_000 }]);
    expect(found([frame, box(100, 100, 100, 100)])).toEqual([]);
  });

  it('shows what lies outside of a village', () => {
    expect(outsideOf(box(0, 0, 100, 100), box(0, 0, 300, 300), 1)).toBeNull();
    const part = outsideOf(box(250, 0, 100, 100), box(0, 0, 300, 300), 1)!;
    expect(Math.round(squareMetres(part))).toBe(5000);
  });
});

describe('a board of squares', () => {
  const side = 5;
  const board = (shift: (x: number, y: number) => Position) =>
    Array.from({ length: side * side }, (_, at): Outline => {
      const [x, y] = [at % side, Math.floor(at / side)];
      return area(shift(x, y), shift(x + 1, y), shift(x + 1, y + 1), shift(x, y + 1));
    });

  it('of any crooked lines tiles; without one inner square it has one gap, with it twice one overlap', () => {
    const shake = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 72, maxLength: 72 });
    const inner = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(shake, inner, (shaken, [column, row]) => {
        const squares = board((x, y) => [
          x * 100 + shaken[2 * (y * 6 + x)]!,
          y * 100 + shaken[2 * (y * 6 + x) + 1]!,
        ]);
        const chosen = row * side + column;
        const size = squareMetres(squares[chosen]!);
        expect(coverageFaults(squares, 1)).toEqual([]);
        const gaps = coverageFaults(squares.toSpliced(chosen, 1), 1);
        expect(gaps.map(({ kind }) => kind)).toEqual(['gap']);
        expect(Math.abs(gaps[0]!.squareMetres - size)).toBeLessThan(5);
        const overlaps = coverageFaults([...squares, squares[chosen]!], 1);
        expect(overlaps).toMatchObject([{ kind: 'overlap', areas: [chosen, side * side] }]);
        expect(Math.abs(overlaps[0]!.squareMetres - size)).toBeLessThan(5);
      }),
      { numRuns: 60 },
    );
  });
});
