import type { Table } from 'apache-arrow';
import type { ChartContext, ChartView } from './chart-view.ts';
import { largest, rankedBars, rankedRows, type Ranked } from './ranked-bars.ts';
import { readTable } from './read-table.ts';

export interface TicketsByCategoryLabels {
  category: string;
  count: string;
  share: string;
  /** Name of tickets without a category. */
  none: string;
  others: string;
}

const shown = 10;

/** The ten largest first-level categories of tickets; the others are joined. */
export function ticketsByCategory(table: Table, context: ChartContext<TicketsByCategoryLabels>): ChartView {
  const { labels, theme } = context;
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
  return {
    option: rankedBars(largest(kinds, shown, labels.others), theme.series[1]!, context),
    headers: [labels.category, labels.count, labels.share],
    rows: rankedRows(kinds, context),
    textColumns: 1,
    note: '',
  };
}
