import { ref } from 'vue';
import type { EntityKind } from '../../../../schemas/api/linkage/entity-kind.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

/** A value that somebody decided for, by one of the rows that give it. */
export interface Choice {
  kind: EntityKind;
  entityId: number;
  field: string;
  recordId: number;
  note?: string;
}

/** Settles what departments disagree about, and takes that back. Both say when they failed. */
export function useSettle() {
  const notices = useNoticesStore();
  const entities = useEntitiesStore();
  const isBusy = ref(false);

  async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
    isBusy.value = true;
    try {
      return await work();
    } catch (error) {
      notices.raiseFailure(error);
      return null;
    } finally {
      isBusy.value = false;
    }
  }

  /** Makes the value hold from now on; null when it could not. */
  const settle = (choice: Choice): Promise<number | null> =>
    attempt(async () => {
      const { settlementId } = await useMaster().conflicts.settle(choice);
      entities.decisions++;
      notices.raise('success', 'master.lineage.settled');
      return settlementId;
    });

  /** Lets the rules choose again; null when that could not be. */
  const withdraw = (settlementId: number): Promise<number | null> =>
    attempt(async () => {
      await useMaster().conflicts.withdraw({ settlementId });
      entities.decisions++;
      notices.raise('success', 'master.conflicts.withdrawn');
      return settlementId;
    });

  return { isBusy, settle, withdraw };
}
