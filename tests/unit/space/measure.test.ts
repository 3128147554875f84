import { describe, expect, it } from 'vitest';
import { metresBetween, metresPerDegree, squareMetres } from '../../../core/space/measure.ts';
import type { Position } from '../../../core/space/position.ts';

function cell(west: number, south: number, size: number): Position[] {
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
}

describe('measuring on the ellipsoid', () => {
  it('gives a degree the length that tables of GRS 80 print', () => {
    // Lengths of 1° at 30°: 110,852.4 m of latitude, 96,486.3 m of longitude.
    const { east, north } = metresPerDegree(30);
    expect(north).toBeCloseTo(110_852.4, 0);
    expect(east).toBeCloseTo(96_486.3, 0);
    expect(metresBetween([120, 30], [120.001, 30])).toBeCloseTo(96.4863, 2);
  });

  it('covers the whole ellipsoid with 510,065,621.72 km² (GRS 80, Moritz 2000)', () => {
    const world: Position[] = [
      [-180, -90],
      [180, -90],
      [180, 90],
      [-180, 90],
      [-180, -90],
    ];
    expect(squareMetres([[world]]) / 1e6).toBeCloseTo(510_065_621.72, 0);
  });

  it('is the product of its sides for a small rectangle, less its hole, in any direction', () => {
    const { east, north } = metresPerDegree(31.805);
    const whole = squareMetres([[cell(120.5, 31.8, 0.01)]]);
    expect(whole / (0.01 * east * 0.01 * north)).toBeCloseTo(1, 6);
    expect(squareMetres([[cell(120.5, 31.8, 0.01).reverse()]])).toBeCloseTo(whole, 3);
    const hole = cell(120.502, 31.802, 0.001);
    expect(squareMetres([[cell(120.5, 31.8, 0.01), hole]])).toBeCloseTo(whole - squareMetres([[hole]]), 3);
  });
});
