import type { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { useDatasets } from '../../../components/use-datasets.ts';
import { useHub } from '../../../stores/hub.ts';
import { useRiskValues } from '../../risk/parts/use-risk-values.ts';
import type { NewMatter } from './new-matter.ts';

/** A warning put into the words of a matter, and the matter that it has already. */
interface WarningMatter {
  matter: NewMatter;
  dispatched: number | null;
}

/** Makes a matter out of a warning: its figures, area, level and topic. */
export function useWarningMatter() {
  const { t, count, figure, withUnit } = useRiskValues();
  const { inLanguage } = useDatasets();

  async function read(warningId: number, signal: AbortSignal): Promise<WarningMatter> {
    const { risk } = useHub().client;
    const [warning, indicators] = await Promise.all([
      risk.warnings.get({ warningId }, { signal }),
      risk.indicators.list({}, { signal }),
    ]);
    const indicator = indicators.find(({ id }) => id === warning.indicator);
    return { matter: matterOf(warning, indicator), dispatched: warning.matterId };
  }

  function matterOf(warning: WarningDetail, indicator: Indicator | undefined): NewMatter {
    const unit = indicator?.unit ?? 'count';
    const words = {
      area: warning.areaName ?? (warning.area || t('dispatch.wholeCity')),
      indicator: indicator ? inLanguage(indicator.label) : warning.indicator,
      level: t(`risk.warningLevels.${warning.level}`),
      day: warning.lastConfirmed,
      value: figure(warning.value, 'ok', unit),
      figures: figuresOf(warning, unit),
    };
    return {
      title: t('dispatch.create.warningTitle', words),
      description: t('dispatch.create.warningDescription', words),
      topic: warning.topic,
      level: warning.level,
      area: warning.area,
      origin: { from: 'warning', warningId: warning.warningId },
    };
  }

  /** What the figure is made of, and what was to be expected. */
  function figuresOf({ numerator, denominator, baseline }: WarningDetail, unit: Indicator['unit']): string {
    const known: string[] = [];
    if (numerator !== null && denominator !== null)
      known.push(
        t('dispatch.create.warningShare', { numerator: count(numerator), denominator: count(denominator) }),
      );
    if (baseline !== null)
      known.push(t('dispatch.create.warningBaseline', { baseline: withUnit(baseline, unit) }));
    return known.length === 0 ? '' : t('dispatch.create.warningFigures', { figures: known.join('；') });
  }

  return { read };
}
