import { describe, expect, it } from 'vitest';
import { fitted, moved, visibleBox, zoomed } from '../../../../../renderer/charts/master/map-view.ts';

const box = { left: -1000, top: -500, right: 1000, bottom: 500 };
const size = { width: 848, height: 648 };

describe('the view of a map', () => {
  it('shows the whole with a margin, in the middle', () => {
    expect(fitted(box, size)).toEqual({ scale: 0.4, left: 424, top: 324 });
  });

  it('makes room at the left where it can, and only as much as it can', () => {
    const high = { left: -500, top: -1000, right: 500, bottom: 1000 };
    expect(fitted(high, size, 200)).toEqual({ scale: 0.3, left: 524, top: 324 });
    expect(fitted(box, size, 200)).toEqual(fitted(box, size));
  });

  it('keeps the place under the pointer when it is enlarged', () => {
    const before = fitted(box, size);
    const after = zoomed(before, 3, { x: 100, y: 200 }, before.scale);
    const placeOf = ({ scale, left, top }: typeof before) => [(100 - left) / scale, (200 - top) / scale];
    expect(after.scale).toBeCloseTo(1.2);
    expect(placeOf(after)[0]).toBeCloseTo(placeOf(before)[0]!);
    expect(placeOf(after)[1]).toBeCloseTo(placeOf(before)[1]!);
  });

  it('cannot be moved until nothing is left to see, nor shrunk to a dot', () => {
    const view = fitted(box, size);
    const away = visibleBox(moved(view, { x: 100_000, y: -100_000 }, box, size), size);
    expect(away.right).toBeGreaterThan(box.left);
    expect(away.top).toBeLessThan(box.bottom);
    expect(zoomed(view, 0.0001, { x: 0, y: 0 }, view.scale).scale).toBe(view.scale / 2);
  });
});
