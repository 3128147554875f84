import { computed, onBeforeUnmount, ref } from 'vue';
import { useDispatchStore } from '../../../stores/dispatch.ts';
import { useSystemStore } from '../../../stores/system.ts';

const everyMs = 60_000;

/**
 * Changes whenever matters may have changed: data were published, this window acted, somebody came back to it, and every minute
 * while it is seen, because others act on the same matters.
 */
export function useMatterRefreshes() {
  const system = useSystemStore();
  const dispatch = useDispatchStore();
  const looks = ref(0);
  const look = () => document.visibilityState === 'visible' && (looks.value += 1);

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
