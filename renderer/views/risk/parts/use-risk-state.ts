import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRisk, useRiskStore } from '../../../stores/risk.ts';
import { useSystemStore } from '../../../stores/system.ts';
import { useRead } from '../../../components/use-read.ts';

/** How far risk monitoring is, in words that stand on everything it shows. */
export function useRiskState() {
  const { t } = useI18n();
  const store = useRiskStore();
  const system = useSystemStore();
  const { data, failure, reload } = useRead(
    (signal) => useRisk().state({}, { signal }),
    [() => store.edition, () => system.dataVersion],
  );
  const dataThrough = computed(() => {
    const { assessedDay, dataVersion, months } = data.value ?? {};
    const day = assessedDay ?? months?.last;
    if (!day) return t('risk.neverAssessed');
    return dataVersion
      ? t('risk.dataThroughVersion', { day, version: dataVersion })
      : t('risk.dataThrough', { day });
  });
  const status = computed(() => {
    if (store.isBuilding) return t('risk.building');
    return data.value?.stale ? t('risk.stale') : '';
  });
  /** Whose and of which year the residents are that rates per 10,000 are made of; empty when nobody published any. */
  const residents = computed(() => {
    const known = data.value?.residents;
    return known ? t('risk.residents', known) : '';
  });
  return { data, failure, reload, dataThrough, status, residents };
}
