import { computed, inject, provide, type InjectionKey } from 'vue';
import { useI18n } from 'vue-i18n';
import type { BlockingRule } from '../../schemas/linkage/blocking-rule.ts';
import type { LinkPlace, LinkReport } from '../../schemas/linkage/link-report.ts';
import { learntFrom } from '../components/linkage/learnt-from.ts';
import { useLinkageNames } from '../components/linkage/use-linkage-names.ts';
import { useRuleTexts } from '../components/linkage/use-rule-texts.ts';
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
  const { columnName: column, comparisonName: comparison } = useLinkageNames(() => report.preset);
  const { ruleText } = useRuleTexts(column);
  // A model of one's own means by a name what it likes; only these say themselves.
  const isNamed = (level: string) => report.preset !== null || ['missing', 'exact', 'else'].includes(level);
  const level = (_: string, name: string) =>
    isNamed(name) && te(`linkage.levels.${name}`) ? t(`linkage.levels.${name}`) : name;

  /** Parameters that were given rest on other pairs. */
  /** It learnt from the labels that it is held against. */
  const isTaught = report.isTrained && report.model.training.by === 'labels';
  const learnt = report.isTrained ? learntFrom(report.scores.comparedPairs) : 'enough';

  /** The rules of a model of one's own are read as they were written. */
  const rule = (of: BlockingRule) => (report.preset ? ruleText(of) : writtenRule(of));

  /** File, sheet and row in words. */
  const place = ({ file, sheet, row }: LinkPlace) =>
    [file, sheet, text('row', { row: count(row) })].filter((part) => part !== '').join(' ');

  const chart = <Labels>(labels: Labels): ChartContext<Labels> => ({
    labels,
    number: count,
    percent,
    theme: theme.value,
  });
  const modelLabels = computed(() => ({ comparison, level, language: locale.value }));

  return {
    report,
    learnt,
    isTaught,
    text,
    chartText,
    count,
    percent,
    comparison,
    level,
    column,
    rule,
    place,
    chart,
    modelLabels,
  };
}

function writtenRule(rule: BlockingRule): string {
  if (rule.kind === 'equal') return rule.on.join(' + ');
  const own = rule.kind === 'element' ? `∈ ${rule.list}` : `≈ ${rule.by} ±${rule.window}`;
  return [own, ...rule.on].join(' + ');
}
