import { computed, type ComputedRef, type Ref } from 'vue';
import type { MapFigures } from '../../charts/master/map-figures.ts';
import { useMapStore } from '../../stores/map.ts';
import type { Shown } from './use-map-figures.ts';
import { useMapTexts } from './use-map-texts.ts';

/** What the map says of itself, on the page and on everything that leaves: title, filters, data date, definitions. */
export function useMapWords(
  shown: Ref<Shown | null>,
  figures: ComputedRef<MapFigures | null>,
  placedNotes: ComputedRef<string[]>,
) {
  const store = useMapStore();
  const { t, count, unit, measureTitle, month } = useMapTexts();

  /** What is on the map; while the next is read, that is not yet what was chosen. */
  const asked = computed(() => shown.value?.measured ?? store);

  /** The hub's own count below the line is no population. */
  const isOfHub = computed(() => asked.value.per === 'residents' && !shown.value?.measured.denominator);
  const measureName = computed(() => {
    const title = measureTitle(asked.value.measure);
    if (asked.value.per === 'count') return title;
    return t(isOfHub.value ? 'map.perHubOf' : 'map.perResidentsOf', { title });
  });
  const level = computed(() => t(`map.levels.${asked.value.level}`));
  const title = computed(() => t('map.heading', { measure: measureName.value, level: level.value }));
  const area = computed(() => store.path.map(({ name }) => name).join(' › ') || t('map.wholeCity'));
  const dataDate = computed(() => {
    const date = shown.value?.measured.dataDate;
    return date ? t(`overview.dataDates.${date.basis}`, { date: date.day }) : t('map.noDataDate');
  });
  const facts = computed(() => [
    t('map.facts.area', { area: area.value }),
    t('map.facts.period', { period: month(asked.value.month) }),
    ...(asked.value.asOf ? [t('map.facts.register', { day: asked.value.asOf })] : []),
    ...(store.system === 'gcj02' ? [t('map.facts.system', { system: 'GCJ-02' })] : []),
    dataDate.value,
  ]);

  const denominator = computed(() => {
    if (asked.value.per === 'count') return '';
    const given = shown.value?.measured.denominator;
    return given ? t('map.denominator.official', given) : t('map.denominator.none');
  });
  const elsewhere = computed(() => {
    const sum = figures.value?.elsewhere ?? 0;
    return sum > 0 && asked.value.per === 'count'
      ? t('map.elsewhere', { count: count(sum), unit: unit.value })
      : '';
  });
  const notes = computed(() =>
    [
      `${t('map.definition')}${t('overview.colon')}${t(`map.measures.${asked.value.measure}.definition`)}`,
      denominator.value,
      elsewhere.value,
      ...placedNotes.value,
      store.layers.heat ? t('map.layers.heatHint') : '',
      store.system === 'gcj02' ? t('map.layers.systemHint') : '',
    ].filter(Boolean),
  );

  return {
    title,
    measureName,
    level,
    area,
    facts,
    notes,
    method: computed(() => t(`map.methodTexts.${store.method}`)),
  };
}
