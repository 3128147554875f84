import { ref } from 'vue';
import { useEntitiesStore } from '../../../stores/entities.ts';
import { useNoticesStore } from '../../../stores/notices.ts';

/** Carries out one decision at a time; says when it failed. */
export function useDecide() {
  const notices = useNoticesStore();
  const entities = useEntitiesStore();
  const isBusy = ref(false);

  /** @returns whether it was carried out */
  async function decide(work: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    try {
      await work();
      entities.decisions++;
      return true;
    } catch (error) {
      notices.raiseFailure(error);
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, decide };
}
