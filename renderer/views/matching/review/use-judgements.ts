import { computed, type WatchSource } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useSystemStore } from '../../../stores/system.ts';

type Page = Awaited<ReturnType<ReturnType<typeof useHub>['client']['linkage']['pairs']['judgements']>>;
/** A verdict that stands. */
export type JudgementLine = Page['judgements'][number];

const shown = 500;
const cityDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });

/**
 * The newest verdicts that stand, and how many of them were given today and are not applied yet; read again after each
 * run and whenever one of `sources` changes.
 */
export function useJudgements(entity: EntityKind, sources: WatchSource[] = []) {
  const system = useSystemStore();
  const { data, failure, reload } = useRead(
    (signal) => useHub().client.linkage.pairs.judgements({ entity, limit: shown }, { signal }),
    [() => system.dataVersion, ...sources],
  );

  const lines = computed(() => data.value?.judgements ?? null);
  const total = computed(() => data.value?.total ?? 0);
  const today = computed(() => {
    const day = cityDay.format(new Date());
    return lines.value?.filter(({ at }) => at.startsWith(day)).length ?? 0;
  });
  const pending = computed(() => lines.value?.filter(({ isApplied }) => !isApplied).length ?? 0);

  return { lines, total, today, pending, failure, reload };
}

export type Judgements = ReturnType<typeof useJudgements>;
