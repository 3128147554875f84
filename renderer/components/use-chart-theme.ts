import { onBeforeUnmount, shallowRef } from 'vue';
import { readChartTheme } from '../charts/chart-theme.ts';

/** The charts' colours, following the page from light to dark and back. */
export function useChartTheme() {
  const theme = shallowRef(readChartTheme());
  const observer = new MutationObserver(() => (theme.value = readChartTheme()));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['class'] });
  onBeforeUnmount(() => observer.disconnect());
  return theme;
}
