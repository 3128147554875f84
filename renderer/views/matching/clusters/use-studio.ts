import { computed, ref, shallowRef, watch } from 'vue';
import type { ClusterView } from '../../../../schemas/api/linkage/clusters.ts';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { othersOf } from '../../../charts/linkage/entity-graph.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useMatchingStore } from '../../../stores/matching.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

type NearLink = ClusterView['near'][number];

/** `1`, `2` … within the entity; `A`, `B` … `Z`, `AA` for records of others. */
export function otherName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : otherName(Math.floor(place / 26) - 1) + letter;
}

/** One entity taken apart: its records, which of them are chosen, and what can be done with them. */
export function useStudio(entity: EntityKind, entityId: () => number) {
  const { clusters, pairs } = useHub().client.linkage;
  const matching = useMatchingStore();
  const notices = useNoticesStore();
  const selected = shallowRef<ReadonlySet<number>>(new Set());
  const isBusy = ref(false);
  /** How often something was decided here. */
  const decisions = ref(0);

  const {
    data: read,
    failure,
    reload,
  } = useRead(
    (signal) => clusters.get({ entity, entityId: entityId() }, { signal }),
    [entityId, () => matching.isBusy(entity)],
  );
  /** Never another entity's records under this one's id: they could be split off by mistake. */
  const data = computed(() => (read.value?.entityId === entityId() ? read.value : null));
  watch(entityId, () => (selected.value = new Set()));
  watch(data, (view) => {
    const here = new Set(view?.nodes.map(({ recordId }) => recordId));
    selected.value = new Set([...selected.value].filter((recordId) => here.has(recordId)));
  });

  /** What a record is called in the graph and in the tables. */
  const names = computed(() => {
    const own = data.value?.nodes.map(({ recordId }, at): [number, string] => [recordId, String(at + 1)]);
    const others = othersOf({ near: data.value?.near ?? [] });
    return new Map([...(own ?? []), ...others.map(({ recordId }, at) => [recordId, otherName(at)] as const)]);
  });

  function toggle(recordId: number): void {
    const next = new Set(selected.value);
    if (!next.delete(recordId)) next.add(recordId);
    selected.value = next;
  }

  function decided(): Promise<void> {
    decisions.value++;
    return reload();
  }

  async function change(work: () => Promise<unknown>): Promise<void> {
    isBusy.value = true;
    try {
      await work();
      await decided();
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  /** Keeps the chosen records apart from the others. */
  const split = (note: string): Promise<void> =>
    change(async () => {
      const asked = { entity, entityId: entityId(), records: [...selected.value], note };
      const { judgements } = await clusters.split(asked);
      selected.value = new Set();
      notices.raise('success', 'linkage.clusters.splitDone', { count: judgements });
    });

  /** Joins the record of another entity to the one that it nearly was linked to. */
  const merge = ({ left, right }: NearLink): Promise<void> =>
    change(async () => {
      await pairs.judge({ entity, left, right, verdict: 'same' });
      notices.raise('success', 'linkage.clusters.mergeDone');
    });

  return { data, failure, reload, selected, names, isBusy, decisions, decided, toggle, split, merge };
}

export type Studio = ReturnType<typeof useStudio>;
