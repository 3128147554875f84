import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import type { MapMeasure, PointLayer } from '../../../schemas/api/master/map.ts';
import { useNumbers } from '../../components/use-numbers.ts';
import { useMapStore } from '../../stores/map.ts';

/** How the map writes values, ranks, months and what it is about. */
export function useMapTexts() {
  const { t, locale } = useI18n();
  const { count } = useNumbers();
  const store = useMapStore();
  const tag = computed(() => (locale.value === 'zh' ? 'zh-CN' : 'en-GB'));
  const rate = computed(
    () => new Intl.NumberFormat(tag.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  );
  const compact = computed(
    () => new Intl.NumberFormat(tag.value, { notation: 'compact', maximumFractionDigits: 1 }),
  );

  const isRate = computed(() => store.per === 'residents');
  const value = (number: number | null): string => {
    if (number === null) return t('map.noData');
    return isRate.value ? rate.value.format(number) : count(number);
  };
  const measureTitle = (measure: MapMeasure) => t(`map.measures.${measure}.title`);
  const unit = computed(() => {
    const plain = t(`map.measures.${store.measure}.unit`);
    return isRate.value ? t('map.perUnit', { unit: plain }) : plain;
  });
  const month = (first: string | null): string => {
    if (first === null) return t('map.allMonths');
    const [year, number] = first.split('-') as [string, string];
    return t('map.month', { year, month: locale.value === 'zh' ? String(Number(number)) : number });
  };
  const rank = ({ rank: place }: { rank: number | null }, of: number): string =>
    place === null ? '' : t('map.rank', { rank: count(place), count: count(of) });
  const layerName = (layer: PointLayer, isHeat: boolean): string =>
    [t(`map.layers.of.${layer}`), ...(isHeat ? [t('map.layers.heat')] : [])].join(' · ');
  const short = (number: number) => compact.value.format(number);

  return { t, count, value, unit, isRate, measureTitle, month, rank, layerName, short };
}
