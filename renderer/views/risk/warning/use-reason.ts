import { useI18n } from 'vue-i18n';
import type { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import { useRiskStore } from '../../../stores/risk.ts';
import { useIndicatorNames } from '../parts/use-indicator-names.ts';
import { useRiskValues } from '../parts/use-risk-values.ts';

/** The reason for a warning in sentences, made of its rule and figures alone. */
export function useReason() {
  const { locale } = useI18n();
  const store = useRiskStore();
  const { indicatorName } = useIndicatorNames();
  const { t, count, withUnit } = useRiskValues();

  /** Statistics have no unit; probabilities need their first digits, however small. */
  function plain(value: number): string {
    const tag = locale.value === 'zh' ? 'zh-CN' : 'en-GB';
    const small = value !== 0 && Math.abs(value) < 0.01;
    const form = small ? ({ maximumSignificantDigits: 2 } as const) : ({ maximumFractionDigits: 2 } as const);
    return new Intl.NumberFormat(tag, form).format(value);
  }

  function reasonKey({ rule }: WarningDetail): string {
    if (rule.method !== 'relative') return rule.method;
    return rule.against === 'year' ? 'relativeYear' : 'relativePeriod';
  }

  function counts({ numerator, denominator }: WarningDetail): string {
    if (numerator === null) return '';
    return denominator === null
      ? t('risk.warnings.reasons.count', { numerator: count(numerator) })
      : t('risk.warnings.reasons.counts', { numerator: count(numerator), denominator: count(denominator) });
  }

  function reason(warning: WarningDetail): string[] {
    const unit = store.byId.get(warning.indicator)?.unit ?? 'count';
    const shown = (value: number | null) => (value === null ? '–' : withUnit(value, unit));
    const first = t(`risk.warnings.reasons.${reasonKey(warning)}`, {
      area: areaName(warning),
      indicator: indicatorName(warning.indicator),
      value: shown(warning.value),
      baseline: shown(warning.baseline),
      statistic: plain(warning.statistic),
      bound: warning.rule.method === 'fixed' ? shown(warning.bound) : plain(warning.bound),
      level: t(`risk.warningLevels.${warning.level}`),
      members: count(warning.members.length),
    });
    const rest = warning.rule.method === 'fixed' ? '' : t('risk.warnings.reasons.controlled');
    return [first, counts(warning), rest].filter(Boolean);
  }

  const areaName = ({ area, areaName: name }: Pick<WarningDetail, 'area' | 'areaName'>): string =>
    area ? (name ?? area) : t('risk.wholeCity');

  return { reason, areaName, plain };
}
