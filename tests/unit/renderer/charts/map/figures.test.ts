import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../../../renderer/charts/master/map-figures.ts';
import { tableOf } from '../chart-fixtures.ts';

const table = tableOf({
  area_code: ['01', '02', '03', null],
  area_name: ['东街', '西街', null, null],
  value: [12, 30, 12, 7],
  denominator: [100, 200, null, null],
});

describe('the figures of a map', () => {
  const figures = readFigures(
    table,
    [
      { code: '02', name: '西街' },
      { code: '09', name: '新区' },
    ],
    'quantile',
  );

  it('are ranked from the greatest; equal values share a rank', () => {
    expect(figures.areas.map(({ code, rank }) => [code, rank])).toEqual([
      ['02', 1],
      ['01', 2],
      ['03', 2],
      ['09', null],
    ]);
    expect(figures.valued).toBe(3);
  });

  it('have no data, not zero, for an area that no row speaks of', () => {
    expect(figures.byCode.get('09')).toEqual({
      code: '09',
      name: '新区',
      value: null,
      denominator: null,
      rank: null,
      class: -1,
    });
  });

  it('say how much belongs to no area', () => {
    expect(figures.elsewhere).toBe(7);
  });

  it('call an area without a name by its code', () => {
    expect(figures.byCode.get('03')?.name).toBe('03');
  });
});
