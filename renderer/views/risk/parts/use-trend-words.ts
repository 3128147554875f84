import type { TrendPoint } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import type { TrendWords } from '../../../charts/risk/risk-trend.ts';
import { useRiskValues } from './use-risk-values.ts';

/** What a trend with its baseline band says, in the unit of an indicator. */
export function useTrendWords() {
  const { t, count, number, figure, withUnit, interval } = useRiskValues();
  const names = () => ({
    value: t('risk.dashboard.value'),
    baseline: t('risk.dashboard.baseline'),
    band: t('risk.dashboard.band'),
    noData: t('risk.states.no-data'),
  });

  function trendWords(unit: Indicator['unit']): TrendWords {
    const { value, baseline, band, noData } = names();
    const small = ({ state }: TrendPoint) => (state === 'small' ? `（${t('risk.states.small')}）` : '');
    return {
      headers: [
        t('risk.dashboard.period'),
        value,
        t('risk.dashboard.numerator'),
        t('risk.dashboard.denominator'),
        baseline,
        band,
      ],
      names: { value, baseline, band, noData },
      number: (shown) => number(shown, unit),
      cells: (point) => [
        figure(point.value, point.state, unit) + small(point),
        point.numerator === null ? '–' : count(point.numerator),
        point.denominator === null ? '–' : count(point.denominator),
        point.baseline === null ? '–' : withUnit(point.baseline, unit),
        interval(point.low, point.high, unit) || '–',
      ],
    };
  }

  return { t, trendWords };
}
