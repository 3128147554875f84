import type { Table } from 'apache-arrow';
import type { ChartContext, ChartView } from './chart-view.ts';
import { kindsView, type KindLabels } from './kinds.ts';
import { readTable } from './read-table.ts';

/** Companies and other legal entities by type (code table `enterprise-type`). */
export function companiesByKind(table: Table, context: ChartContext<KindLabels>): ChartView {
  const rows = readTable<{ kind: string | null; companies: number }>(table);
  return kindsView(
    rows.map(({ kind, companies }) => ({ kind, count: companies })),
    { figure: 'companies', field: 'type', shown: 8, color: context.theme.series[5]! },
    context,
  );
}
