import fc from 'fast-check';
import { expect, it } from 'vitest';
import { indexAreas } from '../../../core/space/area-index.ts';
import { innerPoint } from '../../../core/space/inner-point.ts';
import type { Outline, Position } from '../../../core/space/position.ts';

const isInside = (outline: Outline, [x, y]: Position) =>
  indexAreas([outline]).locate(Float64Array.of(x), Float64Array.of(y))[0] === 0;

it('lies inside of any area, however it is bent', () => {
  const reach = fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(reach, (reaches) => {
      const corners = reaches.map((length, at): Position => {
        const angle = (2 * Math.PI * at) / reaches.length;
        return [120 + length * Math.cos(angle), 30 + length * Math.sin(angle)];
      });
      const outline: Outline = [[[...corners, corners[0]!]]];
      expect(isInside(outline, innerPoint(outline))).toBe(true);
    }),
  );
});

it('lies in the larger part, beside its hole', () => {
  const box = (x: number, size: number): Position[] => [
    [x, 0],
    [x + size, 0],
    [x + size, size],
    [x, size],
    [x, 0],
  ];
  const hole = box(0, 4).map(([x, y]): Position => [x + 3, y + 3]);
  const outline: Outline = [[box(20, 1)], [box(0, 10), hole]];
  const [x, y] = innerPoint(outline);
  expect(isInside(outline, [x, y])).toBe(true);
  expect(x).toBeLessThan(10);
});
