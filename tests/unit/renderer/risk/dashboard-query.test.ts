import { describe, expect, it } from 'vitest';
import { readQuery, writeQuery } from '../../../../renderer/views/risk/dashboard/dashboard-query.ts';
import { monthsBetween } from '../../../../renderer/views/risk/dashboard/months-between.ts';
import { trendSpan } from '../../../../renderer/views/risk/dashboard/trend-span.ts';
import { areaPath, levelOf, parentOf } from '../../../../renderer/views/risk/parts/area-path.ts';

const [town, village, grid] = ['330199101', '330199101201', '330199101201003'];

describe('where the dashboard stands', () => {
  it('knows the areas around one by its code', () => {
    expect(areaPath(grid)).toEqual([town, village, grid]);
    expect(areaPath('')).toEqual([]);
    expect(['', town, village, grid].map(levelOf)).toEqual(['city', 'town', 'village', 'grid']);
    expect(['', town, village, grid].map(parentOf)).toEqual([null, null, town, village]);
  });

  it('shows what lies inside an area unless its neighbours are asked for', () => {
    expect(readQuery({}).level).toBe('town');
    expect(readQuery({ area: town }).level).toBe('village');
    expect(readQuery({ area: town, level: 'town' }).level).toBe('town');
    expect(readQuery({ area: village, level: 'town' }).level).toBe('grid');
    expect(readQuery({ area: grid }).level).toBe('grid');
  });

  it('comes back from its address as it was, and is not led astray by one', () => {
    const query = {
      area: village,
      level: 'village',
      period: '2026-10',
      indicator: 'hazards-found',
      kind: '消防安全',
      department: '市消防救援支队',
      topic: 'hazard',
      by: 'per10k',
      grain: 'day',
    };
    expect(writeQuery(readQuery(query))).toEqual(query);
    const strange = { area: "'; --", level: 'street', period: '2026', indicator: 'X', topic: 'x', by: 'x' };
    expect(writeQuery(readQuery(strange))).toEqual({});
  });

  it('spans two years of months, or the days before the assessed one', () => {
    expect(trendSpan('month', { first: '2020-01', last: '2026-10' }, null)).toEqual({
      from: '2024-11',
      to: '2026-10',
    });
    expect(trendSpan('month', { first: '2026-01', last: '2026-10' }, null).from).toBe('2026-01');
    expect(trendSpan('day', { first: '2026-01', last: '2026-02' }, null).to).toBe('2026-02-28');
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});
