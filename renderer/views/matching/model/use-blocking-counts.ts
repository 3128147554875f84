import { shallowRef, watch } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { BlockingCounts } from '../../../../schemas/api/linkage/model.ts';
import type { BlockingRule } from '../../../../schemas/linkage/blocking-rule.ts';
import { useRead } from '../../../components/use-read.ts';
import { useHub } from '../../../stores/hub.ts';
import { useSystemStore } from '../../../stores/system.ts';

const settleMs = 400;

/** Rules and their counts, which belong together. */
export interface CountedRules {
  blocking: readonly BlockingRule[];
  counts: BlockingCounts;
}

/** Counts the pairs of the rules on the page, soon after they changed. */
export function useBlockingCounts(
  entity: EntityKind,
  rules: () => { blocking: BlockingRule[]; largestBlock: number },
) {
  const system = useSystemStore();
  const asked = shallowRef(rules());
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(rules, (next, before) => {
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (asked.value = next), settleMs);
  });

  return useRead(
    async (signal): Promise<CountedRules> => {
      const { blocking, largestBlock } = asked.value;
      const input = { entity, blocking, largestBlock };
      return { blocking, counts: await useHub().client.linkage.model.blockingCounts(input, { signal }) };
    },
    [asked, () => system.dataVersion],
  );
}
