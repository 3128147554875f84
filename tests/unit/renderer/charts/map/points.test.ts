import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cluster, clusterer } from '../../../../../renderer/charts/master/map-clusters.ts';
import { heatField } from '../../../../../renderer/charts/master/map-heat.ts';
import { readPoints, type MapPoints } from '../../../../../renderer/charts/master/map-points.ts';
import { planeAround } from '../../../../../renderer/charts/master/map-projection.ts';
import { tableOf } from '../chart-fixtures.ts';

const points = (places: readonly (readonly [x: number, y: number, weight: number])[]): MapPoints => ({
  x: Float64Array.from(places, ([x]) => x),
  y: Float64Array.from(places, ([, y]) => y),
  weight: Float64Array.from(places, ([, , weight]) => weight),
});
const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);

describe('points on the map', () => {
  it('are those that have a position', () => {
    const table = tableOf({ weight: [1, 2, 3], lng: [120, null, 121], lat: [31, 31, null] });
    const { x, y, weight } = readPoints(table, planeAround(120, 31));
    expect([...x, ...y, ...weight]).toEqual([0, 0, 1]);
  });

  it('are one cluster in the middle of their weights when they are near', () => {
    const found = cluster(
      points([
        [10, 10, 1],
        [20, 10, 3],
        [510, 10, 2],
      ]),
      100,
    );
    expect([...found.weight]).toEqual([4, 2]);
    expect([...found.places]).toEqual([2, 1]);
    expect(found.x[0]).toBeCloseTo(17.5);
  });

  it('are never lost, however near the map is looked at', () => {
    const place = fc.tuple(
      fc.double({ min: -50_000, max: 50_000, noNaN: true }),
      fc.double({ min: -50_000, max: 50_000, noNaN: true }),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(place), fc.double({ min: 0.001, max: 4, noNaN: true }), (places, scale) => {
        const { weight, places: counts } = clusterer(points(places))(scale);
        expect(sum(weight)).toBe(sum(places.map(([, , each]) => each)));
        expect(sum(counts)).toBe(places.length);
      }),
    );
  });
});

describe('the density of points', () => {
  const view = { scale: 1, left: 0, top: 0 };
  const size = { width: 400, height: 400 };
  const at = ({ density, width }: ReturnType<typeof heatField>, x: number, y: number) =>
    density[Math.floor(y / 4) * width + Math.floor(x / 4)]!;

  it('is highest where they are, falls with the distance, and is nothing far away', () => {
    const field = heatField(points([[200, 200, 1]]), view, size);
    expect(at(field, 200, 200)).toBe(1);
    expect(at(field, 215, 200)).toBeGreaterThan(0);
    expect(at(field, 215, 200)).toBeLessThan(at(field, 205, 200));
    expect(at(field, 300, 200)).toBeCloseTo(0, 6);
  });

  it('is twice as high where there is twice as much', () => {
    const field = heatField(
      points([
        [100, 200, 1],
        [300, 200, 2],
      ]),
      view,
      size,
    );
    expect(at(field, 100, 200) / at(field, 300, 200)).toBeCloseTo(0.5, 5);
  });

  it('is nothing where nothing is', () => {
    expect(sum(heatField(points([]), view, size).density)).toBe(0);
  });
});
