import { useI18n } from 'vue-i18n';
import type { WarningDetail } from '../../../../schemas/api/risk/warnings.ts';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { useDatasets } from '../../../components/use-datasets.ts';
import { useHub } from '../../../stores/hub.ts';
import type { NewMatter } from './new-matter.ts';

/** A warning put into the words of a matter, and the matter that it has already. */
export interface WarningMatter {
  matter: NewMatter;
  dispatched: number | null;
}

/** Makes a matter out of a warning: its figures, area, level and topic. */
export function useWarningMatter() {
  const { t } = useI18n();
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
    const figure = (value: number | null) => (value === null ? t('app.states.none') : figureText(value));
    const words = {
      area: warning.areaName ?? (warning.area || t('dispatch.wholeCity')),
      indicator: indicator ? inLanguage(indicator.label) : warning.indicator,
      level: t(`risk.warningLevels.${warning.level}`),
      day: warning.lastConfirmed,
      value: figure(warning.value),
      baseline: figure(warning.baseline),
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

  return { read };
}

const figureText = (value: number): string => String(Math.round(value * 100) / 100);
