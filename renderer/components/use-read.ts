import { onBeforeUnmount, ref, shallowRef, watch, type WatchSource } from 'vue';
import { toFailure, type Failure } from '../api/errors.ts';

/**
 * Reads something from the core for as long as the calling component lives: at once, and again whenever one of
 * `sources` changes. The last answer stays on the page while the next is under way; a reading that was
 * overtaken is cancelled.
 */
export function useRead<T>(read: (signal: AbortSignal) => Promise<T>, sources: WatchSource[] = []) {
  const data = shallowRef<T | null>(null);
  const failure = ref<Failure | null>(null);
  const isLoading = ref(false);
  let current = new AbortController();

  async function reload(): Promise<void> {
    current.abort();
    const mine = (current = new AbortController());
    isLoading.value = true;
    try {
      const answer = await read(mine.signal);
      if (mine.signal.aborted) return;
      data.value = answer;
      failure.value = null;
    } catch (error) {
      if (!mine.signal.aborted) failure.value = toFailure(error);
    } finally {
      if (!mine.signal.aborted) isLoading.value = false;
    }
  }

  watch(sources, reload, { immediate: true });
  onBeforeUnmount(() => current.abort());
  return { data, failure, isLoading, reload };
}
