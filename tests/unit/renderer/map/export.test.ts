import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../../renderer/views/map/csv.ts';
import { rowsBehind } from '../../../../renderer/views/map/rows-behind.ts';
import { isTooFew } from '../../../../renderer/views/map/small-counts.ts';

describe('a table of the map that leaves', () => {
  it('is quoted by RFC 4180 and begins with the mark of UTF-8', () => {
    expect(
      csvOf([
        ['名称', '数值'],
        ['a,"b"', '1,234'],
      ]),
    ).toBe('\uFEFF名称,数值\r\n"a,""b""","1,234"\r\n');
  });

  it('runs nothing: what begins like a formula is text, numbers stay numbers', () => {
    const cells = ['=1+1', '@SUM(A1)', '+A1', '-2+3', '\tx', '-12.5', '1,234'];
    expect(csvOf([cells])).toBe(`\uFEFF'=1+1,'@SUM(A1),'+A1,'-2+3,'\tx,-12.5,"1,234"\r\n`);
  });

  it('keeps every digit of a code', () => {
    expect(csvOf([['390102001001001']])).toBe("\uFEFF'390102001001001\r\n");
  });
});

describe('small numbers of persons', () => {
  it('are too few to leave below five, also where they are hidden in a rate', () => {
    const area = { value: 4, denominator: null };
    expect(isTooFew('persons', 'count', area)).toBe(true);
    expect(isTooFew('persons', 'count', { ...area, value: 5 })).toBe(false);
    expect(isTooFew('persons', 'residents', { value: 20, denominator: 2000 })).toBe(true); // 4 of 2,000
    expect(isTooFew('persons', 'residents', { value: 25, denominator: 2000 })).toBe(false);
  });

  it('are of persons alone; nothing and no data may be said', () => {
    expect(isTooFew('incidents', 'count', { value: 1, denominator: null })).toBe(false);
    expect(isTooFew('persons', 'count', { value: 0, denominator: null })).toBe(false);
    expect(isTooFew('persons', 'count', { value: null, denominator: null })).toBe(false);
  });
});

describe('the rows behind an area', () => {
  const now = { month: null, asOf: null };
  const february = { dataset: 'service-ticket', last: '2024-02-29 23:59:59.999999' };

  it('are those of the month, to its last day in a leap year', () => {
    const rows = rowsBehind(
      'tickets',
      { level: 'town', code: '390102001', name: '' },
      { month: '2024-02-01', asOf: null },
    );
    expect(rows.dataset).toBe(february.dataset);
    expect(rows.filters).toContainEqual({ field: 'placed_in', operator: 'equals', values: ['390102001'] });
    expect(rows.filters.at(-1)?.values?.[1]).toBe(february.last);
  });

  it('are of the persons that the map counts there, wherever their own rows place them', () => {
    const rows = rowsBehind('persons', { level: 'county', code: '390102', name: '' }, now);
    expect(rows.filters).toEqual([
      { field: 'figure', operator: 'equals', values: ['persons'] },
      { field: 'placed_in', operator: 'equals', values: ['390102'] },
    ]);
  });

  it('are one for each dwelling that nobody lives in', () => {
    expect(rowsBehind('vacant-dwellings', null, now).filters.map(({ values }) => values)).toEqual([
      ['dwellings'],
      ['vacant-dwellings'],
    ]);
  });

  it('are those of an area of one’s own, and of a grid as an earlier register drew it', () => {
    const own = rowsBehind('tickets', { level: 'custom', code: '1', name: '开发区' }, now);
    expect(own.filters).toEqual([{ field: 'placed_in_custom', operator: 'equals', values: ['1'] }]);
    const grid = { level: 'grid', code: '390102001001001', name: '' } as const;
    expect(rowsBehind('tickets', grid, { month: null, asOf: '2025-01-31' }).filters).toEqual([
      { field: 'placed_in', operator: 'equals', values: ['390102001001001', '2025-01-31'] },
    ]);
  });
});
