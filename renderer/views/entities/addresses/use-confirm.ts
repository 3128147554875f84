import { ref } from 'vue';
import type { StandardAddress } from '../../../../schemas/api/master/addresses.ts';
import { useEntitiesStore, useMaster } from '../../../stores/entities.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

/** Confirms standard addresses and takes that back; says when it failed. */
export function useConfirm() {
  const notices = useNoticesStore();
  const entities = useEntitiesStore();
  const isBusy = ref(false);
  /** What was confirmed here, the last one last. */
  const made: number[] = [];

  async function decide(work: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    try {
      await work();
      entities.decisions++;
    } catch (error) {
      notices.raiseFailure(error);
    } finally {
      isBusy.value = false;
    }
  }

  const confirm = (addresses: readonly StandardAddress[]): Promise<void> =>
    decide(async () => {
      const addressIds = addresses.map(({ addressId }) => addressId);
      const { confirmationIds } = await useMaster().addresses.confirm({ addressIds });
      made.push(...confirmationIds);
    });

  const withdraw = (confirmationId: number): Promise<void> =>
    decide(async () => {
      await useMaster().addresses.withdraw({ confirmationId });
      if (made.includes(confirmationId)) made.splice(made.indexOf(confirmationId), 1);
    });

  /** Takes the last confirmation back that was made here. */
  async function undo(): Promise<void> {
    const last = made.at(-1);
    if (last !== undefined) await withdraw(last);
  }

  return { isBusy, confirm, withdraw, undo };
}
