import { describe, expect, it } from 'vitest';
import { ticketsByCategory } from '../../../../renderer/charts/tickets-by-category.ts';
import { ticketsPerDay } from '../../../../renderer/charts/tickets-per-day.ts';
import { contextOf, drawn, tableOf } from './chart-fixtures.ts';

describe('tickets per day', () => {
  const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset));
  const context = contextOf({ day: '日期', tickets: '工单', mean: '7 日平均' });
  const view = ticketsPerDay(
    tableOf({ day: [0, 1, 2, 3, 4, 5, 6, 7].map(day), tickets: [7, 0, 0, 0, 0, 0, 14, 21] }),
    context,
  );
  const [bars, line] = drawn(view.option).series;

  it('has the mean of a day and the six before it, and none while there are fewer', () => {
    expect(line?.data).toEqual([null, null, null, null, null, null, 3, 5]); // 21 / 7, then 35 / 7
  });

  it('leads from a bar to the tickets of that day', () => {
    expect(bars?.data[6]?.behind).toEqual({
      name: '2026-01-07',
      filters: [{ field: 'time', operator: 'between', values: ['2026-01-07', '2026-01-07'] }],
    });
  });

  it('shows the last ninety days first when there are more', () => {
    const offsets = Array.from({ length: 100 }, (_, index) => index);
    const long = ticketsPerDay(tableOf({ day: offsets.map(day), tickets: offsets }), context);
    expect(drawn(view.option).dataZoom).toEqual([]);
    for (const zoom of drawn(long.option).dataZoom)
      expect(zoom).toMatchObject({ startValue: 10, endValue: 99 });
  });
});

describe('tickets by category', () => {
  const context = contextOf({
    category: '分类',
    count: '数量',
    share: '占比',
    none: '未分类',
    others: '其他',
  });

  it('leads to the tickets of a category, or to those without one', () => {
    const view = ticketsByCategory(tableOf({ category: ['城建', null], tickets: [30, 10] }), context);
    const [{ data: marks } = { data: [] }] = drawn(view.option).series;
    expect(marks[0]?.behind).toEqual({
      name: '城建',
      filters: [{ field: 'cat1', operator: 'equals', values: ['城建'] }],
    });
    expect(marks[1]?.behind?.filters).toEqual([{ field: 'cat1', operator: 'is-null' }]);
    expect(view.rows.map(({ cells }) => cells)).toEqual([
      ['城建', '30', '75%'],
      ['未分类', '10', '25%'],
    ]);
  });

  it('joins what comes after the nine largest, keeps it in the table, and leads nowhere from it', () => {
    const category = Array.from({ length: 12 }, (_, index) => `类别${index}`);
    const tickets = category.map((_, index) => 100 - index);
    const view = ticketsByCategory(tableOf({ category, tickets }), context);
    const { series, yAxis } = drawn(view.option);
    expect(yAxis.data).toEqual([...category.slice(0, 9), '其他']);
    expect(series[0]?.data.at(-1)).toMatchObject({ value: 91 + 90 + 89 });
    expect(series[0]?.data.at(-1)?.behind).toBeUndefined();
    expect(view.rows).toHaveLength(12);
  });

  it('escapes what departments write before it stands in a tooltip', () => {
    const view = ticketsByCategory(tableOf({ category: ['x'], tickets: [1] }), context);
    const html = drawn(view.option).tooltip.formatter({ name: '<img src=x onerror=alert(1)>', value: 1 });
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });
});
