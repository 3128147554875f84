import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { FigureState, RiskFigure } from '../../../../schemas/api/risk/figures.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { useNumbers } from '../../../components/use-numbers.ts';

type Unit = Indicator['unit'];

/** Figures of indicators as people read them: with their unit, and never a number where there is none. */
export function useRiskValues() {
  const { t, locale } = useI18n();
  const { count } = useNumbers();
  const tag = computed(() => (locale.value === 'zh' ? 'zh-CN' : 'en-GB'));
  const fine = computed(() => new Intl.NumberFormat(tag.value, { maximumFractionDigits: 2 }));
  const rate = computed(
    () => new Intl.NumberFormat(tag.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );

  /** A number without its unit. */
  const number = (value: number, unit: Unit): string => {
    if (unit === 'count') return Number.isInteger(value) ? count(value) : fine.value.format(value);
    return rate.value.format(value);
  };
  const unitText = (unit: Unit): string => t(`risk.units.${unit}`);
  const withUnit = (value: number, unit: Unit): string => {
    const text = unitText(unit);
    const gap = unit === 'percent' || text === '' || /^[/\p{Script=Han}]/u.test(text) ? '' : ' ';
    return `${number(value, unit)}${gap}${text}`;
  };
  /** A figure, or why there is none. */
  const figure = (value: number | null, state: FigureState, unit: Unit): string => {
    if (state === 'no-data' || state === 'suppressed') return t(`risk.states.${state}`);
    return value === null ? t('risk.states.no-data') : withUnit(value, unit);
  };
  const interval = (low: number | null, high: number | null, unit: Unit): string =>
    low === null || high === null ? '' : `${number(low, unit)} – ${withUnit(high, unit)}`;

  /** How a figure stands to an earlier one: percentage points between shares, percent between others. */
  function change(compared: RiskFigure['yearChange'], unit: Unit): string {
    if (!compared) return '–';
    if (compared.isSteady) return t('risk.dashboard.compare.steady');
    const size = `${compared.by > 0 ? '+' : '−'}${rate.value.format(Math.abs(compared.by))}`;
    return t(`risk.dashboard.compare.${unit === 'percent' ? 'points' : 'percent'}`, { change: size });
  }

  return { t, count, number, unitText, withUnit, figure, interval, change, rate };
}
