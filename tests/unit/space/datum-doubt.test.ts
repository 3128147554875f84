import fc from 'fast-check';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { indexAreas } from '../../../core/space/area-index.ts';
import { doubtByAreas, doubtByPlaces } from '../../../core/space/datum-doubt.ts';
import type { Outline, Position } from '../../../core/space/position.ts';

type Pair = [number, number];
const toGcj = (place: Position): Position => gcoord.transform([...place] as Pair, gcoord.WGS84, gcoord.GCJ02);
const toBaidu = (place: Position): Position =>
  gcoord.transform([...place] as Pair, gcoord.WGS84, gcoord.BD09);
const fromGcj = (place: Position): Position =>
  gcoord.transform([...place] as Pair, gcoord.GCJ02, gcoord.WGS84);

/** Twenty places of one city. */
const known = Array.from({ length: 20 }, (_, at): Position => [120.5 + (at % 5) / 50, 31.8 + at / 100]);
const written = (change: (place: Position, at: number) => Position) =>
  known.map((place, at) => ({ known: place, written: change(place, at) }));

describe('known places', () => {
  it('betray data that were shifted, or unshifted without need', () => {
    expect(doubtByPlaces(written(toGcj))).toMatchObject({ datum: 'gcj02', places: 20 });
    expect(doubtByPlaces(written(toBaidu))).toMatchObject({ datum: 'bd09' });
    expect(doubtByPlaces(written(fromGcj))).toMatchObject({ datum: 'unshifted' });
  });

  it('betray any common move of 300 to 700 m; to the north no datum explains it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 700 }), fc.integer({ min: 60, max: 110 }), (metres, angle) => {
        const [x, y] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
        const doubt = doubtByPlaces(
          written(([lng, lat], at) => {
            const near = at % 3 === 0 ? 20 : 0; // metres by which a place is off by itself
            return [lng + ((metres + near) * x) / 94_500, lat + ((metres + near) * y) / 110_880];
          }),
        );
        expect(doubt?.datum).toBeNull();
        expect(Math.abs(doubt!.metres - metres)).toBeLessThan(0.01 * metres + 10);
      }),
    );
  });

  it('say nothing of data that are right to some metres, of a few errors, or of chance', () => {
    expect(doubtByPlaces(written(([lng, lat], at) => [lng + (at % 3) / 2e3, lat]))).toBeNull();
    expect(doubtByPlaces(written((place, at) => (at < 6 ? toGcj(place) : place)))).toBeNull();
    const scattered = written(([lng, lat], at) => [lng + Math.cos(at) / 150, lat + Math.sin(at) / 150]);
    expect(doubtByPlaces(scattered)).toBeNull();
    expect(doubtByPlaces(written(toGcj).slice(0, 4))).toBeNull();
  });
});

describe('declared areas', () => {
  /** Eight by eight areas of about 900 by 1,100 m. */
  const outlines = Array.from({ length: 64 }, (_, at): Outline => {
    const [x, y] = [120.5 + (at % 8) / 100, 31.8 + Math.floor(at / 8) / 100];
    return [
      [
        [
          [x, y],
          [x + 0.01, y],
          [x + 0.01, y + 0.01],
          [x, y + 0.01],
          [x, y],
        ],
      ],
    ];
  });
  const index = indexAreas(outlines);
  const points = Array.from({ length: 64 }, (_, at): Position => {
    const [x, y] = [120.5 + (at % 8) / 100, 31.8 + Math.floor(at / 8) / 100];
    return [x + 0.001 + (at % 9) / 1000, y + 0.001 + ((at * 5) % 9) / 1000];
  });
  const areas = Int32Array.from(points, (_, at) => at);
  const doubt = (change: (place: Position) => Position) => doubtByAreas(points.map(change), areas, index);

  it('betray the same mistakes', () => {
    expect(doubt(toGcj)).toMatchObject({ datum: 'gcj02' });
    expect(doubt(toBaidu)).toMatchObject({ datum: 'bd09' });
    expect(doubt(fromGcj)).toMatchObject({ datum: 'unshifted' });
    expect(doubt(toGcj)!.metres).toBeGreaterThan(300);
    expect(doubt(toGcj)!.metres).toBeLessThan(700);
  });

  it('say nothing of points that lie where they should, or anywhere', () => {
    expect(doubt((place) => place)).toBeNull();
    expect(doubtByAreas(points, Int32Array.from(areas).reverse(), index)).toBeNull();
  });
});
