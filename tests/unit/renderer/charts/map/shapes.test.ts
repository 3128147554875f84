import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../../../../renderer/charts/master/map-anchor.ts';
import { shapeAt } from '../../../../../renderer/charts/master/map-hit.ts';
import { planeAround } from '../../../../../renderer/charts/master/map-projection.ts';
import { readShapes, type MapShapes } from '../../../../../renderer/charts/master/map-shapes.ts';

type Ring = [number, number][];

const collection = (areas: Record<string, Ring[]>) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: Object.entries(areas).map(([code, coordinates]) => ({
      type: 'Feature',
      properties: { code, name: null },
      geometry: { type: 'Polygon', coordinates },
    })),
  });

/** Degrees that are metres: a plane around the equator, where a degree is as long either way. */
const metre = 1 / 111_195;
const metres = (ring: Ring): Ring => ring.map(([x, y]) => [x * metre, -y * metre]);
const plane = planeAround(0, 0);
const square = (left: number, top: number, side: number): Ring => [
  [left, top],
  [left + side, top],
  [left + side, top + side],
  [left, top + side],
  [left, top],
];

describe('outlines on the plane', () => {
  it('are in metres: a minute of latitude is a nautical mile, longitude shrinks by the cosine', () => {
    const { x, y } = planeAround(120, 60);
    expect(-y(60 + 1 / 60)).toBeCloseTo(1853, 0);
    expect(x(120 + 1 / 60)).toBeCloseTo(1853 / 2, 0);
  });

  it('are hit inside and not in their holes', () => {
    const shapes = readShapes(
      collection({ a: [metres(square(0, 0, 100)), metres(square(40, 40, 20))] }),
      plane,
    );
    expect(shapeAt(shapes, { x: 10, y: 10 })?.code).toBe('a');
    expect(shapeAt(shapes, { x: 50, y: 50 })).toBeUndefined();
    expect(shapeAt(shapes, { x: 150, y: 50 })).toBeUndefined();
  });

  it('have their name inside, even when their middle is outside', () => {
    // Like a horseshoe that is open to the right: its middle lies in the gap.
    const horseshoe: Ring = [
      [0, 0],
      [90, 0],
      [90, 20],
      [20, 20],
      [20, 70],
      [90, 70],
      [90, 90],
      [0, 90],
      [0, 0],
    ];
    const shapes = readShapes(collection({ a: [metres(horseshoe)] }), plane);
    const anchor = anchorOf(shapes, shapes.shapes[0]!);
    expect(shapeAt(shapes, anchor)?.code).toBe('a');
    expect(anchor.x).toBeCloseTo(10, 3);
  });

  it('keep lines that neighbours share the same, whatever is left out', () => {
    const wobble = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(wobble, fc.double({ min: 1, max: 10_000, noNaN: true }), (offsets, tolerance) => {
        const step = 1000 / (offsets.length + 1);
        const border: Ring = [
          [500, 0],
          ...offsets.map((offset, at): [number, number] => [500 + offset, (at + 1) * step]),
          [500, 1000],
        ];
        const left: Ring = [[0, 0], ...border, [0, 1000], [0, 0]];
        const right: Ring = [[1000, 1000], ...border.toReversed(), [1000, 0], [1000, 1000]];
        const shapes = readShapes(collection({ left: [metres(left)], right: [metres(right)] }), plane);
        const [one, other] = [kept(shapes, 0, tolerance), kept(shapes, 1, tolerance)];
        const onBorder = (point: string) => Math.abs(Number(point.split(' ')[0]) - 500) < 31;
        expect(one.filter(onBorder).sort()).toEqual(other.filter(onBorder).sort());
        expect(one.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  it('drop the vertex that changes least first: half of base times height', () => {
    const ring: Ring = [
      [0, 0],
      [50, 2],
      [100, 0],
      [100, 100],
      [50, 110],
      [0, 100],
      [0, 0],
    ];
    const { weight } = readShapes(collection({ a: [metres(ring)] }), plane);
    expect(weight[1]).toBeCloseTo(100, 1); // 100 wide, 2 high
    expect(weight[4]).toBeCloseTo(500, 1); // 100 wide, 10 high
  });

  it('of nothing are nothing', () => {
    const { shapes, x } = readShapes(collection({}));
    expect(shapes).toEqual([]);
    expect(x).toHaveLength(0);
  });
});

/** The vertices of a shape that are drawn at a tolerance, as text. */
function kept({ shapes, x, y, weight }: MapShapes, index: number, tolerance: number): string[] {
  const { start, end } = shapes[index]!.rings[0]!;
  const points: string[] = [];
  for (let at = start; at < end - 1; at++)
    if (weight[at]! >= tolerance) points.push(`${x[at]!.toFixed(2)} ${y[at]!.toFixed(2)}`);
  return points;
}
