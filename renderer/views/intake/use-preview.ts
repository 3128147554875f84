import { onScopeDispose, ref, watch } from 'vue';
import type { TablePreview } from '../../../schemas/api/intake.ts';
import { choiceOf, problemsOf, type TableDraft } from '../../stores/intake-draft.ts';
import { useHub } from '../../stores/hub.ts';

const restMs = 200;

/** How the sample comes out as the table is read now: tried anew whenever the person changes something. */
export function usePreview(fileId: () => string, draft: () => TableDraft) {
  const preview = ref<TablePreview | null>(null);
  /** Whether what is shown is of an earlier choice. */
  const isTrying = ref(false);
  let current: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const cannotBeRead = () =>
    draft().proposal.dataset === null || problemsOf(draft()).some(({ kind }) => kind === 'duplicate');

  async function tryOut(): Promise<void> {
    current = new AbortController();
    const { signal } = current;
    try {
      const choice = { fileId: fileId(), ...choiceOf(draft()) };
      const tried = await useHub().client.intake.preview(choice, { signal });
      if (!signal.aborted) preview.value = tried;
    } catch {
      if (!signal.aborted) preview.value = null; // what is wrong with the choice is said where it is made
    } finally {
      if (!signal.aborted) isTrying.value = false;
    }
  }

  watch(
    () => JSON.stringify(choiceOf(draft())),
    () => {
      clearTimeout(timer);
      current?.abort();
      isTrying.value = !cannotBeRead();
      if (isTrying.value) timer = setTimeout(() => void tryOut(), restMs);
      else preview.value = null;
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    clearTimeout(timer);
    current?.abort();
  });

  return { preview, isTrying };
}
