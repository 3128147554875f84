import type { RowFilter } from '../../schemas/api/rows.ts';
import type { ChartContext, ChartView } from './chart-view.ts';
import { largest, rankedBars, rankedRows, type Ranked } from './ranked-bars.ts';

export interface KindLabels {
  kind: string;
  count: string;
  share: string;
  none: string;
  others: string;
  /** The words for a code of the kind's code table. */
  nameOf(code: string): string;
}

export interface KindRow {
  kind: string | null;
  count: number;
}

/** Counted things by their kind, as bars: what the charts of dwellings and of companies have in common. */
export function kindsView(
  rows: readonly KindRow[],
  source: { figure: string; field: string; shown: number; color: string },
  context: ChartContext<KindLabels>,
): ChartView {
  const { labels } = context;
  const kinds = rows.map(({ kind, count }): Ranked => ({
    name: kind === null ? labels.none : labels.nameOf(kind),
    count,
    filters: [
      { field: 'figure', operator: 'equals', values: [source.figure] },
      kindFilter(source.field, kind),
    ],
  }));
  return {
    option: rankedBars(largest(kinds, source.shown, labels.others), source.color, context),
    headers: [labels.kind, labels.count, labels.share],
    rows: rankedRows(kinds, context),
    textColumns: 1,
    note: '',
  };
}

function kindFilter(field: string, kind: string | null): RowFilter {
  return kind === null ? { field, operator: 'is-null' } : { field, operator: 'equals', values: [kind] };
}
