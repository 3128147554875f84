import type { Table } from 'apache-arrow';
import type { ChartContext, ChartView } from './chart-view.ts';
import { largest, rankedBars, type Ranked } from './ranked-bars.ts';
import { readTable } from './read-table.ts';

export interface TicketsByCategoryLabels {
  category: string;
  tickets: string;
  share: string;
  /** Name of tickets without a category. */
  none: string;
  others: string;
}

const shown = 10;

/** The ten largest first-level categories of tickets; the others are joined. */
export function ticketsByCategory(table: Table, context: ChartContext<TicketsByCategoryLabels>): ChartView {
  const { labels, theme, number, percent } = context;
  const kinds = readTable<{ category: string | null; tickets: number }>(table).map(
    ({ category, tickets }): Ranked => ({
      name: category ?? labels.none,
      count: tickets,
      filters: [
        category === null
          ? { field: 'cat1', operator: 'is-null' }
          : { field: 'cat1', operator: 'equals', values: [category] },
      ],
    }),
  );
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    option: rankedBars(largest(kinds, shown, labels.others), theme.series[1]!, context),
    headers: [labels.category, labels.tickets, labels.share],
    rows: kinds.map(({ name, count }) => [name, number(count), percent(count / total)]),
    textColumns: 1,
    note: '',
  };
}
