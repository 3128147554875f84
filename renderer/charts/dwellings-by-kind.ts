import type { Table } from 'apache-arrow';
import type { ChartContext, ChartView } from './chart-view.ts';
import { kindsView, type KindLabels } from './kinds.ts';
import { readTable } from './read-table.ts';

/** Dwellings by use (code table `dwelling-use`). */
export function dwellingsByKind(table: Table, context: ChartContext<KindLabels>): ChartView {
  const rows = readTable<{ kind: string | null; dwellings: number }>(table);
  return kindsView(
    rows.map(({ kind, dwellings }) => ({ kind, count: dwellings })),
    { figure: 'dwellings', field: 'usage', shown: 8, color: context.theme.series[3]! },
    context,
  );
}
