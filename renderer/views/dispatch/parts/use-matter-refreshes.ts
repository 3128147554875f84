import { computed, onBeforeUnmount, ref, watch } from 'vue';
import { useDispatchStore } from '../../../stores/dispatch.ts';
import { useSystemStore } from '../../../stores/system.ts';

const everyMs = 60_000;

/**
 * Changes whenever matters may have changed: data were published, this window acted, somebody came back to it, the core came back,
 * and every minute while it is seen, because others act on the same matters. Without the core what is shown stays.
 */
export function useMatterRefreshes() {
  const system = useSystemStore();
  const dispatch = useDispatchStore();
  const looks = ref(0);
  const isOpen = () => system.link === 'open';
  const look = () => document.visibilityState === 'visible' && isOpen() && (looks.value += 1);
  watch(isOpen, (opened) => opened && (looks.value += 1));

  const timer = setInterval(look, everyMs);
  document.addEventListener('visibilitychange', look);
  window.addEventListener('focus', look);
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('focus', look);
  });

  return computed(() => [system.dataVersion, dispatch.acts, looks.value].join());
}
