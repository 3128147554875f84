import { computed, ref, shallowRef, watch } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import type { ConflictLine } from '../../../../schemas/api/master/conflicts.ts';
import { useRead } from '../../../components/use-read.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';
import { useSettle } from '../values/use-settle.ts';

export const conflictsPerPage = 20;

/** Which conflicts are shown. */
export interface ConflictFilter {
  kind: EntityKind;
  /** null: of every field */
  field: string | null;
  settled: boolean;
  /** What whole values are wanted for; null: they stay masked. */
  purpose: string | null;
}

/** A decision that was made here; it can be taken back also when its conflict has left the list. */
export interface Decision {
  settlementId: number;
  recordId: number;
}

/** One conflict of an entity. */
export const conflictKey = ({ kind, entityId, field }: ConflictLine): string =>
  `${kind} ${entityId} ${field}`;

/** The conflicts to be settled, and what was decided about them here. */
export function useConflicts() {
  const entities = useEntitiesStore();
  const { isBusy, settle, withdraw } = useSettle();
  const filter = shallowRef<ConflictFilter>({ kind: 'person', field: null, settled: false, purpose: null });
  const page = ref(1);
  const decided = ref(new Map<string, Decision>());
  /** Keys in the order of the decisions. */
  const order = computed(() => [...decided.value.keys()]);
  watch(filter, () => (page.value = 1), { flush: 'sync' });

  const summary = useRead(
    (signal) => useMaster().conflicts.summary({}, { signal }),
    [() => entities.built, () => entities.decisions],
  );
  const list = useRead(
    async (signal) => {
      const asked = filter.value;
      const offset = (page.value - 1) * conflictsPerPage;
      const answer = await useMaster().conflicts.list(
        { ...asked, offset, limit: conflictsPerPage },
        { signal },
      );
      return { asked, ...answer };
    },
    [filter, page, () => entities.built],
  );
  /** The decision that is being made: taking back waits for it, however fast somebody types. */
  let deciding: Promise<boolean> = Promise.resolve(true);

  async function decideNow(line: ConflictLine, recordId: number, note: string): Promise<boolean> {
    const { kind, entityId, field } = line;
    const settlementId = await settle({ kind, entityId, field, recordId, note });
    if (settlementId === null) return false;
    decided.value.set(conflictKey(line), { settlementId, recordId });
    return true;
  }

  /** Adopts the value of a record; false where that failed. */
  function decide(line: ConflictLine, recordId: number, note: string): Promise<boolean> {
    deciding = decideNow(line, recordId, note);
    return deciding;
  }

  /** Takes a decision back that was made here, the last one unless another is named. */
  async function undo(named?: string): Promise<void> {
    await deciding;
    const key = named ?? order.value.at(-1);
    const decision = key === undefined ? undefined : decided.value.get(key);
    if (key === undefined || !decision) return;
    if ((await withdraw(decision.settlementId)) !== null) decided.value.delete(key);
  }

  /** Takes an earlier decision back. */
  async function withdrawSettled(line: ConflictLine): Promise<void> {
    const { settlement } = line;
    if (!settlement || (await withdraw(settlement.settlementId)) === null) return;
    decided.value.delete(conflictKey(line));
    await list.reload();
  }

  return { filter, page, summary, list, decided, isBusy, decide, undo, withdrawSettled };
}
