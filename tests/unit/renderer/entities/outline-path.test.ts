import { describe, expect, it } from 'vitest';
import { outlinePath } from '../../../../renderer/views/entities/grid/outline-path.ts';

/** A square of a tenth of a degree on the equator, where both degrees are as long. */
const square = [
  [
    [10, 0],
    [10.1, 0],
    [10.1, 0.1],
    [10, 0.1],
    [10, 0],
  ],
];

describe('the outline of a grid', () => {
  it('is drawn with north up', () => {
    const outline = outlinePath(JSON.stringify({ type: 'Polygon', coordinates: square }))!;
    expect(outline.path).toMatch(/^M0\.00 100\.00L100\.00 100\.00L100\.00 0\.00L0\.00 0\.00L/);
    expect(outline.viewBox).toBe('-2 -2 104 104');
  });

  it('is narrower where degrees of longitude are: half as wide at 60° north', () => {
    const north = [square[0]!.map(([lng, lat]) => [lng, lat! + 59.95])];
    const [, , width, height] = outlinePath(
      JSON.stringify({ type: 'MultiPolygon', coordinates: [north] }),
    )!.viewBox.split(' ');
    expect(Number(width)).toBeCloseTo(54, 0);
    expect(Number(height)).toBeCloseTo(104, 0);
  });

  it('is nothing where there is none', () => {
    expect(outlinePath(null)).toBeNull();
    expect(outlinePath(JSON.stringify({ type: 'Point', coordinates: [1, 2] }))).toBeNull();
  });
});
