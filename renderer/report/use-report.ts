import { computed, inject, provide, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import type { LinkPlace, LinkReport } from '../../schemas/linkage/link-report.ts';
import { useChartTheme } from '../components/use-chart-theme.ts';
import { useNumbers } from '../components/use-numbers.ts';
import type { ChartContext } from '../charts/chart-view.ts';

const key: InjectionKey<ReturnType<typeof createReport>> = Symbol('report');

/** What all parts of the report share: its data, names in words, how numbers are written and charts are drawn. */
export function provideReport(report: LinkReport) {
  const shared = createReport(report);
  provide(key, shared);
  return shared;
}

export function useReport() {
  return inject(key)!;
}

function createReport(report: LinkReport) {
  const { t, te, locale } = useI18n();
  const { count, percent } = useNumbers();
  const theme = useChartTheme();
  const text = (name: string, data: Record<string, unknown> = {}) => t(`linkage.report.${name}`, data);
  const chartText = (name: string, data: Record<string, unknown> = {}) => t(`linkage.charts.${name}`, data);
  const named = (path: string, name: string) => (te(`${path}.${name}`) ? t(`${path}.${name}`) : name);
  // A model of one's own means by a name what it likes; only these say themselves.
  const isNamed = (level: string) => report.preset !== null || ['missing', 'exact', 'else'].includes(level);
  const comparison = (name: string) => (report.preset ? named('linkage.comparisons', name) : name);
  const level = (_: string, name: string) => (isNamed(name) ? named('linkage.levels', name) : name);
  const column = (name: string) => named(`linkage.pair.columns.${report.preset}`, name);

  /** File, sheet and row in words. */
  const place = ({ file, sheet, row }: LinkPlace) =>
    [file, sheet, text('row', { row: count(row) })].filter((part) => part !== '').join(' ');

  const chart = <Labels>(labels: Labels): ChartContext<Labels> => ({
    ...{ labels, number: count, percent },
    theme: theme.value,
  });
  const modelLabels = computed(() => ({ comparison, level, language: locale.value }));

  return { report, text, chartText, count, percent, comparison, level, column, place, chart, modelLabels };
}
