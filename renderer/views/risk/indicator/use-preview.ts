import { computed, onScopeDispose, ref, shallowRef, type Ref } from 'vue';
import type { Indicator } from '../../../../schemas/indicators/indicator.ts';
import { toFailure, type Failure } from '../../../api/errors.ts';
import { useRisk } from '../../../stores/risk.ts';

export type Preview = Awaited<ReturnType<ReturnType<typeof useRisk>['indicators']['preview']>>;

/** The effect of a draft on history, read when it is asked for, and whether it is that of the draft as it stands. */
export function usePreview(draft: Ref<Indicator>) {
  const preview = shallowRef<Preview | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const isRunning = ref(false);
  const seen = ref('');
  const isOutdated = computed(() => seen.value !== JSON.stringify(draft.value));
  let current = new AbortController();

  async function run(): Promise<void> {
    current.abort();
    const { signal } = (current = new AbortController());
    const asked = JSON.stringify(draft.value);
    isRunning.value = true;
    try {
      const answer = await useRisk().indicators.preview({ indicator: draft.value }, { signal });
      if (signal.aborted) return;
      preview.value = answer;
      failure.value = null;
      seen.value = asked;
    } catch (error) {
      if (!signal.aborted) failure.value = toFailure(error);
    } finally {
      if (!signal.aborted) isRunning.value = false;
    }
  }

  onScopeDispose(() => current.abort());
  return { preview, failure, isRunning, isOutdated, run };
}
