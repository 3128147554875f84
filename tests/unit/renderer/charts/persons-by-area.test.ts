import { describe, expect, it } from 'vitest';
import type { MapScope } from '../../../../renderer/charts/area-map.ts';
import { personsByArea } from '../../../../renderer/charts/persons-by-area.ts';
import { contextOf, drawn, tableOf, theme } from './chart-fixtures.ts';

const context = contextOf({
  area: '区域',
  persons: '人数',
  unit: '人',
  elsewhere: (count: string) => `另有 ${count} 人`,
  others: '其他',
  noMap: '没有边界',
});
const map: MapScope = { name: 'town-city-1', level: 'town', codes: new Set(['a', 'b', 'c']), latitude: 30 };

describe('persons by area', () => {
  const view = personsByArea(
    tableOf({
      area_code: ['a', 'b', 'c', 'd', null],
      area_name: ['东镇', '西镇', null, '飞地', null],
      persons: [1000, 2000, 0, 5, 7],
    }),
    map,
    context,
  );
  const { series, visualMap } = drawn(view.option);

  it('draws the areas that have a polygon, an area without persons included', () => {
    expect(series[0]?.map).toBe('town-city-1');
    expect(series[0]?.data.map(({ name, value }) => [name, value])).toEqual([
      ['a', 1000],
      ['b', 2000],
      ['c', 0],
    ]);
  });

  it('says how many persons are on no area of the map', () => {
    expect(view.note).toBe('另有 12 人');
  });

  it('lists every known area in the table, most persons first', () => {
    expect(view.rows.map(({ cells }) => cells)).toEqual([
      ['西镇', '2,000'],
      ['东镇', '1,000'],
      ['飞地', '5'],
      ['c', '0'],
    ]);
  });

  it('leads to the rows of an area', () => {
    expect(series[0]?.data[1]?.behind).toEqual({
      name: '西镇',
      filters: [
        { field: 'figure', operator: 'equals', values: ['persons'] },
        { field: 'area_town', operator: 'equals', values: ['b'] },
      ],
    });
  });

  it('has classes that follow one another without a gap, from zero to the strongest colour', () => {
    const { pieces } = visualMap;
    expect(pieces[0]?.label).toMatch(/^0 – /);
    expect(pieces.at(-1)).toMatchObject({ color: theme.ramp.at(-1), label: expect.stringMatching(/^≥ /) });
    const bounds = pieces.map(({ label }) => label.match(/[\d,]+/g)!);
    for (let index = 0; index + 1 < pieces.length; index++)
      expect(bounds[index]?.[1]).toBe(bounds[index + 1]?.[0]);
  });

  it('is drawn as bars, and says why, while no area has a polygon', () => {
    const bars = personsByArea(
      tableOf({ area_code: ['a', 'b'], area_name: ['东镇', '西镇'], persons: [1, 2] }),
      { ...map, codes: new Set() },
      context,
    );
    expect(drawn(bars.option).yAxis.data).toEqual(['西镇', '东镇']);
    expect(drawn(bars.option).series[0]?.data[0]?.behind?.name).toBe('西镇');
    expect(bars.note).toBe('没有边界');
  });
});
