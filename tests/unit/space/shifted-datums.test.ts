import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { metresBetween } from '../../../core/space/measure.ts';
import type { Position } from '../../../core/space/position.ts';
import { shiftOutline, toBd09, toGcj02 } from '../../../core/space/shifted-datums.ts';

const inChina = fc.tuple(
  fc.double({ min: 74, max: 134.9, noNaN: true }),
  fc.double({ min: 4, max: 53.5, noNaN: true }),
) as fc.Arbitrary<Position>;

describe('showing a place on the maps of others', () => {
  it.each([
    ['GCJ-02', toGcj02, gcoord.GCJ02],
    ['BD-09', toBd09, gcoord.BD09],
  ] as const)('%s agrees with gcoord to the centimetre', (_, shift, crs) => {
    fc.assert(
      fc.property(inChina, (place) => {
        const expected = gcoord.transform([...place] as [number, number], gcoord.WGS84, crs);
        expect(metresBetween(shift(place), expected)).toBeLessThan(0.01);
      }),
    );
  });

  it('moves the point of the domain notes by 467 m', () => {
    const place: Position = [120.555821, 31.875428];
    expect(Math.abs(metresBetween(place, toGcj02(place)) - 467)).toBeLessThan(1.5); // they measured on a sphere
  });

  it('moves every position of an outline, holes too', () => {
    const ring: Position[] = [
      [120.5, 31.8],
      [120.6, 31.8],
      [120.6, 31.9],
      [120.5, 31.8],
    ];
    expect(shiftOutline([[ring, ring]], 'gcj02')).toEqual([[ring.map(toGcj02), ring.map(toGcj02)]]);
  });
});
