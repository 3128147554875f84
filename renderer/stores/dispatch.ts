import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { HubClient } from '../api/hub.ts';
import { useHub } from './hub.ts';

/** The procedures of dispatching. */
export const useDispatch = (): HubClient['dispatch'] => useHub().client.dispatch;

/** What this window did with matters, which every list of them must show at once. */
export const useDispatchStore = defineStore('dispatch', () => {
  /** Goes up whenever this window changed a matter; watch it to read again. */
  const acts = ref(0);
  const tellActed = (): void => void (acts.value += 1);

  return { acts, tellActed };
});
