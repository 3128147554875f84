import { describe, expect, it } from 'vitest';
import { dissolvePolygons, signedArea } from '../../../core/space/dissolve-polygons.ts';
import type { PolygonRings, Position, Ring } from '../../../core/space/position.ts';

/** A unit square with its lower left corner at (x, y), anticlockwise. */
function square(x: number, y: number, size = 1): PolygonRings {
  return [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ];
}

const corners = (ring: Ring) =>
  ring
    .slice(0, -1)
    .map(([x, y]: Position) => `${x},${y}`)
    .sort();

describe('dissolving polygons', () => {
  it('joins two squares that share a side into one rectangle of four corners', () => {
    const parts = dissolvePolygons([square(0, 0), square(1, 0)]);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toHaveLength(1);
    expect(corners(parts[0]![0]!)).toEqual(['0,0', '0,1', '2,0', '2,1']);
    expect(signedArea(parts[0]![0]!)).toBe(4);
  });

  it('does not care in which direction a polygon was drawn', () => {
    const clockwise = [[...square(1, 0)[0]!].reverse()];
    const parts = dissolvePolygons([square(0, 0), clockwise]);
    expect(parts).toHaveLength(1);
    expect(corners(parts[0]![0]!)).toEqual(['0,0', '0,1', '2,0', '2,1']);
  });

  it('leaves a hole where the middle square of nine is missing', () => {
    const ringOfEight = [0, 1, 2].flatMap((x) =>
      [0, 1, 2].filter((y) => !(x === 1 && y === 1)).map((y) => square(x, y)),
    );
    const parts = dissolvePolygons(ringOfEight);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toHaveLength(2);
    expect(corners(parts[0]![0]!)).toEqual(['0,0', '0,3', '3,0', '3,3']);
    expect(corners(parts[0]![1]!)).toEqual(['1,1', '1,2', '2,1', '2,2']);
    expect(signedArea(parts[0]![1]!)).toBe(-2);
  });

  it('fills the hole again when an enclave lies in it', () => {
    const frame: PolygonRings = [square(0, 0, 3)[0]!, square(1, 1)[0]!];
    const parts = dissolvePolygons([frame, square(1, 1)]);
    expect(parts).toHaveLength(1);
    expect(parts[0]).toHaveLength(1);
    expect(signedArea(parts[0]![0]!)).toBe(18);
  });

  it('keeps parts apart that do not touch, the larger first', () => {
    const parts = dissolvePolygons([square(10, 10), square(0, 0), square(1, 0)]);
    expect(parts.map(([outer]) => signedArea(outer!))).toEqual([4, 2]);
  });

  it('keeps two squares apart that touch in one corner only', () => {
    const parts = dissolvePolygons([square(0, 0), square(1, 1)]);
    expect(parts.map(([outer]) => corners(outer!)).sort()).toEqual([
      ['0,0', '0,1', '1,0', '1,1'],
      ['1,1', '1,2', '2,1', '2,2'],
    ]);
  });

  it('puts an island inside a hole as a part of its own, and the hole with the ring around it', () => {
    const frame: PolygonRings = [square(0, 0, 7)[0]!, square(1, 1, 5)[0]!];
    const parts = dissolvePolygons([frame, square(3, 3)]);
    expect(parts.map((rings) => rings.length)).toEqual([2, 1]);
  });

  it('joins nothing from nothing', () => {
    expect(dissolvePolygons([])).toEqual([]);
  });
});
