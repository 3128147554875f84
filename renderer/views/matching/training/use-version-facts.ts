import { useI18n } from 'vue-i18n';
import type { TrainedVersion } from '../../../../schemas/api/linkage/model.ts';
import { useNumbers } from '../../../components/use-numbers.ts';
import type { Fact } from '../FactList.vue';

/** What a trained version learnt from and how well, in words. */
export function useVersionFacts() {
  const { t } = useI18n();
  const { count, percent, dateTime } = useNumbers();
  const of = (key: string, data: Record<string, unknown> = {}) => t(`linkage.training.facts.${key}`, data);

  function factsOf(version: TrainedVersion): Fact[] {
    const { parameters } = version;
    const iterations = parameters.history.length;
    const recall = parameters.blockingRecall;
    return [
      { term: of('trainedAt'), value: dateTime(version.trainedAt) },
      { term: of('dataVersion'), value: count(version.dataVersion) },
      { term: of('records'), value: of('recordsUnit', { count: count(version.records) }) },
      { term: of('pairs'), value: of('pairsUnit', { count: count(version.pairs) }) },
      { term: of('judgements'), value: of('judgementsUnit', { count: count(version.judgements) }) },
      {
        term: of('prior'),
        hint: of('priorHint'),
        value: of('priorText', { odds: count(Math.round(1 / parameters.prior)) }),
      },
      {
        term: of('recall'),
        hint: of('recallHint'),
        value: recall === null ? of('recallUnknown') : percent(recall),
      },
      {
        term: of('convergence'),
        isBad: !parameters.converged || iterations === 0,
        ...(parameters.converged || iterations === 0 ? {} : { hint: of('notConvergedHint') }),
        value: convergenceText(parameters.converged, iterations),
      },
    ];
  }

  function convergenceText(converged: boolean, iterations: number): string {
    if (iterations === 0) return of('untrained');
    return of(converged ? 'converged' : 'notConverged', { iterations });
  }

  return { factsOf };
}
