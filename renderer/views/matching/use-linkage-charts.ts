import { useI18n } from 'vue-i18n';
import type { Evaluation } from '../../../schemas/api/linkage/audit.ts';
import type { Unlinkable } from '../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../schemas/api/linkage/entity-kind.ts';
import type { TrainedVersion } from '../../../schemas/api/linkage/model.ts';
import type { ScoreView } from '../../../schemas/api/linkage/pairs.ts';
import type { ChartContext, ChartView } from '../../charts/chart-view.ts';
import { shortProbability } from '../../charts/linkage/bits.ts';
import { precisionRecallView, rocView } from '../../charts/linkage/evaluation-curves.ts';
import { matchSharesView } from '../../charts/linkage/match-shares.ts';
import { matchWeightsView } from '../../charts/linkage/match-weights.ts';
import { scoreHistogramView } from '../../charts/linkage/histogram/score-histogram.ts';
import { selfMatchesView } from '../../charts/linkage/self-matches.ts';
import { trainingHistoryView } from '../../charts/linkage/training-history.ts';
import { useChartTheme } from '../../components/use-chart-theme.ts';
import { useNumbers } from '../../components/use-numbers.ts';
import { usePairTexts } from './pair/use-pair-texts.ts';

/** Draws the charts of the workbench in the chosen language and theme. */
export function useLinkageCharts(entity: () => EntityKind) {
  const { t } = useI18n();
  const { count, percent } = useNumbers();
  const theme = useChartTheme();

  const text = (key: string) => t(`linkage.charts.${key}`);
  const context = <Labels>(labels: Labels): ChartContext<Labels> => ({
    labels,
    theme: theme.value,
    number: count,
    percent,
  });
  const { modelLabels, scoreLabels } = useChartLabels(entity);

  const weights = (shown: TrainedVersion, earlier: TrainedVersion | null): ChartView => {
    const name = t('linkage.charts.before', { version: earlier?.versionId ?? '' });
    const before = earlier && { ...earlier, name, note: text('weights.earlier') };
    return matchWeightsView(shown.model, shown.parameters, context(modelLabels()), before);
  };
  const shares = ({ model, parameters }: TrainedVersion): ChartView =>
    matchSharesView(model, parameters, context(modelLabels()));

  function history({ model, parameters }: TrainedVersion): ChartView {
    const { convergence } = model.training;
    const limit = t('linkage.charts.history.limit', { value: shortProbability(convergence) });
    const labels = {
      iteration: text('history.iteration'),
      change: text('history.change'),
      matchShare: text('history.matchShare'),
      limit,
    };
    return trainingHistoryView(parameters.history, convergence, context(labels));
  }

  const histogram = (scores: ScoreView, threshold: number, isLogarithmic: boolean): ChartView =>
    scoreHistogramView(scores, context(scoreLabels()), { threshold, isLogarithmic });
  const roc = ({ curve, threshold }: Evaluation): ChartView =>
    rocView(curve, threshold, context(scoreLabels()));
  const precisionRecall = ({ curve, threshold }: Evaluation): ChartView =>
    precisionRecallView(curve, threshold, context(scoreLabels()));
  const selfMatches = (unlinkable: Unlinkable): ChartView =>
    selfMatchesView(unlinkable, context(scoreLabels()));

  return { weights, shares, history, histogram, roc, precisionRecall, selfMatches };
}

/** The words on the charts of a model, and on those of scores. */
function useChartLabels(entity: () => EntityKind) {
  const { t } = useI18n();
  const { comparisonName, levelName } = usePairTexts(entity);
  const text = (key: string) => t(`linkage.charts.${key}`);
  const modelLabels = () => ({
    comparison: comparisonName,
    level: (_: string, level: string) => levelName(level),
    comparisonHeader: text('comparison'),
    levelHeader: text('level'),
    bits: text('bits'),
    prior: text('prior'),
    m: text('m'),
    u: text('u'),
  });
  const scoreLabels = () => ({
    weight: text('weight'),
    probability: text('probability'),
    pairs: text('pairs'),
    precision: text('precision'),
    recall: text('recall'),
    f1: text('f1'),
    threshold: text('threshold'),
    falsePositiveRate: text('roc.falsePositiveRate'),
    matches: text('histogram.matches'),
    records: text('unlinkable.records'),
  });
  return { modelLabels, scoreLabels };
}
